package api_test

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/gofiber/fiber/v2"

	"github.com/akis-platform/akis/dsl"
	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/people"
	"github.com/akis-platform/akis/engine/service"
	"github.com/akis-platform/akis/engine/store"
	"github.com/akis-platform/akis/engine/store/pgtest"
	"github.com/akis-platform/akis/web"
	"github.com/akis-platform/akis/web/api"
)

// shop is a small process with everything that the API shows: a gate, a partner,
// a transfer, an escalation, a task's absence, three languages.
const shop = `
akis {
  name     = "shop"
  language = 1
  locales  = ["en", "tr", "ar"]
  timezone = "Europe/Istanbul"
}
team "front" { label = { en = "Front desk", tr = "Ön masa", ar = "المكتب" } }
team "back" { label = { en = "Back office", tr = "Arka ofis", ar = "الإدارة" } }
partner "aras" {
  label = "Aras"
  kind  = carrier
  owner = team.back
  sees  = [field.order_no, field.answer]
  fills = [field.answer]
}
route "closer" {
  rule "dear" {
    when = "field.door_code == '99Z'"
    to   = team.front
  }
  default = team.back
}
choices "country" { options = { TR = { en = "Türkiye", tr = "Türkiye" }, FR = { en = "France", tr = "Fransa" } } }
field "order_no" {
  type    = text
  label   = { en = "Order number", tr = "Sipariş no" }
  pattern = "^[0-9]{6,12}$"
}
field "country" {
  type    = choice
  label   = { en = "Country", tr = "Ülke" }
  options = choices.country
}
field "door_code" {
  type  = text
  label = { en = "Door code", tr = "Kapı şifresi" }
}
field "answer" {
  type  = long_text
  label = { en = "Carrier's answer", tr = "Kargonun yanıtı" }
}
category "parcel" {
  label  = { en = "Parcel", tr = "Kargo" }
  kind   = complaint
  flow   = flow.parcel
  fields = [field.order_no, field.country, field.door_code, field.answer]
  sla    = "72h"
  gate "door" {
    when    = "field.country == 'FR'"
    require = [field.door_code]
    message = { en = "France needs the door code.", tr = "Fransa için kapı şifresi gerekir." }
  }
  category "late" { label = { en = "Late", tr = "Geç" } }
  category "lost" {
    label = { en = "Lost", tr = "Kayıp" }
    kind  = request
  }
}
task "fetch" {
  label = "Fetch"
  title = { en = "Fetch it in {{field.country}}", tr = "{{field.country}}: alınacak" }
  team  = team.back
  steps = [todo, packing, done]
}
category "errand" {
  label  = { en = "Errand", tr = "Getir götür" }
  kind   = request
  flow   = flow.errand
  fields = [field.country]
}
category "favour" {
  label  = { en = "Favour", tr = "Rica" }
  kind   = request
  flow   = flow.favour
  fields = [field.country]
}
flow "favour" {
  start = step.give
  step "give" {
    label   = { en = "Give", tr = "Ver" }
    partner = partner.aras
    tasks   = [task.fetch]
    wait    = all
    outcome "given" { to = end.done }
  }
  end "done" { status = resolved }
}
flow "errand" {
  start = step.do
  step "do" {
    label = { en = "Do it", tr = "Yap" }
    team  = team.front
    tasks = [task.fetch]
    outcome "ready" { to = end.done }
  }
  end "done" { status = resolved }
}
flow "parcel" {
  start = step.triage
  step "triage" {
    label        = { en = "First look", tr = "İlk bakış" }
    help         = { en = "Check the order number.", tr = "Sipariş numarasını kontrol edin." }
    team         = team.front
    claim_within = "1h"
    done_within  = "4h"
    reassign     = any
    outcome "ask" {
      label = { en = "Ask the carrier", tr = "Kargoya sor" }
      to    = step.carrier
    }
    outcome "solved" {
      label = { en = "Solved", tr = "Çözüldü" }
      to    = end.done
    }
    escalate "late" {
      after = "4h"
      to    = team.back
    }
  }
  step "carrier" {
    label       = { en = "Carrier", tr = "Kargo" }
    partner     = partner.aras
    done_within = "24h"
    outcome "answered" { to = step.solve }
  }
  step "solve" {
    label       = { en = "Solve", tr = "Çözüm" }
    route       = route.closer
    done_within = "8h"
    outcome "solved" { to = end.done }
  }
  end "done" {
    label         = { en = "Done", tr = "Bitti" }
    status        = resolved
    reopen_within = "10d"
  }
}
`

// staff are the people of the shop, one of each sort.
var staff = []people.User{
	{Login: "ada", Name: "Ada Er", Locale: "en", Teams: []people.Membership{{Team: "front"}}},
	{Login: "bo", Name: "Bo Tan", Locale: "en", Teams: []people.Membership{{Team: "front"}}},
	{Login: "lea", Name: "Lea Su", Locale: "en", Teams: []people.Membership{{Team: "front", Lead: true}}},
	{Login: "dan", Name: "Dan Ak", Locale: "en", Teams: []people.Membership{{Team: "back"}}},
	{Login: "mia", Name: "Mia Oz", Locale: "en", Roles: []string{"manager"}},
	{Login: "ann", Name: "Ann Al", Locale: "en", Roles: []string{"analyst"}},
	{Login: "rut", Name: "Rut Ay", Locale: "en", Roles: []string{"admin"}},
	{Login: "pat", Name: "Pat Ar", Locale: "en", Partner: "aras"},
	{Login: "new", Name: "New Un", Locale: "en"},
	{Login: "tuna", Name: "Tuna İl", Locale: "tr", Teams: []people.Membership{{Team: "front"}}},
}

const password = "correct horse battery"

// house is the real server over a real store, with a clock of its own.
type house struct {
	*testing.T
	app    *fiber.App
	svc    *service.Service
	clock  atomic.Int64 // microseconds
	tokens map[string]string
	number int64 // of the case opened last
}

func load(sources map[string][]byte) (*definition.Definition, error) {
	set, list := dsl.LoadSources(sources)
	if list.HasErrors() {
		return nil, fmt.Errorf("%+v", list)
	}
	return set.Definition, nil
}

// everyStore plays a test against the server over each store.
func everyStore(t *testing.T, test func(t *testing.T, h *house)) {
	t.Helper()
	t.Run("sqlite", func(t *testing.T) { test(t, newHouse(t)) })
	t.Run("postgres", func(t *testing.T) { test(t, newHouseOver(t, pgtest.URL(t))) })
}

func newHouse(t *testing.T) *house {
	t.Helper()
	return newHouseOver(t, filepath.Join(t.TempDir(), "akis.db"))
}

func newHouseOver(t *testing.T, dsn string) *house {
	t.Helper()
	ctx := context.Background()
	st, err := store.Open(ctx, store.Options{DSN: dsn, Key: []byte("0123456789abcdef")})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := st.Close(); err != nil {
			t.Error(err)
		}
	})
	h := &house{T: t, tokens: map[string]string{}}
	h.clock.Store(time.Date(2026, 1, 5, 6, 0, 0, 0, time.UTC).UnixMicro()) // Monday, 09:00 in Istanbul
	h.svc = service.New(service.Config{Store: st, Load: load, Clock: h.now})
	system := engine.Actor{Kind: engine.System}
	if _, err := h.svc.Publish(ctx, system, service.PublishedSet{Sources: map[string][]byte{"shop.akis.hcl": []byte(shop)}}); err != nil {
		t.Fatal(err)
	}
	for _, u := range staff {
		u.Present = true
		if err := h.svc.SaveUser(ctx, system, u); err != nil {
			t.Fatal(err)
		}
		token, _, err := h.svc.NewToken(ctx, system, u.Login, "test", 0)
		if err != nil {
			t.Fatal(err)
		}
		h.tokens[u.Login] = token
	}
	h.app, err = web.New(web.Config{API: api.Config{Service: h.svc, Heartbeat: 20 * time.Millisecond}})
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func (h *house) now() time.Time { return time.UnixMicro(h.clock.Load()) }

// wait lets d pass and every deadline act that falls due.
func (h *house) wait(d time.Duration) {
	h.Helper()
	h.clock.Add(d.Microseconds())
	if _, err := h.svc.TickDue(context.Background(), 100); err != nil {
		h.Fatal(err)
	}
}

// answer is what came back.
type answer struct {
	status int
	header http.Header
	body   string
	json   any
}

func (h *house) do(as, what, body string, head ...string) answer {
	h.Helper()
	method, path, _ := strings.Cut(what, " ")
	path = strings.ReplaceAll(path, "{case}", fmt.Sprint(h.number))
	req := httptest.NewRequest(method, path, strings.NewReader(body))
	if body != "" {
		req.Header.Set("Content-Type", "application/json")
	}
	if as != "" {
		req.Header.Set("Authorization", "Bearer "+h.tokens[as])
	}
	for i := 0; i < len(head); i += 2 {
		req.Header.Set(head[i], head[i+1])
	}
	resp, err := h.app.Test(req, -1)
	if err != nil {
		h.Fatal(err)
	}
	text, err := io.ReadAll(resp.Body)
	if err != nil {
		h.Fatal(err)
	}
	a := answer{status: resp.StatusCode, header: resp.Header, body: string(text)}
	if len(text) > 0 {
		if err := json.Unmarshal(text, &a.json); err != nil && strings.Contains(resp.Header.Get("Content-Type"), "json") {
			h.Fatalf("%s answered no JSON: %s", what, text)
		}
	}
	return a
}

// open opens a case and answers its number; {case} names it afterwards.
func (h *house) open(as, body string) int64 {
	h.Helper()
	a := h.do(as, "POST /api/cases", body)
	if a.status != http.StatusCreated {
		h.Fatalf("not opened: %d %s", a.status, a.body)
	}
	h.number = int64(a.at("number").(float64))
	return h.number
}

// at answers the value at a dotted path: "team.name", "missing.0.field".
func (a answer) at(path string) any {
	v := a.json
	for part := range strings.SplitSeq(path, ".") {
		switch x := v.(type) {
		case map[string]any:
			v = x[part]
		case []any:
			var i int
			if _, err := fmt.Sscan(part, &i); err != nil || i >= len(x) {
				return nil
			}
			v = x[i]
		default:
			return nil
		}
	}
	return v
}
