package api_test

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// scenario is one request and what must come of it.
type scenario struct {
	name     string
	after    time.Duration // time that passes first
	as       string        // "" is nobody
	do       string        // "POST /api/cases/{case}/claim"
	body     string
	head     []string
	want     int
	code     string   // of the problem
	pointers []string // of the problem's places, in order
	see      []string // "team.name=front": values in the answer
	hide     []string // texts that the answer must not hold
}

// play runs scenarios one after the other in one house.
func play(t *testing.T, h *house, rows []scenario) {
	documented, _ := h.do("", "GET /openapi.json", "").at("x-problems").(map[string]any)
	for _, s := range rows {
		t.Run(s.name, func(t *testing.T) {
			h.T = t
			if s.after > 0 {
				h.wait(s.after)
			}
			a := h.do(s.as, s.do, s.body, s.head...)
			if a.status != s.want {
				t.Fatalf("%s answered %d, want %d: %s", s.do, a.status, s.want, a.body)
			}
			if s.do == "POST /api/cases" && a.status == 201 {
				h.number = int64(a.at("number").(float64))
			}
			a.check(t, s)
			if s.code != "" && documented[s.code] == nil {
				t.Errorf("the document does not say what %s means", s.code)
			}
		})
	}
}

func (a answer) check(t *testing.T, s scenario) {
	t.Helper()
	if s.want >= 400 {
		if ct := a.header.Get("Content-Type"); ct != "application/problem+json" {
			t.Errorf("Content-Type %q", ct)
		}
		if a.at("code") != s.code {
			t.Errorf("code %v, want %s: %s", a.at("code"), s.code, a.body)
		}
		var got []string
		places, _ := a.at("errors").([]any)
		for _, p := range places {
			got = append(got, p.(map[string]any)["pointer"].(string))
		}
		if fmt.Sprint(got) != fmt.Sprint(s.pointers) {
			t.Errorf("pointers %v, want %v: %s", got, s.pointers, a.body)
		}
	}
	for _, want := range s.see {
		path, value, _ := strings.Cut(want, "=")
		if got := fmt.Sprint(a.at(path)); got != value {
			t.Errorf("%s is %s, want %s: %s", path, got, value, a.body)
		}
	}
	for _, text := range s.hide {
		if strings.Contains(a.body, text) {
			t.Errorf("the answer shows %q: %s", text, a.body)
		}
	}
}

const french = `{"category":"parcel/late","fields":{"order_no":"123456","country":"FR"},
	"customer":{"name":"Jeanne Roux","email":"jeanne@example.com"},"channel":"phone","title":"Where is it?"}`

func TestMainJob(t *testing.T) {
	everyStore(t, func(t *testing.T, h *house) {
		play(t, h, []scenario{
			{name: "open", as: "ada", do: "POST /api/cases", body: french, want: 201, see: []string{
				"status=new", "step.name=triage", "step.help=Check the order number.", "team.name=front", "team.label=Front desk",
				"assignee=<nil>", "category=parcel/late", "category_label=Parcel › Late", "kind=complaint", "kind_label=Complaint",
				"fields.country=FR", "missing.0.field=door_code", "missing.0.message=France needs the door code.",
				"outcomes.0.name=ask", "outcomes.0.allowed=false", "outcomes.0.missing.0.pointer=/fields/door_code",
				"deadlines.0.kind=claim", "deadlines.0.due=2026-01-05T07:00:00Z", "deadlines.0.overdue=false",
				"customer.emails.0=jeanne@example.com", "can.claim=true", "can.release=false", "can.reopen=false", "channel=phone",
			}},
			{name: "in the reader's language", as: "ada", do: "GET /api/cases/{case}?locale=tr", want: 200, see: []string{
				"step.label=İlk bakış", "status_label=Yeni", "missing.0.message=Fransa için kapı şifresi gerekir.",
			}},
			{name: "refused for the door code", as: "ada", do: "POST /api/cases/{case}/outcomes/ask", want: 422,
				code: "gate", pointers: []string{"/fields/door_code"}, see: []string{
					"errors.0.detail=France needs the door code.", "errors.0.address=/category/parcel/gate/door", "title=Not possible like this",
				}},
			{name: "refused in Turkish", as: "ada", do: "POST /api/cases/{case}/outcomes/ask?locale=tr", want: 422,
				code: "gate", pointers: []string{"/fields/door_code"}, see: []string{"errors.0.detail=Fransa için kapı şifresi gerekir."}},
			{name: "claim", as: "ada", do: "POST /api/cases/{case}/claim", want: 200, see: []string{
				"assignee=ada", "assignee_name=Ada Er", "status=open", "can.claim=false", "can.release=true", "can.finish=true",
			}},
			{name: "claim again is what already is", as: "ada", do: "POST /api/cases/{case}/claim", want: 200},
			{name: "another's case", as: "bo", do: "POST /api/cases/{case}/claim", want: 409, code: "claimed", see: []string{
				"holder.login=ada", "holder.name=Ada Er", "detail=Ada Er is working on this case. Ask them to release it, or a lead to reassign it.",
			}},
			{name: "acting on another's case", as: "bo", do: "POST /api/cases/{case}/fields", body: `{"fields":{"door_code":"1"}}`, want: 409, code: "claimed"},
			{name: "several bad values at once", as: "ada", do: "POST /api/cases/{case}/fields",
				body: `{"fields":{"country":"XX","order_no":"abc","cuase":"1"}}`, want: 422, code: "value",
				pointers: []string{"/fields/country", "/fields/cuase", "/fields/order_no"}},
			{name: "fill", as: "ada", do: "POST /api/cases/{case}/fields", body: `{"fields":{"door_code":"12A"}}`, want: 200, see: []string{
				"fields.door_code=12A", "missing=[]", "outcomes.0.allowed=true",
			}},
			{name: "note", as: "ada", do: "POST /api/cases/{case}/notes", body: `{"text":"rang the customer"}`, want: 200},
			{name: "a note of nothing", as: "ada", do: "POST /api/cases/{case}/notes", body: `{"text":" "}`, want: 422, code: "empty_note", pointers: []string{"/text"}},
			{name: "an empty note", as: "ada", do: "POST /api/cases/{case}/notes", body: `{"text":""}`, want: 422, code: "empty_note", pointers: []string{"/text"}},
			{name: "no such outcome", as: "ada", do: "POST /api/cases/{case}/outcomes/fly", want: 422, code: "unknown_outcome", pointers: []string{"/outcome"}},
			{name: "finish", as: "ada", do: "POST /api/cases/{case}/outcomes/ask", want: 200, see: []string{
				"step.name=carrier", "partner.name=aras", "team.name=back", "assignee=<nil>",
			}},
			{name: "the partner fills and finishes", as: "pat", do: "POST /api/cases/{case}/outcomes/answered",
				body: `{"fields":{"answer":"left with the neighbour"}}`, want: 200,
				hide: []string{"Jeanne", "12A", "Where is it"}},
			{name: "not the partner's any more", as: "pat", do: "GET /api/cases/{case}", want: 404, code: "not_found"},
			{name: "resolve", as: "dan", do: "POST /api/cases/{case}/outcomes/solved", want: 200, see: []string{
				"status=resolved", "step=<nil>", "end.name=done", "outcomes=[]", "can.reopen=true", "can.finish=false",
			}},
			{name: "work on what has ended", as: "dan", do: "POST /api/cases/{case}/claim", want: 422, code: "ended"},
			{name: "reopen", as: "dan", do: "POST /api/cases/{case}/reopen", body: `{"reason":"came back"}`, want: 200, see: []string{
				"status=open", "step.name=triage", "reopened=1",
			}},
			{name: "history", as: "ada", do: "GET /api/cases/{case}/history", want: 200, see: []string{
				"entries.0.type=opened", "entries.0.actor.name=Ada Er", "entries.0.summary=Ada Er opened the case under Parcel › Late.",
			}},
		})
	})
}

func TestTimePasses(t *testing.T) {
	everyStore(t, func(t *testing.T, h *house) {
		play(t, h, []scenario{
			{name: "open", as: "ada", do: "POST /api/cases", body: `{"category":"parcel/lost","fields":{}}`, want: 201, see: []string{"kind=request"}},
			{name: "nobody claims it", after: 61 * time.Minute, as: "ada", do: "GET /api/cases/{case}", want: 200, see: []string{
				"deadlines.0.kind=claim", "deadlines.0.overdue=true",
			}},
			{name: "it escalates", after: 3 * time.Hour, as: "dan", do: "GET /api/cases/{case}", want: 200, see: []string{
				"team.name=back", "step.name=triage",
			}},
			{name: "the timeline says why", as: "dan", do: "GET /api/cases/{case}/history?locale=tr", want: 200},
		})
	})
}

func TestRevisions(t *testing.T) {
	everyStore(t, func(t *testing.T, h *house) {
		h.open("ada", `{"category":"parcel/late","fields":{"order_no":"123456"}}`)
		first := h.do("ada", "GET /api/cases/{case}", "")
		tag := first.header.Get("ETag")
		if tag != fmt.Sprintf("%q", fmt.Sprint(first.at("revision"))) {
			t.Fatalf("ETag %s, revision %v", tag, first.at("revision"))
		}
		play(t, h, []scenario{
			{name: "a note meanwhile", as: "bo", do: "POST /api/cases/{case}/notes", body: `{"text":"hello"}`, want: 200},
			{name: "does not matter", as: "ada", do: "POST /api/cases/{case}/claim", head: []string{"If-Match", tag}, want: 200},
			{name: "the claim matters", as: "bo", do: "POST /api/cases/{case}/claim", head: []string{"If-Match", tag}, want: 412, code: "stale"},
			{name: "any revision", as: "ada", do: "POST /api/cases/{case}/fields", body: `{"fields":{"country":"TR"}}`, head: []string{"If-Match", "*"}, want: 200},
			{name: "no revision", as: "ada", do: "POST /api/cases/{case}/claim", head: []string{"If-Match", `"abc"`}, want: 422, code: "request", pointers: []string{"If-Match"}},
		})
	})
}

func TestRepeats(t *testing.T) {
	everyStore(t, func(t *testing.T, h *house) {
		key := []string{"Idempotency-Key", "k-1"}
		first := h.do("ada", "POST /api/cases", french, key...)
		again := h.do("ada", "POST /api/cases", french, key...)
		if first.status != 201 || again.status != 201 || first.at("number") != again.at("number") {
			t.Fatalf("%d %v, again %d %v", first.status, first.at("number"), again.status, again.at("number"))
		}
		if again.header.Get("Idempotency-Replayed") != "true" || first.header.Get("Idempotency-Replayed") != "" {
			t.Errorf("replayed: %v, %v", first.header, again.header)
		}
		other := h.do("bo", "POST /api/cases", french, key...)
		if other.status != 201 || other.at("number") == first.at("number") {
			t.Errorf("another's key answered %d %v", other.status, other.at("number"))
		}
		play(t, h, []scenario{
			{name: "another command", as: "ada", do: "POST /api/cases", body: `{"category":"parcel/lost"}`, head: key, want: 409, code: "key_reused"},
			{name: "an unprintable key", as: "ada", do: "POST /api/cases", body: `{"category":"parcel/lost"}`, head: []string{"Idempotency-Key", "k\xff"},
				want: 422, code: "request", pointers: []string{"Idempotency-Key"}},
		})
	})
}

// A case and its customer come together or not at all.
func TestCustomersComeWithTheirCase(t *testing.T) {
	everyStore(t, func(t *testing.T, h *house) {
		known := func() int {
			t.Helper()
			return len(h.do("ada", "GET /api/customers?q=jane", "").at("customers").([]any))
		}
		key := []string{"Idempotency-Key", "k-1"}
		const refused = `{"category":"parcel/late","customer":{"name":"Jane"},"fields":{"order_no":"x"}}`
		const opened = `{"category":"parcel/late","customer":{"name":"Jane"},"fields":{"order_no":"123456"}}`
		for range 2 {
			if a := h.do("ada", "POST /api/cases", refused, key...); a.status != 422 || known() != 0 {
				t.Fatalf("%d, %d customers: %s", a.status, known(), a.body)
			}
		}
		first := h.do("ada", "POST /api/cases", opened, key...)
		again := h.do("ada", "POST /api/cases", opened, key...)
		if first.status != 201 || again.at("number") != first.at("number") || first.at("customer.id") == nil ||
			again.at("customer.id") != first.at("customer.id") || known() != 1 {
			t.Fatalf("%d, %d customers: %s again %s", first.status, known(), first.body, again.body)
		}
		other := strings.ReplaceAll(opened, "Jane", "Joan")
		if a := h.do("ada", "POST /api/cases", other, key...); a.status != 409 || a.at("code") != "key_reused" {
			t.Errorf("another customer under the key: %d %s", a.status, a.body)
		}
		if a := h.do("pat", "POST /api/cases", opened); a.status != 403 || known() != 1 {
			t.Errorf("the partner got %d, %d customers", a.status, known())
		}
	})
}

func TestOpening(t *testing.T) {
	everyStore(t, func(t *testing.T, h *house) {
		play(t, h, []scenario{
			{name: "no such category", as: "ada", do: "POST /api/cases", body: `{"category":"nothing"}`, want: 422, code: "unknown_category", pointers: []string{"/category"}},
			{name: "not narrow enough", as: "ada", do: "POST /api/cases", body: `{"category":"parcel"}`, want: 422, code: "category_not_leaf", pointers: []string{"/category"}},
			{name: "no category", as: "ada", do: "POST /api/cases", body: `{}`, want: 422, code: "request", pointers: []string{"/category"}},
			{name: "unknown property", as: "ada", do: "POST /api/cases", body: `{"category":"parcel/late","assignee":"ada"}`, want: 422, code: "request", pointers: []string{"/assignee"}},
			{name: "unknown kind", as: "ada", do: "POST /api/cases", body: `{"category":"parcel/late","kind":"rage"}`, want: 422, code: "unknown_kind", pointers: []string{"/kind"}},
			{name: "bad value", as: "ada", do: "POST /api/cases", body: `{"category":"parcel/late","fields":{"order_no":"x"}}`, want: 422, code: "value", pointers: []string{"/fields/order_no"}},
			{name: "bad phone", as: "ada", do: "POST /api/cases", body: `{"category":"parcel/late","customer":{"phone":"call me"}}`, want: 422, code: "value", pointers: []string{"/customer/phone"}},
			{name: "no such customer", as: "ada", do: "POST /api/cases", body: `{"category":"parcel/late","customer":{"id":999}}`, want: 422, code: "request", pointers: []string{"/customer/id"}},
			{name: "two keys", as: "ada", do: "POST /api/cases", body: `{"category":"parcel/late","CATEGORY":"parcel/lost"}`, want: 400, code: "unreadable", pointers: []string{"/CATEGORY"}},
			{name: "not the analyst's", as: "ann", do: "POST /api/cases", body: `{"category":"parcel/late"}`, want: 403, code: "forbidden"},
			{name: "not the partner's", as: "pat", do: "POST /api/cases", body: `{"category":"parcel/late"}`, want: 403, code: "forbidden"},
			{name: "nobody's", do: "POST /api/cases", body: `{"category":"parcel/late"}`, want: 401, code: "signed_out"},
			{name: "anonymous reads", do: "GET /api/cases/1", want: 401, code: "signed_out"},
		})
	})
}
