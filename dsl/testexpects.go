package dsl

import (
	"cmp"
	"slices"
	"strings"

	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/scenario"
)

// Expectations, by what their values name: one reference, several, or plain names.
var (
	oneOf     = map[string]string{"step": "step", "team": "team", "partner": "partner", "ended": "end", "category": "category"}
	severalOf = map[string]string{"missing": "field", "invalid": "field", "message": "message", "task": "task", "notified": "team"}
	wordsOf   = map[string]string{
		"escalated": "escalate", "skipped": "escalate", "gate": "gate", "waived": "gate", "outcomes": "outcome", "late": "",
	}
)

// expect reads an expectation; what is wanted stands in the order of the source.
func (r *testReader) expect(at string, m map[string]any) *scenario.Expect {
	e := &scenario.Expect{}
	for key := range m {
		if key[0] == '$' {
			continue
		}
		if of, keyed := m[key].(map[string]any); keyed {
			e.Wants = append(e.Wants, r.keyed(at+"/"+key, key, of)...)
			continue
		}
		e.Wants = append(e.Wants, scenario.Want{At: at + "/" + key, What: key, Value: r.wanted(at, m, key)})
	}
	slices.SortFunc(e.Wants, func(a, b scenario.Want) int {
		return cmp.Or(cmp.Compare(r.tree.Range(a.At).Start.Byte, r.tree.Range(b.At).Start.Byte), cmp.Compare(a.At, b.At))
	})
	return e
}

// wanted reads a value that must be.
func (r *testReader) wanted(at string, m map[string]any, key string) any {
	if kind, ok := oneOf[key]; ok {
		return strings.ReplaceAll(r.name(at, m, key, kind), "/", ".")
	}
	if kind, ok := severalOf[key]; ok {
		names, _ := r.several(at, m, key, kind)
		return names
	}
	if kind, ok := wordsOf[key]; ok {
		return r.words(at, m, key, kind)
	}
	if code := text(m, key); key == "refused" && code != "" {
		r.known(at+"/"+key, code, "", "refused")
	}
	return m[key]
}

// keyed reads what is wanted of fields, clocks and messages.
func (r *testReader) keyed(at, what string, of map[string]any) []scenario.Want {
	var wants []scenario.Want
	for _, key := range sortedKeys(of) {
		w := scenario.Want{At: at + "/" + key, What: what, Key: key, Value: of[key]}
		switch what {
		case "field":
			if r.known(keyOf(at, key), "field."+key, "field.", "field") {
				r.fieldValue(w.At, r.def.Fields[key], of[key])
			}
		case "due":
			r.known(keyOf(at, key), key, "", "clock")
			if when, _ := of[key].(string); when != "" {
				w.Value = scenario.Written(r.moment(w.At, when))
			}
		case "reads":
			r.known(keyOf(at, key), "message."+key, "message.", "message")
		}
		wants = append(wants, w)
	}
	return wants
}

// fieldValue refuses a value that the field can never have.
func (r *testReader) fieldValue(at string, f *definition.Field, value any) {
	code, isText := value.(string)
	if f.Type != definition.Choice || !isText || code == "" {
		return
	}
	var codes []string
	for _, o := range r.def.Choices[f.Options].Options {
		codes = append(codes, o.Code)
	}
	if !slices.Contains(codes, code) {
		r.unknown(at, code, "", codes)
	}
}
