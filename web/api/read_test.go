package api_test

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

func TestLists(t *testing.T) {
	everyStore(t, func(t *testing.T, h *house) {
		for range 5 {
			h.open("ada", `{"category":"parcel/late","title":"yellow box"}`)
			h.clock.Add(time.Minute.Microseconds())
		}
		lost := h.open("ada", french)
		h.do("ada", "POST /api/cases/{case}/claim", "")
		play(t, h, []scenario{
			{name: "pool", as: "ada", do: "GET /api/cases?view=pool", want: 200, see: []string{"count=5", "items.0.team.label=Front desk"}},
			{name: "mine", as: "ada", do: "GET /api/cases?view=mine", want: 200, see: []string{
				"count=1", fmt.Sprintf("items.0.number=%d", lost), "items.0.assignee_name=Ada Er", "items.0.step.label=First look",
				"items.0.customer_name=Jeanne Roux", "items.0.status_label=Open",
			}},
			{name: "words", as: "ada", do: "GET /api/cases?q=YELLOW", want: 200, see: []string{"count=5"}},
			{name: "a number", as: "ada", do: fmt.Sprintf("GET /api/cases?q=%d", lost), want: 200, see: []string{"count=1"}},
			{name: "several statuses", as: "ada", do: "GET /api/cases?status=new,open", want: 200, see: []string{"count=6"}},
			{name: "a category with what is below", as: "ada", do: "GET /api/cases?category=parcel", want: 200, see: []string{"count=6"}},
			{name: "another team's", as: "dan", do: "GET /api/cases", want: 200, see: []string{"count=0", "items=[]"}},
			{name: "nothing is late yet", as: "ada", do: "GET /api/cases?overdue=true", want: 200, see: []string{"count=0"}},
			{name: "unknown parameter", as: "ada", do: "GET /api/cases?late=true", want: 422, code: "request", pointers: []string{"?late"}},
			{name: "unknown view", as: "ada", do: "GET /api/cases?view=hers", want: 422, code: "request", pointers: []string{"?view"}},
			{name: "unknown sort", as: "ada", do: "GET /api/cases?sort=moon", want: 422, code: "bad_sort", pointers: []string{"/sort"}},
			{name: "bad cursor", as: "ada", do: "GET /api/cases?cursor=zzz", want: 422, code: "bad_cursor", pointers: []string{"/cursor"}},
			{name: "page too large", as: "ada", do: "GET /api/cases?limit=201", want: 422, code: "request", pointers: []string{"?limit"}},
			{name: "pools", as: "ada", do: "GET /api/pools", want: 200, see: []string{
				"pools.0.team.name=front", "pools.0.waiting=5", "pools.0.held=1", "mine.held=1", "mine.late=0",
			}},
			{name: "late by now", after: 5 * time.Hour, as: "ada", do: "GET /api/pools", want: 200, see: []string{"mine.held=0"}},
		})
	})
}

func TestPages(t *testing.T) {
	everyStore(t, func(t *testing.T, h *house) {
		for range 7 {
			h.open("ada", `{"category":"parcel/late"}`)
		}
		seen := map[any]bool{}
		next, pages := "", 0
		for {
			a := h.do("ada", "GET /api/cases?sort=-number&limit=3&cursor="+next, "")
			items, _ := a.at("items").([]any)
			for i := range items {
				seen[a.at(fmt.Sprintf("items.%d.number", i))] = true
			}
			pages++
			next, _ = a.at("next").(string)
			if next == "" {
				break
			}
		}
		if len(seen) != 7 || pages != 3 {
			t.Errorf("%d cases on %d pages", len(seen), pages)
		}
	})
}

func TestDefinition(t *testing.T) {
	everyStore(t, func(t *testing.T, h *house) {
		h.open("ada", french)
		play(t, h, []scenario{
			{name: "categories", as: "ada", do: "GET /api/categories?locale=tr", want: 200, see: []string{
				"categories.0.path=parcel", "categories.0.label=Kargo", "categories.0.leaf=false",
				"categories.0.children.0.path=parcel/late", "categories.0.children.0.leaf=true", "kinds.0.label=Şikayet", "statuses.0.label=Yeni",
			}},
			{name: "form", as: "ada", do: "GET /api/forms?category=parcel/late", want: 200, see: []string{
				"category=parcel/late", "kind=complaint", "layout.0.fields.0.name=order_no", "layout.0.fields.0.label=Order number",
				"layout.0.fields.1.options.1.label=France", "schema.properties.order_no.type=string", "values=map[]",
			}},
			{name: "form in Arabic falls back", as: "ada", do: "GET /api/forms?category=parcel/late&locale=ar", want: 200, see: []string{"layout.0.fields.0.label=Order number"}},
			{name: "form of a case", as: "ada", do: "GET /api/forms?case={case}", want: 200, see: []string{"step=triage", "values.country=FR"}},
			{name: "no such category", as: "ada", do: "GET /api/forms?category=nothing", want: 404, code: "not_found"},
			{name: "flow", as: "ada", do: "GET /api/definition/flow?category=parcel/late", want: 200, see: []string{
				"start=triage", "steps.0.name=triage", "steps.0.team.label=Front desk", "steps.0.outcomes.0.to=step.carrier",
				"steps.0.escalations.0.to=team.back", "steps.0.escalations.0.after=4h", "steps.1.partner.name=aras", "ends.0.status=resolved",
			}},
			{name: "teams", as: "dan", do: "GET /api/teams", want: 200, see: []string{"teams.0.name=back", "teams.0.member=true", "teams.1.member=false"}},
			{name: "members", as: "dan", do: "GET /api/teams/front/members", want: 200, see: []string{
				"members.0.login=ada", "members.2.login=lea", "members.2.lead=true",
			}},
			{name: "no such team", as: "dan", do: "GET /api/teams/moon/members", want: 404, code: "not_found"},
		})
	})
}

func TestPartnerSeesWhatItsBlockNames(t *testing.T) {
	everyStore(t, func(t *testing.T, h *house) {
		h.open("ada", `{"category":"parcel/late","fields":{"order_no":"123456","door_code":"12A"},"title":"secret title","text":"secret text",
		"customer":{"name":"Jeanne Roux","email":"jeanne@example.com"}}`)
		h.do("ada", "POST /api/cases/{case}/outcomes/ask", "")
		hide := []string{"12A", "secret", "Jeanne", "jeanne"}
		play(t, h, []scenario{
			{name: "case", as: "pat", do: "GET /api/cases/{case}", want: 200, see: []string{"fields.order_no=123456", "customer=<nil>"}, hide: hide},
			{name: "form", as: "pat", do: "GET /api/forms?case={case}", want: 200, hide: append(hide, "Door code"), see: []string{
				"layout.0.fields.0.name=order_no", "layout.0.fields.0.readonly=true", "layout.0.fields.1.name=answer", "layout.0.fields.1.asked=true",
			}},
			{name: "history", as: "pat", do: "GET /api/cases/{case}/history", want: 200, hide: hide, see: []string{"entries.0.type=entered"}},
			{name: "list", as: "pat", do: "GET /api/cases", want: 200, hide: hide, see: []string{"count=1"}},
			{name: "may not fill the rest", as: "pat", do: "POST /api/cases/{case}/fields", body: `{"fields":{"door_code":"1"}}`, want: 403,
				code: "field_not_yours", pointers: []string{"/fields/door_code"}},
			{name: "teams", as: "pat", do: "GET /api/teams", want: 200, see: []string{"teams=[]"}},
		})
	})
}

func TestCustomers(t *testing.T) {
	everyStore(t, func(t *testing.T, h *house) {
		h.open("ada", french)
		id := fmt.Sprint(h.do("ada", "GET /api/cases/{case}", "").at("customer.id"))
		play(t, h, []scenario{
			{name: "find by name", as: "ada", do: "GET /api/customers?q=roux", want: 200, see: []string{"customers.0.id=" + id}},
			{name: "find by e-mail", as: "ada", do: "GET /api/customers?q=Jeanne@Example.com", want: 200, see: []string{"customers.0.id=" + id}},
			{name: "one with their cases", as: "ada", do: "GET /api/customers/" + id, want: 200, see: []string{"customer.name=Jeanne Roux", fmt.Sprintf("cases.0.number=%d", h.number)}},
			{name: "without those of others", as: "dan", do: "GET /api/customers/" + id, want: 200, see: []string{"cases=[]"}},
			{name: "the same contact is the same customer", as: "ada", do: "POST /api/customers", body: `{"name":"J. Roux","emails":["jeanne@example.com"]}`, want: 200, see: []string{"id=" + id}},
			{name: "a new one", as: "ada", do: "POST /api/customers", body: `{"name":"Ali Veli","phones":["0532 111 22 33"]}`, want: 201, see: []string{"phones.0=+905321112233"}},
			{name: "nobody", as: "ada", do: "POST /api/customers", body: `{}`, want: 422, code: "request", pointers: []string{"/name"}},
			{name: "bad e-mail", as: "ada", do: "POST /api/customers", body: `{"name":"A","emails":["a b"]}`, want: 422, code: "value", pointers: []string{"/emails"}},
			{name: "missing", as: "ada", do: "GET /api/customers/999", want: 404, code: "not_found"},
			{name: "no number", as: "ada", do: "GET /api/customers/abc", want: 404, code: "not_found"},
		})
	})
}

// TestHistoryIsToldInEachLanguage holds that no event stays an untranslated word.
func TestHistoryIsToldInEachLanguage(t *testing.T) {
	everyStore(t, func(t *testing.T, h *house) {
		h.open("ada", french)
		for _, step := range []struct{ as, do, body string }{
			{"ada", "fields", `{"fields":{"door_code":"12A"}}`},
			{"ada", "notes", `{"text":"rang","customer":true}`},
			{"ada", "pause", `{"reason":"waits"}`},
			{"ada", "resume", ``},
			{"ada", "recategorise", `{"category":"parcel/lost","reason":"gone"}`},
			{"ada", "release", ``},
			{"lea", "assign", `{"to":"bo"}`},
			{"bo", "transfer", `{"team":"back","reason":"theirs"}`},
			{"dan", "outcomes/solved", ``},
			{"dan", "reopen", `{"reason":"again"}`},
			{"ada", "outcomes/solved", ``},
			{"ada", "close", ``},
		} {
			if a := h.do(step.as, "POST /api/cases/{case}/"+step.do, step.body); a.status != 200 {
				t.Fatalf("%s: %d %s", step.do, a.status, a.body)
			}
		}
		for _, locale := range []string{"en", "tr", "ar"} {
			a := h.do("mia", "GET /api/cases/{case}/history?locale="+locale, "")
			entries, _ := a.at("entries").([]any)
			if len(entries) < 15 {
				t.Fatalf("only %d entries: %s", len(entries), a.body)
			}
			for i := range entries {
				said := fmt.Sprint(a.at(fmt.Sprintf("entries.%d.summary", i)))
				kind := fmt.Sprint(a.at(fmt.Sprintf("entries.%d.type", i)))
				if !strings.Contains(said, " ") || strings.ContainsAny(said, "{}") {
					t.Errorf("%s in %s is told as %q", kind, locale, said)
				}
			}
		}
		a := h.do("mia", "GET /api/cases/{case}/history", "")
		for i := range a.at("entries").([]any) {
			at := fmt.Sprintf("entries.%d.", i)
			if a.at(at+"type") == "filled" {
				if a.at(at+"changes.0.label") != "Door code" || a.at(at+"changes.0.to_text") != "12A" {
					t.Errorf("change %s", a.body)
				}
				return
			}
		}
		t.Errorf("no change was told: %s", a.body)
	})
}
