package api_test

import (
	"strings"
	"testing"
	"time"
)

func TestExplain(t *testing.T) {
	h := newHouse(t)
	h.open("ada", french)
	play(t, h, []scenario{
		{name: "team", as: "ada", do: "GET /api/cases/{case}/explain", want: 200, see: []string{
			"answers.0.about=team", "answers.0.result=front", "answers.0.question=Why is the case with Front desk?",
			"answers.0.sentence=The step “First look” always belongs to Front desk.", "answers.0.changes=[]",
			"answers.1.about=priority", "answers.1.result=normal", "answers.1.no_change=Nothing that it depends on can be changed.",
		}},
		{name: "why refused, and what would let it go", as: "ada", do: "GET /api/cases/{case}/explain", want: 200, see: []string{
			"answers.2.about=outcome", "answers.2.name=ask", "answers.2.result=refused",
			"answers.2.parts.0.address=/category/parcel/gate/door", "answers.2.parts.0.result=no",
			"answers.2.parts.0.parts.0.text=field.country == 'FR'", "answers.2.parts.0.parts.0.result=yes",
			"answers.2.parts.0.parts.0.sentence=Country is France.", "answers.2.parts.0.parts.0.names.0.text=France",
			"answers.2.parts.0.parts.1.sentence=Door code is needed here and empty.",
			"answers.2.changes.0.sentence=If Door code were filled in, the case could leave by “Ask the carrier”.",
			"answers.2.changes.0.possible=true", "answers.2.changes.0.smallest=true", "answers.2.changes.0.inputs.0.name=field.door_code",
			"answers.2.changes.1.sentence=If Country were Türkiye, the case could leave by “Ask the carrier”.",
		}},
		{name: "in Turkish", as: "ada", do: "GET /api/cases/{case}/explain?locale=tr", want: 200, see: []string{
			"locale=tr", "answers.2.question=Bildirim neden “Kargoya sor” ile ilerleyemiyor?",
			"answers.2.changes.0.sentence=Kapı şifresi: dolu olursa bildirim “Kargoya sor” ile ilerleyebilir.",
		}},
		{name: "what if", as: "ada", do: "GET /api/cases/{case}/explain?finish=ask", want: 200, see: []string{
			"answers.0.about=finish", "answers.0.result=refused", "answers.0.changes.0.inputs.0.name=field.door_code", "answers.1=<nil>",
		}},
		{name: "what if there is no such way out", as: "ada", do: "GET /api/cases/{case}/explain?finish=fly", want: 200, see: []string{
			"answers.0.result=refused", "answers.0.sentence=It would be refused: This step has no outcome “fly”.",
		}},
		{name: "no such parameter", as: "ada", do: "GET /api/cases/{case}/explain?outcome=ask", want: 422, code: "request", pointers: []string{"?outcome"}},
		{name: "not their case", as: "dan", do: "GET /api/cases/{case}/explain", want: 404, code: "not_found"},
		{name: "they may look and not finish", as: "ann", do: "GET /api/cases/{case}/explain?finish=ask", want: 403, code: "forbidden"},
		{name: "nobody", do: "GET /api/cases/{case}/explain", want: 401, code: "signed_out"},
		{name: "fill", as: "ada", do: "POST /api/cases/{case}/fields", body: `{"fields":{"door_code":"12A"}}`, want: 200},
		{name: "what if it goes on", as: "ada", do: "GET /api/cases/{case}/explain?finish=ask", want: 200, see: []string{
			"answers.0.result=open", "answers.0.sentence=The case would go to “Carrier”, with the partner Aras.",
		}},
		{name: "asking changes nothing", as: "ada", do: "GET /api/cases/{case}", want: 200, see: []string{"step.name=triage", "assignee=ada"}},
		{name: "when it escalates", as: "ada", do: "GET /api/cases/{case}/explain", want: 200, see: []string{
			"answers.4.about=escalation", "answers.4.name=late", "answers.4.result=due", "answers.4.due=2026-01-05T10:00:00Z",
		}},
		{name: "why it escalated", after: 5 * time.Hour, as: "dan", do: "GET /api/cases/{case}/explain", want: 200, see: []string{
			"answers.0.result=back", "answers.0.sentence=The escalation “late” moved it here.", "answers.0.seq=8",
		}},
	})
}

// TestExplainTellsAPartnerNothingHidden: rules that read what the partner does not
// see are withheld whole, and what would turn an answer is not told at all.
func TestExplainTellsAPartnerNothingHidden(t *testing.T) {
	h := newHouse(t)
	h.open("ada", `{"category":"parcel/late","fields":{"order_no":"123456","country":"FR","door_code":"99Z"},"title":"secret title",
		"customer":{"name":"Jeanne Roux","email":"jeanne@example.com"}}`)
	h.do("ada", "POST /api/cases/{case}/outcomes/ask", "")
	hide := []string{"99Z", "secret", "Jeanne", "country", "Country", "door", "Door", "team", "Front", "Back"}
	play(t, h, []scenario{
		{name: "all", as: "pat", do: "GET /api/cases/{case}/explain", want: 200, hide: hide, see: []string{
			"answers.0.about=outcome", "answers.0.parts.0.result=withheld", "answers.0.changes=[]", "answers.1.about=field", "answers.1.name=order_no",
		}},
		{name: "what if", as: "pat", do: "GET /api/cases/{case}/explain?finish=answered", want: 200, hide: hide, see: []string{
			"answers.0.result=open", "answers.0.sentence=The case would go to “Solve”.",
		}},
	})
	for _, who := range []string{"dan", "rut"} { // its owner sees all of it
		if a := h.do(who, "GET /api/cases/{case}/explain", ""); !strings.Contains(a.body, "field.door_code") {
			t.Errorf("%s sees no door code: %s", who, a.body)
		}
	}
}

// TestOpenTasksTellAPartnerNothing: a task's title is rendered from any values of the
// case, and what a step waits for goes out through three doors.
func TestOpenTasksTellAPartnerNothing(t *testing.T) {
	h := newHouse(t)
	h.open("ada", `{"category":"favour","fields":{"country":"FR"}}`)
	hide := []string{"Fetch", "FR", "France", "task_open"}
	play(t, h, []scenario{
		{name: "explained", as: "pat", do: "GET /api/cases/{case}/explain", want: 200, hide: hide, see: []string{
			"answers.0.result=refused", "answers.0.parts.0.result=withheld",
		}},
		{name: "what if", as: "pat", do: "GET /api/cases/{case}/explain?finish=given", want: 200, hide: hide, see: []string{"answers.0.result=refused"}},
		{name: "read", as: "pat", do: "GET /api/cases/{case}", want: 200, hide: hide, see: []string{"outcomes.0.allowed=false", "outcomes.0.missing=[]", "missing=[]"}},
		{name: "tried", as: "pat", do: "POST /api/cases/{case}/outcomes/given", want: 422, code: "gate", hide: hide},
		{name: "its owner reads all", as: "dan", do: "GET /api/cases/{case}", want: 200, see: []string{"missing.0.message=The task “Fetch it in France” is still open."}},
	})
}
