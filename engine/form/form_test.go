package form_test

import (
	"encoding/json"
	"testing"

	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/enginetest"
	"github.com/akis-platform/akis/engine/form"
	"github.com/akis-platform/akis/schemas"
)

func TestCheck(t *testing.T) {
	def := enginetest.Definition(t)
	def.Fields["mail"] = &definition.Field{Name: "mail", Type: definition.Email, On: "case"}
	def.Fields["tel"] = &definition.Field{Name: "tel", Type: definition.Phone, On: "case"}
	def.Fields["day"] = &definition.Field{Name: "day", Type: definition.Date, On: "case"}
	cat := def.Categories["cargo/late"]
	cat.Fields = append(append([]string{}, cat.Fields...), "mail", "tel", "day")
	for _, c := range []struct {
		field string
		in    any
		want  any
		code  string
	}{
		{"country", "FR", "FR", ""},
		{"country", "XX", nil, "option"},
		{"country", 3.0, nil, "type"},
		{"door_code", "  12B4 ", "12B4", ""},
		{"door_code", "?", nil, "pattern"},
		{"door_code", "", nil, ""},
		{"note", "e\u0301", "é", ""},
		{"note", "a\x00b", nil, "type"},
		{"amount", 2.5, 2.5, ""},
		{"amount", "2", nil, "type"},
		{"amount", 1e300, nil, "type"},
		{"waiting", true, true, ""},
		{"waiting", "true", nil, "type"},
		{"mail", "Ada@Example.org", "ada@example.org", ""},
		{"mail", "Ada <a@b.c>", nil, "email"},
		{"tel", "00 90 (532) 000-00-00", "+905320000000", ""},
		{"tel", "x", nil, "phone"},
		{"day", "2026-02-29", nil, "date"},
		{"day", "2028-02-29", "2028-02-29", ""},
	} {
		clean, problems := form.Check(def, "cargo/late", definition.Complaint, map[string]any{c.field: c.in})
		code := ""
		if len(problems) > 0 {
			code = problems[0].Code
			if problems[0].Pointer != "/fields/"+c.field || problems[0].Detail["tr"] == "" {
				t.Errorf("%+v", problems[0])
			}
		}
		if code != c.code || clean[c.field] != c.want {
			t.Errorf("%s = %#v: got %#v, %q; want %#v, %q", c.field, c.in, clean[c.field], code, c.want, c.code)
		}
	}
}

func TestDemandsAreConditional(t *testing.T) {
	src, err := json.Marshal(form.Of(enginetest.Definition(t), "cargo/late", "triage").Schema)
	if err != nil {
		t.Fatal(err)
	}
	v, err := schemas.Compile(src)
	if err != nil {
		t.Fatal(err)
	}
	if ps := v.Check(map[string]any{"country": "FR"}); len(ps) == 0 {
		t.Error("France without a door code passes")
	}
	if ps := v.Check(map[string]any{"country": "TR"}); len(ps) > 0 {
		t.Errorf("%+v", ps)
	}
}
