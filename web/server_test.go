package web

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/gofiber/fiber/v2"

	"github.com/akis-platform/akis/dsl"
	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/service"
	"github.com/akis-platform/akis/engine/store"
	"github.com/akis-platform/akis/web/api"
)

// newServer makes a server over a service without a store: whatever reaches the
// store panics.
func newServer(t *testing.T, change ...func(*Config)) *fiber.App {
	t.Helper()
	cfg := Config{
		API: api.Config{Service: service.New(service.Config{})},
		App: fstest.MapFS{
			"index.html":         {Data: []byte("<!doctype html><title>Akis</title>" + strings.Repeat("<p>", 500))},
			"assets/main-1f.js":  {Data: []byte(strings.Repeat("console.log(1);", 200))},
			"assets/tiny-2e.css": {Data: []byte("a{}")},
		},
	}
	for _, f := range change {
		f(&cfg)
	}
	app, err := New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	return app
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func do(t *testing.T, app *fiber.App, method, path, body string, head ...string) (*http.Response, string) {
	t.Helper()
	req := httptest.NewRequest(method, path, strings.NewReader(body))
	if body != "" {
		req.Header.Set("Content-Type", "application/json")
	}
	for i := 0; i < len(head); i += 2 {
		req.Header.Set(head[i], head[i+1])
	}
	resp, err := app.Test(req, -1)
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp, string(text)
}

func problemCode(t *testing.T, body string) string {
	t.Helper()
	var p api.Problem
	if err := json.Unmarshal([]byte(body), &p); err != nil {
		t.Fatalf("no problem: %s", body)
	}
	return p.Code
}

// TestDenyByDefault walks the route table: what is not on the public list answers
// nobody.
func TestDenyByDefault(t *testing.T) {
	app := newServer(t)
	open := Public()
	asked := 0
	for _, r := range app.GetRoutes(true) {
		name := r.Method + " " + r.Path
		if r.Method == fiber.MethodHead || slices.Contains(open, name) {
			continue
		}
		asked++
		path := strings.NewReplacer(":number", "1", ":name", "x", ":id", "1").Replace(r.Path)
		resp, body := do(t, app, r.Method, path, "")
		if resp.StatusCode != http.StatusUnauthorized || problemCode(t, body) != "signed_out" {
			t.Errorf("%s answered nobody with %d %s", name, resp.StatusCode, body)
		}
	}
	if asked < 30 {
		t.Errorf("only %d routes were asked; the table has been missed", asked)
	}
}

func TestOtherMethods(t *testing.T) {
	app := newServer(t)
	for _, c := range []struct{ method, path, allow string }{
		{"PUT", "/api/cases/7", "GET"}, {"DELETE", "/api/cases", "GET, POST"}, {"PATCH", "/api/cases/7/claim", "POST"},
	} {
		resp, body := do(t, app, c.method, c.path, "")
		if resp.StatusCode != http.StatusMethodNotAllowed || resp.Header.Get("Allow") != c.allow || problemCode(t, body) != "method" {
			t.Errorf("%s %s: %d, Allow %q: %s", c.method, c.path, resp.StatusCode, resp.Header.Get("Allow"), body)
		}
	}
	if resp, _ := do(t, app, "PUT", "/api/nothing", ""); resp.StatusCode != http.StatusNotFound {
		t.Errorf("a path that is not there: %d", resp.StatusCode)
	}
}

func TestPublicRoutesExist(t *testing.T) {
	app := newServer(t)
	var have []string
	for _, r := range app.GetRoutes(true) {
		have = append(have, r.Method+" "+r.Path)
	}
	for _, want := range Public() {
		if !slices.Contains(have, want) {
			t.Errorf("%s is on the public list but there is no such route", want)
		}
	}
}

func TestRefusedRequests(t *testing.T) {
	app := newServer(t)
	const in = `{"login":"ada","password":"secret"}`
	for _, c := range []struct {
		name, method, path, body string
		head                     []string
		status                   int
		code                     string
	}{
		{"compressed", "POST", "/api/sessions", in, []string{"Content-Encoding", "gzip, gzip"}, 415, "content_encoding"},
		{"identity encoding too", "POST", "/api/sessions", in, []string{"Content-Encoding", "identity"}, 415, "content_encoding"},
		{"form", "POST", "/api/sessions", in, []string{"Content-Type", "application/x-www-form-urlencoded"}, 415, "media_type"},
		{"no json", "POST", "/api/sessions", "{", nil, 400, "unreadable"},
		{"deep", "POST", "/api/sessions", strings.Repeat("[", 100), nil, 400, "unreadable"},
		{"number bomb", "POST", "/api/sessions", `{"login":1e10000000}`, nil, 400, "unreadable"},
		{"nothing", "POST", "/api/sessions", "", nil, 400, "unreadable"},
		{"unknown property", "POST", "/api/sessions", `{"login":"a","password":"b","role":"admin"}`, nil, 422, "request"},
		{"missing property", "POST", "/api/sessions", `{"login":"a"}`, nil, 422, "request"},
		{"wrong type", "POST", "/api/sessions", `{"login":7,"password":"b"}`, nil, 422, "request"},
		{"other site", "POST", "/api/sessions", in, []string{"Sec-Fetch-Site", "cross-site"}, 403, "cross_site"},
		{"other subdomain", "POST", "/api/sessions", in, []string{"Sec-Fetch-Site", "same-site"}, 403, "cross_site"},
		{"other origin", "POST", "/api/sessions", in, []string{"Origin", "https://evil.example"}, 403, "cross_site"},
		{"null origin", "POST", "/api/sessions", in, []string{"Origin", "null"}, 403, "cross_site"},
		{"NUL in the address", "GET", "/api/cases/%00", "", nil, 400, "address"},
		{"NUL in the query", "GET", "/api/cases?q=%00", "", nil, 400, "address"},
		{"no UTF-8 in the query", "GET", "/api/cases?q=%ff", "", nil, 400, "address"},
		{"no UTF-8 in a name", "GET", "/api/cases?%ff=1", "", nil, 400, "address"},
		{"broken escape in the query", "GET", "/api/cases?q=%zz", "", nil, 400, "address"},
		{"unknown route", "GET", "/api/nothing", "", nil, 404, "not_found"},
		{"unknown method", "PUT", "/api/cases", in, nil, 405, "method"},
		{"unknown file", "GET", "/assets/gone.js", "", nil, 404, "not_found"},
		{"metrics from elsewhere", "GET", "/metrics", "", nil, 404, "not_found"},
	} {
		t.Run(c.name, func(t *testing.T) {
			resp, body := do(t, app, c.method, c.path, c.body, c.head...)
			if resp.StatusCode != c.status || problemCode(t, body) != c.code {
				t.Errorf("got %d %s, want %d %s", resp.StatusCode, body, c.status, c.code)
			}
			if ct := resp.Header.Get("Content-Type"); ct != "application/problem+json" {
				t.Errorf("Content-Type %q", ct)
			}
		})
	}
}

func TestProblemsNamePlaces(t *testing.T) {
	app := newServer(t)
	_, body := do(t, app, "POST", "/api/sessions", `{"login":7,"role":"admin"}`, "Accept-Language", "tr")
	var p api.Problem
	if err := json.Unmarshal([]byte(body), &p); err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, e := range p.Errors {
		got[e.Pointer] = e.Code
	}
	want := map[string]string{"/login": "type", "/role": "unknown_property", "/password": "required"}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if p.Title != "Bu haliyle olmuyor" || p.Type != "/docs#problem-request" {
		t.Errorf("got %q %q", p.Title, p.Type)
	}
}

// TestTooLarge only announces the body: the server must not wait for it.
func TestTooLarge(t *testing.T) {
	here := listen(t, newServer(t))
	conn, err := net.Dial("tcp", strings.TrimPrefix(here, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	fmt.Fprintf(conn, "POST /api/sessions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n", maxBody+1)
	resp, err := http.ReadResponse(bufio.NewReader(conn), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil || resp.StatusCode != http.StatusRequestEntityTooLarge || problemCode(t, string(body)) != "too_large" {
		t.Errorf("got %d %s %v", resp.StatusCode, body, err)
	}
}

// TestPanicShowsAnIncidentOnly lets a handler panic: the service has no store.
func TestPanicShowsAnIncidentOnly(t *testing.T) {
	var log bytes.Buffer
	app := newServer(t, func(c *Config) { c.API.Log = slog.New(slog.NewTextHandler(&log, nil)) })
	resp, body := do(t, app, "POST", "/api/sessions", `{"login":"ada","password":"secret"}`)
	var p api.Problem
	if err := json.Unmarshal([]byte(body), &p); err != nil {
		t.Fatal(err)
	}
	if resp.StatusCode != 500 || p.Code != "internal" || p.Incident == "" || len(p.Errors) > 0 {
		t.Fatalf("got %d %s", resp.StatusCode, body)
	}
	if strings.Contains(body, "nil pointer") || !strings.Contains(log.String(), p.Incident) || !strings.Contains(log.String(), "nil pointer") {
		t.Errorf("the cause belongs into the log under %s and not into %s:\n%s", p.Incident, body, log.String())
	}
}

func TestHeaders(t *testing.T) {
	app := newServer(t, func(c *Config) { c.Secure = true })
	for path, policy := range map[string]string{"/": screenPolicy, "/docs": screenPolicy, "/api/me": dataPolicy} {
		resp, _ := do(t, app, "GET", path, "")
		h := resp.Header
		if h.Get("Content-Security-Policy") != policy || h.Get("X-Content-Type-Options") != "nosniff" ||
			h.Get("X-Frame-Options") != "DENY" || h.Get("Strict-Transport-Security") == "" || h.Get("X-Request-Id") == "" {
			t.Errorf("%s: %v", path, h)
		}
	}
	if strings.Contains(screenPolicy, "script-src 'self' '") {
		t.Error("scripts run from our own address only")
	}
}

func TestScreens(t *testing.T) {
	app := newServer(t)
	for _, c := range []struct{ path, kind, cache string }{
		{"/", "text/html", "no-cache"},
		{"/cases/7", "text/html", "no-cache"},
		{"/assets/main-1f.js", "text/javascript", "public, max-age=31536000, immutable"},
		{"/assets/tiny-2e.css", "text/css", "public, max-age=31536000, immutable"},
	} {
		resp, _ := do(t, app, "GET", c.path, "")
		if resp.StatusCode != 200 || !strings.HasPrefix(resp.Header.Get("Content-Type"), c.kind) || resp.Header.Get("Cache-Control") != c.cache {
			t.Errorf("%s: %d %v", c.path, resp.StatusCode, resp.Header)
		}
		again, body := do(t, app, "GET", c.path, "", "If-None-Match", resp.Header.Get("ETag"))
		if again.StatusCode != http.StatusNotModified || body != "" {
			t.Errorf("%s again: %d", c.path, again.StatusCode)
		}
	}
	if plain, _ := do(t, app, "GET", "/assets/main-1f.js", ""); plain.Header.Get("Content-Encoding") != "" {
		t.Error("who does not say that it reads gzip is sent it")
	}
	squeezed, _ := do(t, app, "GET", "/assets/main-1f.js", "", "Accept-Encoding", "gzip")
	if squeezed.Header.Get("Content-Encoding") != "gzip" {
		t.Errorf("not compressed: %v", squeezed.Header)
	}
	if resp, _ := do(t, app, "POST", "/", ""); resp.StatusCode != http.StatusNotFound {
		t.Errorf("POST / answered %d", resp.StatusCode)
	}
}

func TestMetrics(t *testing.T) {
	app := newServer(t, func(c *Config) { c.MetricsToken = "m-secret" })
	do(t, app, "GET", "/api/cases/8675309", "")
	_, body := do(t, app, "GET", "/metrics", "", "Authorization", "Bearer m-secret")
	if !strings.Contains(body, `akis_http_request_seconds_count{method="GET",route="/api/cases/:number",status="401"} 1`) {
		t.Errorf("the request is not counted by its route:\n%s", body)
	}
	if strings.Contains(body, "8675309") {
		t.Errorf("an address became a label:\n%s", body)
	}
	if resp, _ := do(t, app, "GET", "/metrics", "", "Authorization", "Bearer wrong"); resp.StatusCode != http.StatusNotFound {
		t.Errorf("a wrong token was answered %d", resp.StatusCode)
	}

	here := listen(t, app)
	resp, err := http.Get(here + "/metrics")
	if err != nil || resp.StatusCode != 200 {
		t.Fatalf("from this machine: %v %v", resp, err)
	}
	resp.Body.Close()
	req, _ := http.NewRequest("GET", here+"/metrics", nil)
	req.Header.Set("X-Forwarded-For", "203.0.113.7")
	resp, err = http.DefaultClient.Do(req)
	if err != nil || resp.StatusCode != http.StatusNotFound {
		t.Fatalf("through a proxy: %v %v", resp, err)
	}
	resp.Body.Close()
}

// listen serves app on a port of this machine and answers its address.
func listen(t *testing.T, app *fiber.App) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	go func() { _ = app.Listener(l) }()
	t.Cleanup(func() { _ = app.Shutdown() })
	return "http://" + l.Addr().String()
}

// TestBrokenAddress sends what a Go client cannot: the escape counts as text.
func TestBrokenAddress(t *testing.T) {
	conn, err := net.Dial("tcp", strings.TrimPrefix(listen(t, newServer(t)), "http://"))
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	fmt.Fprint(conn, "GET /api/cases/%zz HTTP/1.1\r\nHost: x\r\n\r\n")
	resp, err := http.ReadResponse(bufio.NewReader(conn), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusUnauthorized {
		t.Errorf("got %d", resp.StatusCode)
	}
}

// TestLimitsAreSet holds the constructor to the limits that nothing else shows.
func TestLimitsAreSet(t *testing.T) {
	c := newServer(t).Config()
	if !c.Immutable || c.ReadTimeout != readTimeout || c.WriteTimeout != writeTimeout || c.IdleTimeout != idleTimeout ||
		c.BodyLimit != maxBody || c.ReadBufferSize != maxHeader || !c.EnableTrustedProxyCheck || c.ProxyHeader != "" {
		t.Errorf("%+v", c)
	}
}

// TestReady: a server whose store is gone, or that has nothing to run, gets no work.
func TestReady(t *testing.T) {
	if resp, _ := do(t, newServer(t), "GET", "/readyz", ""); resp.StatusCode != 503 {
		t.Errorf("without a definition: %d", resp.StatusCode)
	}
	st, err := store.Open(t.Context(), store.Options{DSN: filepath.Join(t.TempDir(), "akis.db"), Key: []byte("a key of the tests only")})
	must(t, err)
	svc := service.New(service.Config{Store: st})
	set, list := dsl.LoadSources(map[string][]byte{"a.akis.hcl": []byte("akis {\n  name     = \"a\"\n  language = 1\n}\n")})
	must(t, list.Err())
	_, err = svc.Publish(t.Context(), engine.Actor{Kind: engine.System}, service.PublishedSet{Definition: set.Definition, Sources: set.Sources})
	must(t, err)
	app := newServer(t, func(c *Config) { c.API.Service = svc })
	if resp, body := do(t, app, "GET", "/readyz", ""); resp.StatusCode != 200 {
		t.Errorf("ready: %d %s", resp.StatusCode, body)
	}
	must(t, st.Close())
	if resp, _ := do(t, app, "GET", "/readyz", ""); resp.StatusCode != 503 {
		t.Errorf("the store is closed: %d", resp.StatusCode)
	}
}

// TestDocument holds that every route of the API is in the document, once.
func TestDocument(t *testing.T) {
	app := newServer(t)
	_, body := do(t, app, "GET", "/openapi.json", "")
	var doc struct {
		OpenAPI string
		Paths   map[string]map[string]struct {
			OperationID string
			Security    []map[string][]string
			Parameters  []struct{ Name string }
		}
	}
	if err := json.Unmarshal([]byte(body), &doc); err != nil {
		t.Fatal(err)
	}
	if doc.OpenAPI != "3.1.0" {
		t.Errorf("version %q", doc.OpenAPI)
	}
	ids := map[string]bool{}
	documented := 0
	for path, methods := range doc.Paths {
		for method, op := range methods {
			documented++
			if ids[op.OperationID] || op.OperationID == "" {
				t.Errorf("%s %s: operation id %q is empty or twice", method, path, op.OperationID)
			}
			ids[op.OperationID] = true
			if len(op.Security) == 0 && op.OperationID != "signIn" {
				t.Errorf("%s %s asks for no session", method, path)
			}
			for _, part := range strings.Split(path, "/") {
				if name, ok := strings.CutPrefix(part, "{"); ok {
					name = strings.TrimSuffix(name, "}")
					if !slices.ContainsFunc(op.Parameters, func(p struct{ Name string }) bool { return p.Name == name }) {
						t.Errorf("%s %s does not describe %s", method, path, name)
					}
				}
			}
		}
	}
	served := 0
	for _, r := range app.GetRoutes(true) {
		if r.Method != fiber.MethodHead && strings.HasPrefix(r.Path, "/api/") {
			served++
		}
	}
	if served != documented {
		t.Errorf("%d routes are served, %d documented", served, documented)
	}
}
