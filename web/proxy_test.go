package web

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/gofiber/fiber/v2"
)

// peer is who the test connection says it is.
const peer = "0.0.0.0"

func TestClientIsTheLastThatIsNoProxy(t *testing.T) {
	for name, c := range map[string]struct {
		proxies []string
		passed  []string
		want    string
	}{
		"no proxies":           {nil, []string{"203.0.113.7"}, peer},
		"not from a proxy":     {[]string{"10.0.0.1"}, []string{"203.0.113.7"}, peer},
		"one proxy":            {[]string{peer}, []string{"203.0.113.7"}, "203.0.113.7"},
		"a lie before it":      {[]string{peer}, []string{"198.51.100.1, 203.0.113.7"}, "203.0.113.7"},
		"a lie in its own row": {[]string{peer}, []string{"198.51.100.1", "203.0.113.7"}, "203.0.113.7"},
		"two proxies":          {[]string{peer, "10.0.0.0/8"}, []string{"198.51.100.1, 203.0.113.7, 10.1.2.3"}, "203.0.113.7"},
		"only proxies":         {[]string{peer, "10.0.0.0/8"}, []string{"10.9.9.9, 10.1.2.3"}, "10.9.9.9"},
		"with a port":          {[]string{peer}, []string{"203.0.113.7:4711"}, "203.0.113.7"},
		"the new protocol":     {[]string{peer}, []string{"[2001:db8::7]:4711"}, "2001:db8::7"},
		"the old in the new":   {[]string{peer, "10.0.0.0/8"}, []string{"203.0.113.7, ::ffff:10.1.2.3"}, "203.0.113.7"},
		"nonsense":             {[]string{peer}, []string{"198.51.100.1, unknown"}, peer},
		"nothing":              {[]string{peer}, nil, peer},
	} {
		trusted, err := parseProxies(c.proxies)
		if err != nil {
			t.Fatal(err)
		}
		app := fiber.New(fiber.Config{
			EnableTrustedProxyCheck: true, TrustedProxies: c.proxies, ProxyHeader: proxyHeader(c.proxies), EnableIPValidation: true,
		})
		var got string
		app.Get("/", trusted.client, func(c *fiber.Ctx) error { got = c.IP(); return nil })
		req := httptest.NewRequest("GET", "/", nil)
		for _, line := range c.passed {
			req.Header.Add(fiber.HeaderXForwardedFor, line)
		}
		resp, err := app.Test(req)
		if err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
		if got != c.want {
			t.Errorf("%s: the client is %q, want %q", name, got, c.want)
		}
	}
}

// Who fails to sign in again and again is stopped, whatever they say they are.
func TestNobodyHidesBehindForwardedFor(t *testing.T) {
	app := newServer(t, func(c *Config) { c.Proxies = []string{peer} })
	fail := func(passed string) int {
		resp, _ := do(t, app, "POST", "/api/sessions", "{", fiber.HeaderXForwardedFor, passed)
		return resp.StatusCode
	}
	for i := range 60 {
		if got := fail(fmt.Sprintf("198.51.100.%d, 203.0.113.7", i)); got != http.StatusBadRequest {
			t.Fatalf("failure %d was answered %d", i+1, got)
		}
	}
	if got := fail("198.51.100.99, 203.0.113.7"); got != http.StatusTooManyRequests {
		t.Errorf("one more is answered %d", got)
	}
	if got := fail("203.0.113.8"); got != http.StatusBadRequest {
		t.Errorf("somebody else is answered %d", got)
	}
}

func TestProxiesAreAddresses(t *testing.T) {
	for _, s := range []string{"", "proxy.example", "10.0.0.0/99"} {
		if _, err := New(Config{Proxies: []string{s}}); err == nil {
			t.Errorf("%q is taken for a proxy", s)
		}
	}
}
