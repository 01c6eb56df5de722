package engine

import (
	"strconv"
	"strings"
	"time"

	"github.com/akis-platform/akis/engine/rule"
)

// Look is one question that a decision asked of its definition, in the order of
// asking: who explains a decision reads these and judges nothing anew.
type Look struct {
	// Address is the pointer of the node that was asked: of a rule
	// ("/route/money/rule/large/when"), of a row of a table or of a route by a field,
	// of a field that a gate requires, of a default.
	Address string
	// Rule is what was asked; nil where the node has no rule.
	Rule *rule.Rule
	// Yes is the answer. Of a gate's rule that could not be computed it is yes: the
	// gate then asks.
	Yes bool
	// Env is what the rule saw; nil without a rule.
	Env rule.Env
}

// saw tells whoever watches. The parts of the address are put together only then.
func (d *decision) saw(r *rule.Rule, yes bool, address ...string) {
	if d.Watch == nil {
		return
	}
	l := Look{Address: strings.Join(address, ""), Rule: r, Yes: yes}
	if r != nil {
		l.Env = d.environment(r.Groups()...)
	}
	d.Watch(l)
}

// yes runs a rule that stands at an address; one that fails at run time does not
// hold.
func (d *decision) yes(r *rule.Rule, address ...string) bool {
	ok, err := r.Yes(d.environment(r.Groups()...))
	ok = ok && err == nil
	d.saw(r, ok, address...)
	return ok
}

// reading gathers what a decision reads, for its Why.
type reading map[string]any

func (in reading) rule(d *decision, r *rule.Rule) {
	for _, n := range r.Names() {
		in[n] = d.lookup(n)
	}
}

func (in reading) field(d *decision, name string) { in["field."+name] = d.visible(name) }

// values answers what was read, nil when it was nothing.
func (in reading) values() map[string]any {
	if len(in) == 0 {
		return nil
	}
	return in
}

// inputs answers the values that a rule read.
func (d *decision) inputs(r *rule.Rule) map[string]any {
	in := reading{}
	in.rule(d, r)
	return in.values()
}

func itoa(n int) string { return strconv.Itoa(n) }

// Recorded answers the values that a past decision read, in the types that rules
// see them in: what JSON made of moments and lengths of time is made undone. It
// goes into Context.Then.
func (w *Why) Recorded() map[string]any {
	if w == nil {
		return nil
	}
	out := make(map[string]any, len(w.Inputs))
	for name, v := range w.Inputs {
		out[name] = typed(name, v)
	}
	return out
}

func typed(name string, v any) any {
	switch v := v.(type) {
	case string:
		if name != groupNow && name != "case.opened_at" {
			return v
		}
		if t, err := time.Parse(time.RFC3339Nano, v); err == nil {
			return t
		}
	case float64:
		if name == "case.age" {
			return time.Duration(v)
		}
	}
	return v
}
