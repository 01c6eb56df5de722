package edit

import (
	"fmt"
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
			if f.silent(string(p.src)) {
				continue
			}
			f.block(schemas.Of(f.file.root), p.tree().Root, "", scope{flows: s.allFlows()})
		}
	}
	return f.sites, f.doubts
}

// silent reports whether a part cannot say anything about the target: it spells
// neither its name nor one that holds it, and no letters by their numbers. A name of
// other letters may be spelled in another normal form.
func (f *finder) silent(src string) bool {
	return blockName.MatchString(f.target.name()) && !f.concerns(src) && !strings.Contains(src, `\u`) && !strings.Contains(src, `\U`)
}

func (f *finder) site(at string, form siteForm, from, to int) {
	f.sites = append(f.sites, site{f.file, f.part, at, f.doc.global(f.file, f.part, at), form, from, to})
}

func (f *finder) doubt(at string, why phrase.Format, args ...any) {
	f.doubts = append(f.doubts, doubt{site{file: f.file, part: f.part, at: at, full: f.doc.global(f.file, f.part, at)}, why, args})
}

func (f *finder) block(b *schemas.Block, node map[string]any, at string, in scope) {
	f.structure(b, node, at, in)
	for _, name := range b.Order {
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
