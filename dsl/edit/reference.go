package edit

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/akis-platform/akis/engine/phrase"
	"github.com/akis-platform/akis/schemas"
)

// site is a place where the name of a target is written.
type site struct {
	file *file
	part *part
	at   string // the pointer of the value in the part's tree; of a key or a label, of what has it
	full string // the same in the document
	form siteForm
	// of a reference, the part of it; of a text, its runes
	from, to int
}

type siteForm uint8

const (
	siteLabel     siteForm = iota // the label of a block
	siteKey                       // the key in a map
	siteReference                 // a part of a reference
	siteText                      // a stretch of a text
	siteWhole                     // a whole word or text
)

// finder walks the canonical trees for the places that name a target. Which values
// are references, rules and templates, the schemas say.
type finder struct {
	*shape
	doc     *Document
	target  target
	holders map[string]bool
	file    *file
	part    *part
	sites   []site
	doubts  []doubt
}

// scope is what a name of a step, an outcome or a person depends on.
type scope struct {
	flows []string            // the flows that it can be about
	stops []stop              // of a scenario, where the case can be
	test  string              // the scenario
	feeds map[string][]string // of a mapping, the fields by the column that feeds them
}

// references answers every place that names the target, and those that may.
func (d *Document) references(t target) ([]site, []doubt) {
	s := d.shape()
	f := &finder{shape: s, doc: d, target: t, holders: t.holders(s)}
	for _, name := range d.names() {
		f.file = d.files[name]
		if f.file.root == "" {
			continue
		}
		for _, p := range f.file.parts {
			f.part = p
			if p.misread().HasErrors() {
				if strings.Contains(string(p.src), t.name()) {
					f.doubt("", "%s cannot be renamed yet: this text holds its name and cannot be read. Mend it first.", f.target.at)
				}
				continue
			}
			f.block(schemas.Of(f.file.root), p.tree().Root, "", scope{flows: s.allFlows()})
		}
	}
	return f.sites, f.doubts
}

func (f *finder) site(at string, form siteForm, from, to int) {
	f.sites = append(f.sites, site{f.file, f.part, at, f.doc.global(f.file, f.part, at), form, from, to})
}

func (f *finder) doubt(at string, why phrase.Format, args ...any) {
	f.doubts = append(f.doubts, doubt{site{file: f.file, part: f.part, at: at, full: f.doc.global(f.file, f.part, at)}, why, args})
}

func (f *finder) block(b *schemas.Block, node map[string]any, at string, in scope) {
	f.structure(b, node, at, in)
	for _, name := range slices.Sorted(maps.Keys(b.Props)) {
		p, v := b.Props[name], node[name]
		here := at + "/" + name
		switch {
		case v == nil:
		case p.Sequence != nil:
			f.scenario(list(v), here, in)
		case p.Block == "":
			f.attribute(p, v, here, in)
		case !p.Labelled:
			f.block(schemas.Of(p.Block), object(v), here, in)
		default:
			for label, child := range object(v) {
				sub := here + "/" + label
				if sub == f.target.at {
					f.site(sub, siteLabel, 0, 0)
				}
				f.block(schemas.Of(p.Block), object(child), sub, f.within(in, name, sub, object(child)))
			}
		}
	}
}

// within answers the scope inside a block.
func (f *finder) within(in scope, kind, at string, node map[string]any) scope {
	_, name := parent(at)
	switch kind {
	case "flow":
		in.flows = []string{name}
	case "category":
		in.flows = f.flowsBelow(categoryPath(at))
	case "test":
		in.test = name
		path := strings.ReplaceAll(strings.TrimPrefix(text(object(node["case"])["category"]), "category."), ".", "/")
		in.enter(f.shape, f.flowOf(path))
	case "import":
		in.feeds = map[string][]string{}
		for field, column := range object(node["field"]) {
			in.feeds[text(column)] = append(in.feeds[text(column)], field)
		}
	}
	return in
}

// categoryPath answers cargo/late of /category/cargo/category/late.
func categoryPath(pointer string) string {
	return strings.ReplaceAll(strings.TrimPrefix(pointer, "/category/"), "/category/", "/")
}

func (f *finder) attribute(p *schemas.Prop, v any, at string, in scope) {
	switch p.Kind {
	case "ref", "duration_one":
		f.reference(text(v), at, in)
	case "refs":
		for i, x := range list(v) {
			f.reference(text(x), at+"/"+strconv.Itoa(i), in)
		}
	case "map_ref", "duration":
		for key, x := range object(v) {
			f.reference(text(x), under(at, key), in)
		}
	case "address":
		if p.Name == "to" { // what something came from is gone, whatever its name was
			f.reference(text(v), at, in)
		}
	case "rule", "expr":
		f.rule(text(v), at, in)
	case "map_expr":
		for key, x := range object(v) {
			f.rule(text(x), under(at, key), in)
		}
	case "template":
		for locale, x := range object(v) {
			f.template(text(x), under(at, locale), in)
		}
	}
	for _, kind := range p.Names {
		f.named(kind, v, at, in)
	}
	for _, kind := range p.Keys {
		f.keys(kind, object(v), at, in)
	}
}

func (f *finder) reference(ref, at string, in scope) {
	if ref == "" {
		return
	}
	parts := strings.Split(ref, ".")
	t := f.target
	switch {
	case len(parts) < 2:
	case (t.kind == "step" || t.kind == "end") && parts[0] != "flow":
		if parts[0] == t.kind && parts[1] == t.name() {
			f.settle(f.stops(in.flows, t.kind), at, siteReference, 1, 0, ref)
		}
	case t.kind == "outcome" && parts[0] == "outcome" && parts[1] == t.name():
		f.settle(f.stops(in.flows, "step"), at, siteReference, 1, 0, ref)
	case parts[0] == "flow" && len(parts) == 4 && parts[2] == t.kind:
		if parts[1] == t.path[0] && parts[3] == t.name() {
			f.site(at, siteReference, 3, 0)
		}
	case t.kind == "option":
		f.addressed(ref, parts, at)
	case t.kind == "outcome":
		if parts[0] == "step" && len(parts) > 2 && parts[2] == t.name() {
			f.settle(named(f.stops(in.flows, "step"), parts[1]), at, siteReference, 2, 0, ref)
		}
	default:
		if i := t.inReference(parts); i >= 0 {
			f.site(at, siteReference, i, 0)
		}
	}
}

// addressed notes an option by its address, choices.country.FR.
func (f *finder) addressed(ref string, parts []string, at string) {
	rest, ok := strings.CutPrefix(ref, "choices."+f.target.path[0]+".")
	switch {
	case !ok || rest != f.target.name():
	case len(parts) > 3:
		f.doubt(at, "%s cannot be renamed yet: its points look like those of an address here. Rename it as text.", f.target.at)
	default:
		f.site(at, siteReference, 2, 0)
	}
}

// named keeps the stops of a name.
func named(stops []stop, name string) []stop {
	var kept []stop
	for _, s := range stops {
		if s.name == name {
			kept = append(kept, s)
		}
	}
	return kept
}

// settle notes a place that means one of the stops, or the outcome or escalation of
// the target's name in one of them: for certain, perhaps, or not at all.
func (f *finder) settle(stops []stop, at string, form siteForm, from, to int, what string) {
	meant, others := false, ""
	for _, s := range stops {
		is, other := f.means(s)
		meant = meant || is
		if other != "" {
			others = other
		}
	}
	switch {
	case meant && others != "":
		f.doubt(at, "%s cannot be renamed yet: %s may also mean %s here. Name them apart first.", f.target.at, what, others)
	case meant:
		f.site(at, form, from, to)
	}
}

// means reports whether the target is the stop or stands in it, or answers another
// thing of its name that is or does.
func (f *finder) means(s stop) (bool, string) {
	t := f.target
	if t.kind == "step" || t.kind == "end" {
		if s.kind != t.kind || s.name != t.name() {
			return false, ""
		}
		if s.flow == t.path[0] {
			return true, ""
		}
		return false, fmt.Sprintf("%s.%s of flow.%s", s.kind, s.name, s.flow)
	}
	if object(f.node(s)[t.kind])[t.name()] == nil {
		return false, ""
	}
	if s.flow == t.path[0] && s.name == t.path[1] {
		return true, ""
	}
	return false, fmt.Sprintf("%s %q of step.%s in flow.%s", t.kind, t.name(), s.name, s.flow)
}

// named notes texts that are names where the schema says so.
func (f *finder) named(kind string, v any, at string, in scope) {
	if kind != f.target.kind {
		return
	}
	for i, x := range list(v) {
		f.named(kind, x, at+"/"+strconv.Itoa(i), in)
	}
	if text(v) == kind+"."+f.target.name() { // a reference in quotes
		f.site(at, siteReference, 1, 0)
	}
	if text(v) != f.target.name() {
		return
	}
	switch kind {
	case "outcome":
		f.settle(f.leaving(in), at, siteWhole, 0, 0, text(v))
	case "escalate":
		f.settle(f.stops(in.flows, "step"), at, siteWhole, 0, 0, text(v))
	case "gate":
		if n := f.gate[f.target.name()]; n > 1 {
			f.doubt(at, "%s cannot be renamed yet: %d gates are called %s, and this may be any of them. Name them apart first.", f.target.at, n, f.target.name())
			return
		}
		f.site(at, siteWhole, 0, 0)
	case "person":
		if in.test == f.target.path[0] {
			f.site(at, siteWhole, 0, 0)
		}
	default:
		f.site(at, siteWhole, 0, 0)
	}
}

// leaving answers the steps that an outcome of the target's name can leave: those
// where the case can be, or else every one.
func (f *finder) leaving(in scope) []stop {
	has := func(s stop) bool { return object(f.node(s)["outcome"])[f.target.name()] != nil }
	if slices.ContainsFunc(in.stops, has) {
		return in.stops
	}
	return f.stops(in.flows, "step")
}

// keys notes keys that name fields, and values that are codes of a field's options.
func (f *finder) keys(kind string, values map[string]any, at string, in scope) {
	for key, v := range values {
		here := under(at, key)
		customers := kind == "customer"
		if kind == f.target.kind && kind != "field" && key == f.target.name() {
			f.key(kind, key, here, in)
		}
		if kind != "field" && !customers {
			continue
		}
		if f.target.kind == "field" && key == f.target.name() && f.customer[key] == customers {
			f.site(here, siteKey, 0, 0)
		}
		if f.target.kind == "option" && f.choices[key] == f.target.path[0] && f.customer[key] == customers {
			f.values(v, here)
		}
		if f.target.kind == "tier" && customers && key == "tier" {
			f.values(v, here)
		}
	}
}

// key notes a key that names something else than a field.
func (f *finder) key(kind, key, at string, in scope) {
	if kind == "escalate" {
		f.settle(f.stops(in.flows, "step"), at, siteKey, 0, 0, key)
		return
	}
	f.site(at, siteKey, 0, 0)
}

// values notes a text that is the target's name, alone or in a list.
func (f *finder) values(v any, at string) {
	if text(v) == f.target.name() {
		f.site(at, siteWhole, 0, 0)
	}
	for i, x := range list(v) {
		f.values(x, at+"/"+strconv.Itoa(i))
	}
}
