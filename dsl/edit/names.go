package edit

import (
	"slices"
	"strconv"
)

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
