package web

import (
	"crypto/subtle"
	"fmt"
	"log/slog"
	"maps"
	"net"
	"net/http"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/gofiber/fiber/v2"

	"github.com/akis-platform/akis/web/api"
)

// meter counts requests by route, never by address: addresses are without number.
type meter struct {
	start  time.Time
	mu     sync.Mutex
	counts map[served]*spent
}

type served struct {
	method, route string
	status        int
}

type spent struct {
	requests int64
	seconds  float64
}

func newMeter() *meter { return &meter{start: time.Now(), counts: map[served]*spent{}} }

func (m *meter) count(log *slog.Logger) fiber.Handler {
	return func(c *fiber.Ctx) error {
		begin := time.Now()
		if err := c.Next(); err != nil {
			// The error becomes an answer here, so that its status is counted.
			if err := c.App().ErrorHandler(c, err); err != nil {
				return err
			}
		}
		took := time.Since(begin)
		key := served{c.Method(), c.Route().Path, c.Response().StatusCode()}
		m.add(key, took)
		log.DebugContext(c.UserContext(), "request",
			"method", key.method, "route", key.route, "status", key.status, "took", took)
		return nil
	}
}

func (m *meter) add(key served, took time.Duration) {
	m.mu.Lock()
	defer m.mu.Unlock()
	s := m.counts[key]
	if s == nil {
		s = &spent{}
		m.counts[key] = s
	}
	s.requests++
	s.seconds += took.Seconds()
}

// serve answers the counts in Prometheus' text form, to this machine or to who
// has the token. What a proxy passes on is not from this machine.
func (m *meter) serve(token string) fiber.Handler {
	return func(c *fiber.Ctx) error {
		if !fromHere(c) && !hasToken(c, token) {
			return api.WriteProblem(c, http.StatusNotFound, "not_found")
		}
		c.Set(fiber.HeaderContentType, "text/plain; version=0.0.4; charset=utf-8")
		return c.SendString(m.text())
	}
}

func fromHere(c *fiber.Ctx) bool {
	if c.Get(fiber.HeaderXForwardedFor) != "" || c.Get("Forwarded") != "" {
		return false
	}
	addr, ok := c.Context().RemoteAddr().(*net.TCPAddr)
	return ok && addr.IP.IsLoopback()
}

func hasToken(c *fiber.Ctx, token string) bool {
	given := strings.TrimPrefix(c.Get(fiber.HeaderAuthorization), "Bearer ")
	return token != "" && subtle.ConstantTimeCompare([]byte(given), []byte(token)) == 1
}

func (m *meter) text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "# TYPE akis_uptime_seconds gauge\nakis_uptime_seconds %.0f\n", time.Since(m.start).Seconds())
	fmt.Fprintf(&b, "# TYPE akis_goroutines gauge\nakis_goroutines %d\n", runtime.NumGoroutine())
	m.mu.Lock()
	defer m.mu.Unlock()
	keys := slices.SortedFunc(maps.Keys(m.counts), func(a, b served) int {
		return strings.Compare(a.labels(), b.labels())
	})
	b.WriteString("# TYPE akis_http_request_seconds summary\n")
	for _, k := range keys {
		s := m.counts[k]
		fmt.Fprintf(&b, "akis_http_request_seconds_count{%s} %d\n", k.labels(), s.requests)
		fmt.Fprintf(&b, "akis_http_request_seconds_sum{%s} %g\n", k.labels(), s.seconds)
	}
	return b.String()
}

func (k served) labels() string {
	return fmt.Sprintf("method=%q,route=%q,status=\"%d\"", k.method, k.route, k.status)
}
