package assist

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/akis-platform/akis/dsl/compile"
)

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// labelOf answers what people see of a thing, in the set's first language.
func (s *Set) labelOf(t thing) string {
	return s.words(t.node, s.locale(), "label", "title", "subject")
}

// title answers how a thing is called: as references have it, or by its name where
// it has no reference.
func (t thing) title() string {
	switch t.kind {
	case "option":
		return t.name
	case "outcome", "escalate", "question", "tier", "person", "test", "gate", "rule", "section":
		return t.kind + " " + t.name
	}
	return t.ref()
}

// describe says in Markdown what a thing is.
func (s *Set) describe(t thing) string {
	lines := []string{"**" + t.title() + "**"}
	if label := s.labelOf(t); label != "" {
		lines[0] += " – " + label
	}
	if about := s.words(t.node, s.locale(), "help", "description"); about != "" {
		lines = append(lines, about)
	}
	switch t.kind {
	case "option":
		lines = append(lines, "of choices."+text(t.node, "of"))
	case "field":
		lines = append(lines, s.describeField(t)...)
	case "choices":
		lines = append(lines, s.optionList(t.name)...)
	case "setting":
		lines = append(lines, fmt.Sprintf("%s, by default %v", text(t.node, "type"), t.node["default"]))
	case "step":
		for _, holder := range []string{"team", "partner", "route"} {
			if ref := text(t.node, holder); ref != "" {
				lines = append(lines, "held by "+ref)
			}
		}
	case "category":
		if flow := text(t.node, "flow"); flow != "" {
			lines = append(lines, flow)
		}
	}
	return strings.Join(lines, "\n\n")
}

func (s *Set) describeField(t thing) []string {
	lines := []string{"type " + text(t.node, "type")}
	if text(t.node, "on") == "customer" {
		lines[0] += ", of the customer"
	}
	if choices := strings.TrimPrefix(text(t.node, "options"), "choices."); choices != "" {
		lines = append(lines, s.optionList(choices)...)
	}
	for _, rule := range []string{"visible", "compute"} {
		if r := text(t.node, rule); r != "" {
			lines = append(lines, fmt.Sprintf("%s: `%s`", rule, strings.TrimSpace(r)))
		}
	}
	return lines
}

// maxOptions is how many options a description names.
const maxOptions = 20

func (s *Set) optionList(choices string) []string {
	ch := s.def.Choices[choices]
	if ch == nil {
		return nil
	}
	var lines []string
	for i, o := range ch.Options {
		if i == maxOptions {
			lines = append(lines, fmt.Sprintf("- and %d more", len(ch.Options)-i))
			break
		}
		lines = append(lines, fmt.Sprintf("- `%s` %s", o.Code, s.def.Label(o.Label, s.locale())))
	}
	return []string{strings.Join(lines, "\n")}
}

// aboutName says in Markdown what a name in a rule is.
func (s *Set) aboutName(dotted string) string {
	for _, n := range compile.FixedNames() {
		if n.Dotted == dotted {
			return n.About
		}
	}
	group, name, _ := strings.Cut(dotted, ".")
	name, _, _ = strings.Cut(name, ".") // task.repair.state, survey.satisfaction.nps
	if group == "customer" {
		group = "field"
	}
	if node := nodeAt(s.tree.Root, group, name); node != nil {
		return s.describe(thing{kind: group, name: name, node: node})
	}
	return ""
}
