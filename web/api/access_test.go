package api_test

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/gofiber/fiber/v2"

	"github.com/akis-platform/akis/web"
)

// bodies are a fitting body for each route that takes one.
var bodies = map[string]string{
	"POST /api/cases/:number/assign":         `{"to":"ada"}`,
	"POST /api/cases/:number/transfer":       `{"team":"back"}`,
	"POST /api/cases/:number/fields":         `{"fields":{"country":"TR"}}`,
	"POST /api/cases/:number/notes":          `{"text":"x"}`,
	"POST /api/cases/:number/recategorise":   `{"category":"parcel/lost"}`,
	"POST /api/cases/:number/pause":          `{"reason":"x"}`,
	"POST /api/cases/:number/cancel":         `{"reason":"x"}`,
	"POST /api/cases/:number/tasks/:id":      `{"state":"done"}`,
	"POST /api/cases/:number/outcomes/:name": `{}`,
}

// TestForeignAndMissingAreTheSame asks every route about a case for every person
// who may not see a case of the front desk, and about a case that is not there.
// The two answers must be the same, byte for byte.
func TestForeignAndMissingAreTheSame(t *testing.T) {
	everyStore(t, func(t *testing.T, h *house) {
		number := h.open("ada", `{"category":"parcel/late","fields":{"order_no":"123456"},"text":"top secret"}`)
		routes := 0
		for _, r := range h.app.GetRoutes(true) {
			if r.Method == fiber.MethodHead || !strings.Contains(r.Path, ":number") {
				continue
			}
			routes++
			name := r.Method + " " + r.Path
			path := strings.NewReplacer(":name", "solved", ":id", "1").Replace(r.Path)
			for _, who := range []string{"dan", "pat", "new"} {
				var answers []string
				for _, n := range []string{fmt.Sprint(number), "999999", "abc", "-1", "99999999999999999999"} {
					a := h.do(who, r.Method+" "+strings.ReplaceAll(path, ":number", n), bodies[name])
					answers = append(answers, fmt.Sprint(a.status, " ", a.body))
				}
				if !strings.HasPrefix(answers[0], "404 ") || len(slices.Compact(answers)) != 1 {
					t.Errorf("%s for %s: %q", name, who, answers)
				}
			}
		}
		if routes < 15 {
			t.Errorf("only %d routes name a case", routes)
		}
		if a := h.do("dan", "GET /api/cases?q=secret", ""); a.at("count") != 0.0 {
			t.Errorf("the list shows it: %s", a.body)
		}
		if a := h.do("dan", "GET /api/forms?case="+fmt.Sprint(number), ""); a.status != http.StatusNotFound {
			t.Errorf("its form shows: %d %s", a.status, a.body)
		}
	})
}

// TestWhoMayWhat is the matrix of the built-in roles over a case of the front
// desk that nobody holds: own team, its lead, another team, a manager, an analyst,
// an administrator, the partner, somebody without any right, nobody.
func TestWhoMayWhat(t *testing.T) {
	who := []string{"ada", "lea", "dan", "mia", "ann", "rut", "pat", "new", ""}
	for _, c := range []struct {
		do, body string
		want     []int // by who
	}{
		{"GET /api/cases/{case}", "", []int{200, 200, 404, 200, 200, 200, 404, 404, 401}},
		{"GET /api/cases/{case}/history", "", []int{200, 200, 404, 200, 200, 200, 404, 404, 401}},
		{"GET /api/cases/{case}/explain", "", []int{200, 200, 404, 200, 200, 200, 404, 404, 401}},
		{"GET /api/cases/{case}/explain?finish=solved", "", []int{200, 200, 404, 200, 403, 200, 404, 404, 401}},
		{"POST /api/cases/{case}/notes", `{"text":"x"}`, []int{200, 200, 404, 200, 403, 200, 404, 404, 401}},
		{"POST /api/cases/{case}/claim", "", []int{200, 200, 404, 403, 403, 403, 404, 404, 401}},
		{"POST /api/cases/{case}/fields", `{"fields":{"country":"TR"}}`, []int{200, 200, 404, 403, 403, 403, 404, 404, 401}},
		{"POST /api/cases/{case}/outcomes/solved", "", []int{200, 200, 404, 403, 403, 403, 404, 404, 401}},
		{"POST /api/cases/{case}/assign", `{"to":"bo"}`, []int{403, 200, 404, 200, 403, 200, 404, 404, 401}},
		{"POST /api/cases/{case}/transfer", `{"team":"back"}`, []int{200, 200, 404, 403, 403, 403, 404, 404, 401}},
		{"POST /api/cases/{case}/cancel", `{"reason":"x"}`, []int{403, 200, 404, 403, 403, 403, 404, 404, 401}},
		{"POST /api/cases/{case}/close", "", []int{422, 422, 404, 422, 403, 422, 404, 404, 401}},
		{"POST /api/cases", `{"category":"parcel/late"}`, []int{201, 201, 201, 201, 403, 201, 403, 403, 401}},
		{"GET /api/customers?q=x", "", []int{200, 200, 200, 200, 200, 200, 403, 403, 401}},
		{"POST /api/customers", `{"name":"X"}`, []int{201, 201, 201, 201, 201, 201, 403, 403, 401}},
		{"GET /api/categories", "", []int{200, 200, 200, 200, 200, 200, 200, 200, 401}},
		{"GET /api/forms?category=parcel/late", "", []int{200, 200, 200, 200, 200, 200, 403, 200, 401}},
		{"GET /api/pools", "", []int{200, 200, 200, 200, 200, 200, 200, 200, 401}},
		{"GET /api/teams/front/members", "", []int{200, 200, 200, 200, 200, 200, 404, 200, 401}},
		{"GET /api/me", "", []int{200, 200, 200, 200, 200, 200, 200, 200, 401}},
	} {
		t.Run(c.do, func(t *testing.T) {
			h := newHouse(t)
			for i, as := range who {
				h.open("bo", `{"category":"parcel/late"}`)
				if a := h.do(as, c.do, c.body); a.status != c.want[i] {
					t.Errorf("%q got %d, want %d: %s", as, a.status, c.want[i], a.body)
				}
			}
		})
	}
}

// TestCanMeansMay presses every button: what a case says can be done is done, and
// what it says cannot is refused.
func TestCanMeansMay(t *testing.T) {
	everyStore(t, func(t *testing.T, h *house) {
		buttons := map[string]struct{ do, body string }{
			"claim":        {"claim", ""},
			"release":      {"release", ""},
			"assign":       {"assign", `{"to":"ada"}`},
			"transfer":     {"transfer", `{"team":"back"}`},
			"fill":         {"fields", `{"fields":{"country":"TR"}}`},
			"finish":       {"outcomes/solved", ""},
			"note":         {"notes", `{"text":"x"}`},
			"recategorise": {"recategorise", `{"category":"parcel/lost"}`},
			"pause":        {"pause", `{"reason":"x"}`},
			"resume":       {"resume", ""},
			"close":        {"close", ""},
			"reopen":       {"reopen", `{"reason":"x"}`},
			"cancel":       {"cancel", `{"reason":"x"}`},
		}
		for _, state := range []struct {
			name  string
			steps []string
		}{
			{"in the pool", nil},
			{"held by bo", []string{"claim"}},
			{"paused by bo", []string{"pause"}},
			{"resolved", []string{"finish"}},
			{"closed", []string{"finish", "close"}},
		} {
			for _, as := range []string{"bo", "ada", "lea", "mia", "ann"} {
				for name, b := range buttons {
					h.open("bo", `{"category":"parcel/late"}`)
					for _, step := range state.steps {
						if a := h.do("bo", "POST /api/cases/{case}/"+buttons[step].do, buttons[step].body); a.status != 200 {
							t.Fatalf("%s: %d %s", step, a.status, a.body)
						}
					}
					before := h.do(as, "GET /api/cases/{case}", "")
					can := before.at("can." + name)
					a := h.do(as, "POST /api/cases/{case}/"+b.do, b.body)
					did := a.status == 200 && a.at("revision") != before.at("revision")
					if can != did {
						t.Errorf("%s, %s: can.%s is %v, but it answered %d at revision %v after %v", state.name, as, name, can, a.status, a.at("revision"), before.at("revision"))
					}
				}
			}
		}
	})
}

// TestPublicIsTheWholeList holds that the public list does not grow unseen.
func TestPublicIsTheWholeList(t *testing.T) {
	want := []string{
		"GET /healthz", "GET /readyz", "GET /metrics", "GET /docs", "GET /docs/docs.js", "GET /docs/docs.css",
		"GET /openapi.json", "POST /api/sessions",
	}
	if got := web.Public(); !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
