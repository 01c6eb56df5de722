package scenario

import (
	"strconv"
	"strings"

	"github.com/akis-platform/akis/engine/phrase"
)

// nodes says the kinds of definition nodes that have a name.
var nodes = map[string]phrase.Format{
	"category": "category %q", "choices": "choices %q", "end": "end %q", "escalate": "escalation %q", "field": "field %q",
	"flow": "flow %q", "gate": "gate %q", "message": "message %q", "outcome": "outcome %q", "route": "route %q",
	"rule": "rule %q", "step": "step %q", "table": "table %q", "task": "task %q", "team": "team %q", "to": "row %q",
}

// parts says those of which a node has one.
var parts = map[string]phrase.Format{
	"check": "check", "close": "closing", "compute": "computed value", "default": "default", "done_when": "done_when",
	"pause": "pause rule", "priority": "priority", "reopen": "reopening", "visible": "visible rule", "wait": "wait for tasks",
	"when": "when",
}

// Named answers an address of a definition as people say it:
// `outcome "solved" of step "triage" of flow "cargo"`.
func Named(address string) phrase.Phrase {
	var whole phrase.Phrase
	rest := strings.TrimPrefix(address, "/")
	for rest != "" {
		var node phrase.Phrase
		node, rest = firstNode(rest)
		if whole.Format == "" {
			whole = node
		} else {
			whole = phrase.Say("%s of %s", node, whole)
		}
	}
	return whole
}

// firstNode says the first node of an address, and answers what follows it.
func firstNode(address string) (phrase.Phrase, string) {
	kind, rest, _ := strings.Cut(address, "/")
	if f, ok := parts[kind]; ok {
		return phrase.Say(f), rest
	}
	name, rest, _ := strings.Cut(rest, "/")
	if f, ok := nodes[kind]; ok {
		return phrase.Say(f, name), rest
	}
	if n, err := strconv.Atoi(name); err == nil && kind == "rows" {
		return phrase.Say("row %d", n+1), rest // people count from 1
	}
	return phrase.Say("%s", strings.TrimSpace(kind+" "+name)), rest
}

// listed are phrases one after another.
func listed(all []phrase.Phrase) phrase.Phrase {
	if len(all) == 0 {
		return phrase.Phrase{}
	}
	whole := all[0]
	for _, p := range all[1:] {
		whole = phrase.Say("%s, %s", whole, p)
	}
	return whole
}
