package api_test

import (
	"bufio"
	"context"
	"fmt"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/akis-platform/akis/engine"
)

func (h *house) signIn(login string) (*http.Cookie, answer) {
	h.Helper()
	system := engine.Actor{Kind: engine.System}
	if err := h.svc.SetPassword(context.Background(), system, login, password); err != nil {
		h.Fatal(err)
	}
	a := h.do("", "POST /api/sessions", fmt.Sprintf(`{"login":%q,"password":%q}`, login, password), "User-Agent", "Test\xff 1.0")
	if a.status != http.StatusCreated {
		h.Fatalf("not signed in: %d %s", a.status, a.body)
	}
	c, err := http.ParseSetCookie(a.header.Get("Set-Cookie"))
	if err != nil {
		h.Fatal(err)
	}
	return c, a
}

func TestSession(t *testing.T) {
	everyStore(t, func(t *testing.T, h *house) {
		c, a := h.signIn("lea")
		if !c.HttpOnly || c.SameSite != http.SameSiteLaxMode || c.Path != "/" || c.Name != "akis" || c.Secure {
			t.Errorf("cookie %+v", c)
		}
		if a.at("user.login") != "lea" || a.at("user.teams.0.label") != "Front desk" || a.at("user.teams.0.lead") != true || a.at("token") != c.Value {
			t.Errorf("answer %s", a.body)
		}
		cookie := []string{"Cookie", c.Name + "=" + c.Value}
		play(t, h, []scenario{
			{name: "me by cookie", do: "GET /api/me", head: cookie, want: 200, see: []string{
				"user.name=Lea Su", "zone=Europe/Istanbul", "can.open=true", "can.administer=false", "locales.0=en", "user.presence=present",
			}},
			{name: "me by token", do: "GET /api/me", head: []string{"Authorization", "bearer " + c.Value}, want: 200, see: []string{"user.login=lea"}},
			{name: "a write from another site", do: "POST /api/cases", body: `{"category":"parcel/late"}`,
				head: append([]string{"Sec-Fetch-Site", "cross-site"}, cookie...), want: 403, code: "cross_site"},
			{name: "a write from another origin", do: "POST /api/cases", body: `{"category":"parcel/late"}`,
				head: append([]string{"Origin", "http://evil.example"}, cookie...), want: 403, code: "cross_site"},
			{name: "a write from here", do: "POST /api/cases", body: `{"category":"parcel/late"}`,
				head: append([]string{"Origin", "http://example.com"}, cookie...), want: 201},
			{name: "tokens come from anywhere", as: "ada", do: "POST /api/cases", body: `{"category":"parcel/late"}`,
				head: []string{"Origin", "http://evil.example"}, want: 201},
			{name: "away", do: "PATCH /api/me", body: `{"presence":"away"}`, head: cookie, want: 200, see: []string{"user.presence=away"}},
			{name: "still away", do: "GET /api/me", head: cookie, want: 200, see: []string{"user.presence=away"}},
			{name: "presence is one of two", do: "PATCH /api/me", body: `{"presence":"gone"}`, head: cookie, want: 422, code: "request", pointers: []string{"/presence"}},
			{name: "sessions", do: "GET /api/sessions", head: cookie, want: 200, see: []string{"sessions.0.name=Test 1.0", "sessions.0.current=true"}},
			{name: "another's session reads like none", as: "ada", do: "DELETE /api/sessions/" + fmt.Sprint(h.do("", "GET /api/sessions", "", cookie...).at("sessions.0.id")), want: 204},
			{name: "and lives on", do: "GET /api/me", head: cookie, want: 200},
			{name: "sign out", do: "DELETE /api/sessions/current", head: cookie, want: 204},
			{name: "signed out", do: "GET /api/me", head: cookie, want: 401, code: "signed_out"},
			{name: "by token too", do: "GET /api/me", head: []string{"Authorization", "Bearer " + c.Value}, want: 401, code: "signed_out"},
		})
	})
}

// TestSignInSpeaksOnesLanguage: who signs in is known only afterwards; the answer
// is in their language all the same, unless the request asks for another.
func TestSignInSpeaksOnesLanguage(t *testing.T) {
	everyStore(t, func(t *testing.T, h *house) {
		_, a := h.signIn("tuna")
		if got := a.at("user.teams.0.label"); got != "Ön masa" {
			t.Errorf("the team is called %v", got)
		}
		a = h.do("", "POST /api/sessions?locale=en", fmt.Sprintf(`{"login":"tuna","password":%q}`, password))
		if got := a.at("user.teams.0.label"); got != "Front desk" {
			t.Errorf("asked in English, the team is called %v", got)
		}
	})
}

func TestSignInIsRefusedAlike(t *testing.T) {
	everyStore(t, func(t *testing.T, h *house) {
		h.signIn("ada")
		known := h.do("", "POST /api/sessions", `{"login":"ada","password":"wrong wrong wrong"}`)
		unknown := h.do("", "POST /api/sessions", `{"login":"nobody","password":"wrong wrong wrong"}`)
		if known.status != 401 || known.body != unknown.body || known.at("code") != "credentials" {
			t.Errorf("%d %s, %d %s", known.status, known.body, unknown.status, unknown.body)
		}
	})
}

func TestTooManySignIns(t *testing.T) {
	everyStore(t, func(t *testing.T, h *house) {
		var last answer
		for range 70 { // each with another login: only the address is the same
			last = h.do("", "POST /api/sessions", `{"login":"`+strings.Repeat("x", 65)+`","password":"p"}`)
		}
		if last.status != 429 || last.at("code") != "too_many" || last.header.Get("Retry-After") == "" {
			t.Errorf("%d %s", last.status, last.body)
		}
	})
}

// listen reads the house's live stream as a browser does and hands out its events.
func (h *house) listen(as string) <-chan string {
	h.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		h.Fatal(err)
	}
	go func() { _ = h.app.Listener(l) }()
	h.Cleanup(func() { _ = h.app.ShutdownWithTimeout(2 * time.Second) })
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	h.Cleanup(cancel)
	req, err := http.NewRequestWithContext(ctx, "GET", "http://"+l.Addr().String()+"/api/events", nil)
	if err != nil {
		h.Fatal(err)
	}
	req.Header.Set("Authorization", "Bearer "+h.tokens[as])
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		h.Fatal(err)
	}
	if resp.StatusCode != 200 || resp.Header.Get("Content-Type") != "text/event-stream" {
		h.Fatalf("stream: %d %v", resp.StatusCode, resp.Header)
	}
	events := make(chan string, 1000)
	go func() {
		defer close(events)
		defer resp.Body.Close()
		name := ""
		for in := bufio.NewScanner(resp.Body); in.Scan(); {
			if n, ok := strings.CutPrefix(in.Text(), "event: "); ok {
				name = n
			}
			if data, ok := strings.CutPrefix(in.Text(), "data: "); ok {
				events <- name + " " + data
			}
		}
	}()
	return events
}

// next answers the next event that is no heartbeat; "" at the end.
func next(t *testing.T, events <-chan string) string {
	t.Helper()
	for {
		select {
		case e := <-events:
			if !strings.HasPrefix(e, "ping ") {
				return e
			}
		case <-time.After(10 * time.Second):
			t.Fatal("no event came")
		}
	}
}

func TestLive(t *testing.T) {
	everyStore(t, func(t *testing.T, h *house) {
		events := h.listen("dan")
		if first := <-events; first != "ping {}" {
			t.Fatalf("first event %q", first)
		}
		h.open("ada", `{"category":"parcel/late"}`) // the front desk's: not for dan
		number := h.open("dan", `{"category":"parcel/late"}`)
		if e := next(t, events); !strings.HasPrefix(e, fmt.Sprintf(`case {"number":%d,"revision":`, number)) {
			t.Errorf("got %s, want case %d", e, number)
		}
	})
}

func TestLiveEndsWithTheSession(t *testing.T) {
	everyStore(t, func(t *testing.T, h *house) {
		events := h.listen("dan")
		<-events
		id := fmt.Sprint(h.do("dan", "GET /api/sessions", "").at("sessions.0.id"))
		if a := h.do("dan", "DELETE /api/sessions/"+id, ""); a.status != 204 {
			t.Fatalf("%d %s", a.status, a.body)
		}
		if e := next(t, events); e != `bye {"code":"signed_out"}` {
			t.Errorf("got %s", e)
		}
		if e, open := <-events; open {
			t.Errorf("the stream went on: %s", e)
		}
	})
}

func TestLiveEndsWithTheServer(t *testing.T) {
	everyStore(t, func(t *testing.T, h *house) {
		events := h.listen("dan")
		<-events
		if err := h.app.ShutdownWithTimeout(10 * time.Second); err != nil {
			t.Fatal(err)
		}
		if e := next(t, events); e != "" {
			t.Errorf("got %s", e)
		}
	})
}
