package edit

import (
	"cmp"
	"slices"
	"strings"
)

// rename changes a name on the model wherever a site says that it stands: texts and
// references first, then the keys of maps, then the name of the thing itself.
func (m model) rename(r *renaming) {
	sites := slices.Clone(r.sites)
	// from the end of each text, so that what comes before stays in its place
	slices.SortStableFunc(sites, func(a, b site) int { return cmp.Compare(b.from, a.from) })
	for _, form := range []siteForm{siteText, siteReference, siteWhole, siteKey, siteLabel} {
		for _, s := range sites {
			if s.form == form {
				m.renameSite(r, s)
			}
		}
	}
}

func (m model) renameSite(r *renaming, s site) {
	name := r.to.name()
	if s.form == siteLabel || s.form == siteKey {
		m.rekey(s.full, name)
		return
	}
	m.change(s.full, func(in any, key string, _ bool) (any, bool) {
		v, _ := member(in, key)
		return replaced(in, key, renamedText(r, s, text(v)))
	})
}

func renamedText(r *renaming, s site, old string) string {
	name := r.to.name()
	switch s.form {
	case siteText:
		runes := []rune(old)
		return string(runes[:s.from]) + name + string(runes[s.to:])
	case siteReference:
		parts := strings.Split(old, ".")
		parts[s.from] = name
		return strings.Join(parts, ".")
	}
	return name
}

// repath writes the new path of a category at every site.
func (m model) repath(r *renaming) {
	sites := slices.Clone(r.sites)
	slices.SortStableFunc(sites, func(a, b site) int { return cmp.Compare(b.from, a.from) })
	for _, s := range sites {
		if s.form == siteLabel {
			continue
		}
		m.change(s.full, func(in any, key string, _ bool) (any, bool) {
			v, _ := member(in, key)
			return replaced(in, key, repathed(r, s, text(v)))
		})
	}
}

func repathed(r *renaming, s site, old string) string {
	if s.form == siteReference {
		parts := strings.Split(old, ".")
		parts = slices.Replace(parts, 1, len(r.from.path)+1, r.to.path...)
		return strings.Join(parts, ".")
	}
	runes := []rune(old)
	from := s.to - len([]rune(strings.Join(r.from.path, ".")))
	sep := "."
	if slices.Contains(runes[from:s.to], '/') {
		sep = "/"
	}
	return string(runes[:from]) + strings.Join(r.to.path, sep) + string(runes[s.to:])
}

// rekey gives a node another last part of its address.
func (m model) rekey(at, name string) {
	block, rest := top(at)
	if len(rest) > 0 {
		m.change(at, func(in any, key string, _ bool) (any, bool) {
			o, ok := in.(*ordered)
			if !ok {
				return in, false
			}
			i, v := slices.Index(o.keys, key), o.values[key]
			o.remove(key)
			o.insert(i, name, v)
			return o, true
		})
		return
	}
	above, _ := parent(at)
	next := under(above, name)
	m.nodes[next] = m.nodes[block]
	delete(m.nodes, block)
	for file, tops := range m.layout {
		if i := slices.Index(tops, block); i >= 0 {
			tops = slices.Clone(tops)
			tops[i] = next
			m.layout[file] = tops
		}
	}
}
