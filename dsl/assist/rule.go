package assist

import (
	"slices"
	"strings"

	"github.com/akis-platform/akis/dsl/compile"
	"github.com/akis-platform/akis/dsl/syntax"
	"github.com/akis-platform/akis/engine/rule"
)

// template offers what stands between {{ and }}.
func (c *completer) template() {
	s := c.outline.Spelled(c.Cursor)
	if from, to := expressionAt(s, c.at); to > 0 {
		s.Runes = s.Runes[:to]
		c.rule(s, from)
	}
}

// rule offers what an expression that begins at a rune of a text wants.
func (c *completer) rule(s syntax.Spelled, from int) {
	spot := rule.SpotAt(string(s.Runes[from:]), s.Rune(c.at)-from)
	c.replace = syntax.Span{From: s.Byte(from + spot.From), To: s.Byte(from + spot.To)}
	names := c.ruleNames(c.pointer())
	held := nameOf(names, spot.Of)
	switch spot.Want {
	case rule.Quoted:
		c.held(held, spot, "")
	case rule.Infix:
		c.operators(held, spot.Of != "")
	case rule.Value:
		c.held(held, spot, "'")
		for _, n := range names {
			c.add(Item{Label: n.Dotted, Kind: Name, Detail: n.detail(), About: n.About})
		}
		for _, f := range rule.Functions() {
			c.add(Item{Label: f.Name, Kind: Function, Detail: f.Form, About: f.About + "\n\n`" + f.Example + "`", Insert: f.Name + "($1)", Snippet: true})
		}
	}
}

// held offers the texts that a name can hold.
func (c *completer) held(n *ruleName, spot rule.Spot, quote string) {
	if n == nil {
		return
	}
	texts := c.textsOf(n)
	if spot.Path {
		texts = nil
		for _, t := range c.things("category", nil) {
			texts = append(texts, heldText{t.name, c.labelOf(t)})
		}
	}
	for _, t := range texts {
		c.add(Item{Label: quote + t.text + quote, Kind: Literal, Detail: t.label})
	}
}

// heldText is a text that a name can hold, with what people see of it.
type heldText struct{ text, label string }

// textsOf answers the texts that a name of a rule can hold, as far as the set says.
func (s *Set) textsOf(n *ruleName) []heldText {
	var texts []heldText
	switch n.Dotted {
	case "case.team", "case.step":
		kind := strings.TrimPrefix(n.Dotted, "case.")
		for _, t := range s.things(kind, sortedKeys(object(s.tree.Root["flow"]))) {
			texts = append(texts, heldText{t.name, s.labelOf(t)})
		}
		return texts
	}
	for _, code := range n.Options {
		texts = append(texts, heldText{code, s.optionLabel(n.Dotted, code)})
	}
	if f := s.def.Fields[fieldName(n.Dotted)]; len(texts) == 0 && f != nil && s.def.Choices[f.Options] != nil {
		for _, o := range s.def.Choices[f.Options].Options { // of a list of choices
			texts = append(texts, heldText{o.Code, s.def.Label(o.Label, s.locale())})
		}
	}
	return texts
}

// fieldName answers the field that a name in a rule means, "" when it is none.
func fieldName(dotted string) string {
	for _, group := range []string{"field.", "customer."} {
		if name, ok := strings.CutPrefix(dotted, group); ok {
			return name
		}
	}
	return ""
}

// optionLabel answers what people see of a code that a name can hold.
func (s *Set) optionLabel(dotted, code string) string {
	f := s.def.Fields[fieldName(dotted)]
	if f == nil || s.def.Choices[f.Options] == nil {
		return ""
	}
	options := s.def.Choices[f.Options].Options
	for _, o := range options {
		if o.Code == code {
			return s.def.Label(o.Label, s.locale())
		}
	}
	return ""
}

// operators offers what may follow a value.
func (c *completer) operators(n *ruleName, named bool) {
	t := rule.Any
	if n != nil {
		t = n.Type
	}
	for _, o := range rule.Operators() {
		if named && t != rule.Any && !slices.Contains(o.Of, t) && len(o.Of) > 0 {
			continue
		}
		c.add(Item{Label: o.Sign, Kind: Operator, Detail: o.About})
	}
}

// ruleName is a name that the rules at a place see.
type ruleName struct {
	compile.Name
	// Some is true when only some of the categories that the rule is asked of have it.
	Some bool
}

func (n ruleName) detail() string {
	if n.Some {
		return n.Type.String() + "; not in every category here"
	}
	return n.Type.String()
}

func nameOf(names []ruleName, dotted string) *ruleName {
	for i := range names {
		if names[i].Dotted == dotted {
			return &names[i]
		}
	}
	return nil
}

// ruleNames answers the names that the rules at a pointer see: fields first, those
// of every category before those of some.
func (s *Set) ruleNames(pointer string) []ruleName {
	scopes := s.sight.At(pointer)
	count := map[string]int{}
	for _, scope := range scopes {
		for _, name := range scope.Names() {
			if _, ok := scope.Name(name); ok {
				count[name]++
			}
		}
	}
	var all []ruleName
	for _, scope := range scopes {
		for _, dotted := range scope.Names() {
			if count[dotted] == 0 {
				continue
			}
			info, _ := scope.Name(dotted)
			all = append(all, ruleName{
				Name: compile.Name{Name: info, Dotted: dotted, About: s.aboutName(dotted)}, Some: count[dotted] < len(scopes),
			})
			delete(count, dotted)
		}
	}
	slices.SortStableFunc(all, func(a, b ruleName) int { return a.rank() - b.rank() })
	return all
}

// rank orders names: what the rule is most likely about comes first.
func (n ruleName) rank() int {
	r := 2
	for i, group := range []string{"field.", "case."} {
		if strings.HasPrefix(n.Dotted, group) {
			r = i
		}
	}
	if n.Some {
		r += 3
	}
	return r
}
