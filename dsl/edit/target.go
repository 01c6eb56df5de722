package edit

import (
	"slices"
	"strings"

	"github.com/akis-platform/akis/schemas"
)

// target is a thing that has a name: a block, or an option of choices.
type target struct {
	at   string   // its pointer
	kind string   // field, category, step, option …
	path []string // the names of what it stands in, then its own: cargo, late
}

func (t target) name() string { return t.path[len(t.path)-1] }

// renamed answers the target under another name.
func (t target) renamed(name string) target {
	above, _ := parent(t.at)
	t.path = append(slices.Clone(t.path[:len(t.path)-1]), name)
	t.at = under(above, name)
	return t
}

// targetOf answers the thing that a pointer names. It reports false for what has no
// name of its own.
func targetOf(pointer string) (target, bool) {
	t := target{at: pointer}
	kind, parts := ground(pointer)
	for len(parts) > 0 {
		p := kind.Props[parts[0]]
		switch {
		case p == nil || p.Sequence != nil:
			return t, false
		case p.Kind == "map_text" && kind.Name == "choices" && len(parts) == 2:
			t.kind, t.path = "option", append(t.path, parts[1])
			return t, true
		case p.Block == "":
			return t, false
		case p.Labelled && len(parts) < 2:
			return t, false
		case p.Labelled:
			t.kind, t.path = p.Name, append(t.path, parts[1])
			parts = parts[2:]
		default:
			t.kind, parts = "", parts[1:]
		}
		kind = schemas.Of(p.Block)
	}
	return t, t.kind != ""
}

// inReference answers which part of a reference names the target, or -1. Names
// that hold only inside a flow are for the finder.
func (t target) inReference(ref []string) int {
	n := len(t.path)
	switch {
	case ref[0] != t.kind:
	case t.kind == "category" && len(ref) > n && slices.Equal(ref[1:n+1], t.path):
		return n
	case t.kind != "category" && n == 1 && len(ref) > 1 && ref[1] == t.path[0]:
		return 1
	}
	return -1
}

// inName answers which part of a name in a rule is the target's, or -1.
func (t target) inName(name string, s *shape) int {
	parts := strings.Split(name, ".")
	group := t.kind
	switch {
	case t.kind == "field" && s.customer[t.name()]:
		group = "customer"
	case t.kind == "question":
		if len(parts) > 2 && parts[0] == "survey" && parts[1] == t.path[0] && parts[2] == t.path[1] {
			return 2
		}
		return -1
	case !slices.Contains([]string{"field", "setting", "task", "survey"}, t.kind):
		return -1
	}
	if len(parts) > 1 && parts[0] == group && parts[1] == t.name() {
		return 1
	}
	return -1
}

// holders answers the names whose values in rules are names of targets of this
// kind: case.team holds the name of a team.
func (t target) holders(s *shape) map[string]bool {
	switch t.kind {
	case "category", "team", "step":
		return map[string]bool{"case." + t.kind: true}
	case "tier":
		return map[string]bool{"customer.tier": true}
	case "option":
		return s.asking(t.path[0])
	}
	return nil
}

// inText answers which stretch of a text, in bytes, names the target.
func (t target) inText(text string) (from, to int, ok bool) {
	if t.kind != "category" {
		return 0, len(text), text == t.name()
	}
	rest := text
	for i, name := range t.path {
		if i > 0 {
			if rest == "" || rest[0] != '.' && rest[0] != '/' {
				return 0, 0, false
			}
			rest = rest[1:]
		}
		var found bool
		if rest, found = strings.CutPrefix(rest, name); !found {
			return 0, 0, false
		}
	}
	if rest != "" && rest[0] != '.' && rest[0] != '/' {
		return 0, 0, false
	}
	to = len(text) - len(rest)
	return to - len(t.name()), to, true
}
