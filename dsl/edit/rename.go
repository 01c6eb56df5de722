package edit

import (
	"bytes"
	"cmp"
	"regexp"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/akis-platform/akis/dsl/diag"
	"github.com/akis-platform/akis/dsl/syntax"
)

// Splice puts a text in the place of the bytes From to To of a file.
type Splice struct {
	From int    `json:"from"`
	To   int    `json:"to"`
	Text string `json:"text"`
}

// Rename answers the splices, by file, that give the thing at a pointer another
// name and change every place that names it: references, rules, templates and
// scenarios. Layout is left alone. Where a place may mean something else, or the
// new name would, nothing is answered but the places.
func Rename(files map[string][]byte, pointer, name string) (map[string][]Splice, diag.List) {
	d := Open(files)
	r, list := d.renaming(pointer, name)
	if list != nil {
		return nil, list
	}
	after := d.spliced(r.edits)
	if list := r.prove(d, after); list != nil {
		return nil, list
	}
	return d.byFile(r.edits), nil
}

var (
	blockName  = regexp.MustCompile(`^[a-z][a-z0-9_]{0,63}$`)
	optionCode = regexp.MustCompile(`^[\p{L}\p{N}_.-][\p{L}\p{N}_. -]{0,63}$`)
	identifier = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_]*$`)
)

// renaming is a rename that has been worked out.
type renaming struct {
	from, to target
	sites    []site
	edits    map[*part][]Splice
}

func (d *Document) renaming(pointer, name string) (*renaming, diag.List) {
	t, ok := targetOf(pointer)
	if !ok {
		return nil, refused(CodeOperation, pointer, "Nothing with a name", "%s has no name of its own. Rename blocks and options.", pointer)
	}
	if _, ok := d.find(pointer); !ok {
		return nil, absent(pointer)
	}
	form, why := blockName, nameForm
	if t.kind == "option" {
		form, why = optionCode, "%q: the code of an option is letters, digits, _, -, points and spaces, %d at most."
	}
	if !form.MatchString(name) {
		return nil, refused(CodeValue, pointer, "Name cannot be used", why, name, maxName)
	}
	r := &renaming{from: t, to: t.renamed(name), edits: map[*part][]Splice{}}
	if _, taken := d.find(r.to.at); taken {
		return nil, present(r.to.at)
	}
	var doubts []doubt
	if r.sites, doubts = d.references(t); len(doubts) > 0 {
		return nil, d.unclear(doubts)
	}
	for _, s := range r.sites {
		r.edits[s.part] = append(r.edits[s.part], d.splice(s, name))
	}
	return r, nil
}

// prove holds a rename against its result: the meaning is the old one with the name
// changed where it stood, what names the target now is what named it before, and
// every comment is the same.
func (r *renaming) prove(before, after *Document) diag.List {
	old, fresh := differing(before, after)
	if list := fresh.readable(); list != nil {
		return list
	}
	want := before.model(old.files, old.has)
	want.rename(r)
	if list := want.same(after.model(fresh.files, fresh.has)); list != nil {
		return list
	}
	if list := after.sameSites(r.to, moved(r.sites, r.from, r.to)); list != nil {
		return list
	}
	return sameButNames(before, after, r.from.name(), r.to.name())
}

// splice answers how a site's name is written anew, in bytes of its part.
func (d *Document) splice(s site, name string) Splice {
	at, _ := d.findIn(s.file, s.part, s.at)
	switch s.form {
	case siteLabel:
		r := at.node.LabelRanges[0]
		return Splice{r.Start.Byte, r.End.Byte, syntax.Quoted(name)}
	case siteKey:
		r := at.in.(*hclsyntax.ObjectConsExpr).Items[at.index].KeyExpr.Range()
		return Splice{r.Start.Byte, r.End.Byte, word(name, s.part.src[r.Start.Byte] == '"')}
	case siteText:
		r := s.part.tree().TextRange(s.at, s.from, s.to)
		return Splice{r.Start.Byte, r.End.Byte, name}
	case siteWhole:
		r := at.expr.Range()
		return Splice{r.Start.Byte, r.End.Byte, word(name, s.part.src[r.Start.Byte] == '"')}
	}
	return d.reference(s, at, name)
}

// reference answers the splice of one part of a dotted reference.
func (d *Document) reference(s site, at place, name string) Splice {
	if e, ok := at.expr.(*hclsyntax.ScopeTraversalExpr); ok {
		end := e.Traversal[s.from].(hcl.TraverseAttr).SrcRange.End.Byte
		begin := bytes.LastIndexByte(s.part.src[:end], '.') + 1
		return Splice{begin, end, name}
	}
	// a reference in quotes, which durations take too
	parts := strings.Split(text(lookup(s.part.tree().Root, s.at)), ".")
	from := len(strings.Join(parts[:s.from], ".")) + 1
	r := s.part.tree().TextRange(s.at, from, from+len(parts[s.from]))
	return Splice{r.Start.Byte, r.End.Byte, name}
}

// word writes a name as a word, or as a text where it was one.
func word(name string, quoted bool) string {
	if quoted {
		return syntax.Quoted(name)
	}
	return syntax.SpellName(name)
}

// spliced answers the document with splices in its parts.
func (d *Document) spliced(edits map[*part][]Splice) *Document {
	after := &Document{files: make(map[string]*file, len(d.files)), locales: d.locales}
	for name, f := range d.files {
		after.files[name] = f.spliced(edits, d.locale())
	}
	return after
}

func (f *file) spliced(edits map[*part][]Splice, locale string) *file {
	var parts []*part
	var src []byte
	touched := false
	for _, p := range f.parts {
		if len(edits[p]) > 0 {
			touched = true
			p = readPart(f.name, apply(p.src, edits[p]))
			p.in(f.root, locale)
		}
		parts = append(parts, p)
		src = append(src, p.src...)
	}
	if !touched {
		return f
	}
	return newFile(f.name, src, parts)
}

// apply puts splices, which do not overlap, into a text.
func apply(src []byte, splices []Splice) []byte {
	slices.SortFunc(splices, func(a, b Splice) int { return cmp.Compare(a.From, b.From) })
	var b bytes.Buffer
	at := 0
	for _, s := range splices {
		b.Write(src[at:s.From])
		b.WriteString(s.Text)
		at = s.To
	}
	b.Write(src[at:])
	return b.Bytes()
}

// byFile answers splices of parts as splices of their files.
func (d *Document) byFile(edits map[*part][]Splice) map[string][]Splice {
	all := map[string][]Splice{}
	for _, name := range d.names() {
		at := 0
		for _, p := range d.files[name].parts {
			for _, s := range edits[p] {
				all[name] = append(all[name], Splice{s.From + at, s.To + at, s.Text})
			}
			at += len(p.src)
		}
	}
	return all
}

// address tells sites of two documents apart. A block may be in another file now.
type address struct {
	at   string
	form siteForm
	part int // of a reference
}

// moved answers where the sites of a target stand when it has its other name.
func moved(sites []site, from, to target) []address {
	all := make([]address, len(sites))
	for i, s := range sites {
		at := s.full
		if s.form == siteKey || s.form == siteLabel && at != from.at {
			above, _ := parent(at)
			at = under(above, to.name())
		}
		if at == from.at || strings.HasPrefix(at, from.at+"/") {
			at = to.at + strings.TrimPrefix(at, from.at)
		}
		all[i] = address{at, s.form, 0}
		if s.form == siteReference {
			all[i].part = s.from + len(to.path) - len(from.path)
		}
	}
	return all
}

// sameSites proves a rename: what names the target now are the places that named it
// before, not one more and not one less.
func (d *Document) sameSites(t target, want []address) diag.List {
	sites, doubts := d.references(t)
	if len(doubts) > 0 {
		return d.unclear(doubts)
	}
	got := moved(sites, t, t)
	order := func(a, b address) int {
		return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.form, b.form), cmp.Compare(a.part, b.part))
	}
	slices.SortFunc(got, order)
	slices.SortFunc(want, order)
	for i, g := range got {
		if i >= len(want) || g != want[i] {
			return refused(CodeMeaning, g.at, "Name has a meaning already",
				"%s names %s already, though nothing is called so. Change this place first, or choose another name.", g.at, t.at)
		}
	}
	if len(got) < len(want) {
		return refused(CodeElse, t.at, "Edit would change something else", "A place that named it would be lost: %s.", want[len(got)].at)
	}
	return nil
}
