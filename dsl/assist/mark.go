package assist

import (
	"strings"

	"github.com/akis-platform/akis/dsl/syntax"
	"github.com/akis-platform/akis/engine/rule"
	"github.com/akis-platform/akis/schemas"
)

// mark is what stands at a place: things of the set, or words of the language, of
// which only About tells.
type mark struct {
	span   syntax.Span
	things []thing // several where a name may mean each of them
	about  string
}

// markAt answers what stands at a byte of a file, nil for nothing.
func (s *Set) markAt(file string, at int) *mark {
	p, ok := s.placeAt(file, at)
	if !ok {
		return nil
	}
	var m *mark
	switch p.Place {
	case syntax.NamePlace:
		m = p.nameMark()
	case syntax.LabelPlace:
		m = s.labelMark(&p)
	case syntax.KeyPlace:
		m = s.keyMark(&p)
	case syntax.ValuePlace:
		m = s.valueMark(&p)
	case syntax.TextPlace:
		m = s.textMark(&p, at)
	}
	if m == nil || m.about == "" && len(m.things) == 0 {
		return nil
	}
	return m
}

// nameMark is an attribute or the word of a block.
func (p *place) nameMark() *mark {
	if p.At == nil {
		return nil
	}
	m := &mark{span: p.At.NameAt}
	if kind := kindOf(p.kind(), p.At.Name); kind != nil {
		m.about = aboutBlock(kind)
	} else if prop := p.kind().Props[p.At.Name]; prop != nil {
		m.about = aboutProp(prop)
	}
	return m
}

// labelMark is the thing whose name stands here.
func (s *Set) labelMark(p *place) *mark {
	pointer := p.pointer() + "/" + p.At.Name + "/" + p.At.Label
	if kindOf(p.kind(), p.At.Name) == nil {
		return nil
	}
	name := p.At.Label
	if p.At.Name == "category" {
		name = strings.ReplaceAll(strings.TrimPrefix(pointer, "/category/"), "/category/", ".")
	}
	tree := s.treeOf(p.file)
	if tree == nil || !tree.Has(pointer) {
		return nil
	}
	node := nodeAt(tree.Root, strings.Split(pointer[1:], "/")...)
	return &mark{span: p.At.LabelAt, things: []thing{{p.At.Name, name, pointer, node}}}
}

// treeOf answers the tree that a file is read into.
func (s *Set) treeOf(file string) *syntax.Tree {
	switch syntax.RootOf(file) {
	case schemas.Set:
		return s.tree
	case schemas.Scenarios:
		return s.scenarios
	}
	return nil
}

// keyMark is a field or a code in front of a value.
func (s *Set) keyMark(p *place) *mark {
	if p.At == nil {
		return nil
	}
	m := &mark{span: p.At.NameAt}
	switch {
	case len(p.prop.Keys) > 0:
		m.things = s.named("field", p.At.Name, nil)
	case p.prop.Kind == "map_text" && p.kind().Name == "choices" && len(p.keys) == 0:
		m.things = s.option(p.blocks[len(p.blocks)-1].Label, p.At.Name)
	case p.prop.Kind == "map_ref" && p.prop.Name == "to":
		if f := s.def.Fields[strings.TrimPrefix(p.sibling("by"), "field.")]; f != nil {
			m.things = s.option(f.Options, p.At.Name)
		}
	}
	return m
}

// named answers the things of a kind and a name; a name may be used in each flow.
func (s *Set) named(kind, name string, flows []string) []thing {
	var all []thing
	for _, t := range s.things(kind, flows) {
		if t.name == name {
			all = append(all, t)
		}
	}
	return all
}

// option answers a code of choices.
func (s *Set) option(choices, code string) []thing {
	pointer := "/choices/" + choices + "/options/" + code
	if !s.tree.Has(pointer) {
		return nil
	}
	label := nodeAt(s.tree.Root, "choices", choices, "options", code)
	return []thing{{"option", code, pointer, map[string]any{"label": label, "of": choices}}}
}

// valueMark is a reference or a word of the language.
func (s *Set) valueMark(p *place) *mark {
	word := string(p.src[p.Word.From:p.Word.To])
	m := &mark{span: p.Word, things: s.referred(p, word)}
	for _, known := range p.prop.Enum {
		if word == known {
			m.about = "`" + word + "`: " + p.prop.Description
		}
	}
	return m
}

// referred answers what a reference means at a place.
func (s *Set) referred(p *place, ref string) []thing {
	kind, name, _ := strings.Cut(ref, ".")
	flows := s.flowsAround(p)
	if step, outcome, ok := strings.Cut(name, "."); ok && kind == "step" {
		var all []thing
		for _, t := range s.named("step", step, flows) {
			all = append(all, named(blocksOf("outcome", object(t.node["outcome"]), t.pointer+"/outcome"), outcome)...)
		}
		return all
	}
	return s.named(kind, name, flows)
}

func named(all []thing, name string) []thing {
	var kept []thing
	for _, t := range all {
		if t.name == name {
			kept = append(kept, t)
		}
	}
	return kept
}

// textMark is what a part of a text means.
func (s *Set) textMark(p *place, at int) *mark {
	words := p.outline.Spelled(p.Cursor)
	switch p.prop.Kind {
	case "rule", "expr", "map_expr":
		return s.ruleMark(p, words, 0, at)
	case "template":
		if from, to := expressionAt(words, at); to > 0 {
			words.Runes = words.Runes[:to]
			return s.ruleMark(p, words, from, at)
		}
		return nil
	}
	text := string(words.Runes)
	m := &mark{span: p.Text, about: durationWords(text)}
	if p.prop.Kind != "duration" && p.prop.Kind != "duration_one" {
		m.about = ""
	}
	for _, kind := range p.prop.Names {
		m.things = append(m.things, s.namedText(p, kind, text)...)
	}
	if p.prop.Kind == "map_value" && len(p.keys) > 0 && s.def.Fields[p.keys[0]] != nil {
		m.things = s.option(s.def.Fields[p.keys[0]].Options, text)
	}
	return m
}

// namedText answers what a text names where it is no reference.
func (s *Set) namedText(p *place, kind, text string) []thing {
	if kind == "person" {
		pointer := "/test/" + p.inBlock("test") + "/person/" + text
		if s.scenarios.Has(pointer) {
			return []thing{{kind, text, pointer, nil}}
		}
		return nil
	}
	return s.named(kind, text, s.flowsAround(p))
}

// expressionAt answers the runes of the {{ expression }} around a byte, zero
// without one.
func expressionAt(words syntax.Spelled, at int) (from, to int) {
	n := words.Rune(at)
	before := string(words.Runes[:n])
	open := strings.LastIndex(before, "{{")
	if open < 0 || strings.Contains(before[open:], "}}") {
		return 0, 0
	}
	from, to = len([]rune(before[:open]))+2, len(words.Runes)
	if end := strings.Index(string(words.Runes[from:]), "}}"); end >= 0 {
		to = from + len([]rune(string(words.Runes[from:])[:end]))
	}
	return from, to
}

// ruleMark is what stands in an expression that begins at a rune of a text.
func (s *Set) ruleMark(p *place, words syntax.Spelled, from, at int) *mark {
	expression := words.Runes[from:]
	spot := rule.SpotAt(string(expression), words.Rune(at)-from)
	word := string(expression[spot.From:spot.To])
	m := &mark{span: syntax.Span{From: words.Byte(from + spot.From), To: words.Byte(from + spot.To)}}
	if spot.Want == rule.Quoted {
		m.things = s.heldThing(spot, word)
		return m
	}
	if n := nameOf(s.ruleNames(p.pointer()), word); n != nil {
		m.about = "**" + word + "** – " + n.Type.String() + "\n\n" + n.About
	}
	m.things = s.ruleThing(word)
	for _, f := range rule.Functions() {
		if f.Name == word {
			m.about = "`" + f.Form + "` – " + f.About + "\n\n`" + f.Example + "`"
		}
	}
	for _, o := range rule.Operators() {
		if o.Sign == word {
			m.about = "`" + word + "`: " + o.About
		}
	}
	return m
}

// ruleThing answers the thing that a name in a rule means.
func (s *Set) ruleThing(dotted string) []thing {
	parts := strings.Split(dotted, ".")
	if len(parts) < 2 {
		return nil
	}
	switch group, name := parts[0], parts[1]; group {
	case "field", "setting", "task":
		return s.named(group, name, nil)
	case "customer":
		return s.named("field", name, nil)
	case "survey":
		if len(parts) > 2 {
			questions := nodeAt(s.tree.Root, "survey", name, "question")
			return named(blocksOf("question", questions, "/survey/"+name+"/question"), parts[2])
		}
	}
	return nil
}

// heldThing answers the thing that a text in a rule names.
func (s *Set) heldThing(spot rule.Spot, text string) []thing {
	flows := sortedKeys(object(s.tree.Root["flow"]))
	switch spot.Of {
	case "case.category":
		return s.named("category", strings.ReplaceAll(text, "/", "."), nil)
	case "case.team", "case.step":
		return s.named(strings.TrimPrefix(spot.Of, "case."), text, flows)
	case "customer.tier":
		return named(blocksOf("tier", nodeAt(s.tree.Root, "tiers", "tier"), "/tiers/tier"), text)
	}
	if f := s.def.Fields[fieldName(spot.Of)]; f != nil {
		return s.option(f.Options, text)
	}
	return nil
}
