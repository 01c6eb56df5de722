package web_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/akis-platform/akis/dsl"
	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/people"
	"github.com/akis-platform/akis/engine/service"
	"github.com/akis-platform/akis/engine/store"
	"github.com/akis-platform/akis/engine/store/pgtest"
	"github.com/akis-platform/akis/examples"
	"github.com/akis-platform/akis/web"
	"github.com/akis-platform/akis/web/api"
)

// BenchmarkHTTP measures whole requests on the example of the online shop, from
// closed loops of connections: everything real, durable stores. The raw
// transaction of the same stores is measured by engine/store in the same `make
// bench`.
func BenchmarkHTTP(b *testing.B) {
	stores := map[string]func(testing.TB) string{
		"sqlite":   func(t testing.TB) string { return filepath.Join(t.TempDir(), "akis.db") },
		"postgres": pgtest.URL,
	}
	for _, name := range []string{"sqlite", "postgres"} {
		b.Run(name, func(b *testing.B) {
			s := startBench(b, stores[name](b))
			for _, conns := range []int{1, 4, 16} {
				b.Run(fmt.Sprintf("open/%d", conns), func(b *testing.B) { s.loop(b, conns, s.open) })
				b.Run(fmt.Sprintf("list/%d", conns), func(b *testing.B) { s.loop(b, conns, s.list) })
				b.Run(fmt.Sprintf("advance/%d", conns), func(b *testing.B) { s.advance(b, conns) })
			}
		})
	}
}

type bench struct {
	url, token string
	client     *http.Client
}

var system = engine.Actor{Kind: engine.System}

func startBench(b *testing.B, dsn string) *bench {
	b.Helper()
	ctx := b.Context()
	st, err := store.Open(ctx, store.Options{DSN: dsn, Key: []byte("a key for benchmarks")})
	must(b, err)
	svc := service.New(service.Config{Store: st, Quiet: true})
	files, err := fs.Sub(examples.Modanisa, "modanisa")
	must(b, err)
	set, list := dsl.Load(files)
	must(b, list.Err())
	_, err = svc.Publish(ctx, system, service.PublishedSet{Definition: set.Definition, Sources: set.Sources})
	must(b, err)
	must(b, svc.SaveUser(ctx, system, people.User{Login: "ada", Name: "Ada", Present: true, Teams: []people.Membership{{Team: "support_fr"}}}))
	token, _, err := svc.NewToken(ctx, system, "ada", "bench", 0)
	must(b, err)
	server, err := web.New(web.Config{API: api.Config{Service: svc}})
	must(b, err)
	l, err := new(net.ListenConfig).Listen(ctx, "tcp", "127.0.0.1:0")
	must(b, err)
	done := make(chan error, 1)
	go func() { done <- server.Listener(l) }()
	b.Cleanup(func() {
		must(b, server.ShutdownWithContext(context.Background()))
		must(b, <-done)
		must(b, st.Close())
	})
	return &bench{
		url: "http://" + l.Addr().String(), token: token,
		client: &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 64}},
	}
}

func must(b testing.TB, err error) {
	b.Helper()
	if err != nil {
		b.Fatal(err)
	}
}

const newCase = `{"category":"cargo/late","fields":{"language":"fr","country":"FR","order_no":"123456","door_code":"12B4"},"text":"Où est mon colis ?"}`

func (s *bench) open() (int, error) { return s.call(http.MethodPost, "/api/cases", newCase) }

func (s *bench) list() (int, error) {
	return s.call(http.MethodGet, "/api/cases?view=team&team=support_fr&limit=20", "")
}

// advance finishes the first step of cases that were opened outside the clock.
func (s *bench) advance(b *testing.B, conns int) {
	for range b.N {
		if code, err := s.open(); err != nil || code != http.StatusCreated {
			b.Fatal(code, err)
		}
	}
	next := int64(0)
	var mu sync.Mutex
	first := s.newest(b) - int64(b.N) + 1
	s.loop(b, conns, func() (int, error) {
		mu.Lock()
		n := first + next
		next++
		mu.Unlock()
		return s.call(http.MethodPost, fmt.Sprintf("/api/cases/%d/outcomes/ask_carrier", n), `{}`)
	})
}

// newest opens one more case and answers the number before it.
func (s *bench) newest(b *testing.B) int64 {
	req, err := s.request(http.MethodPost, "/api/cases", newCase)
	must(b, err)
	res, err := s.client.Do(req)
	must(b, err)
	defer res.Body.Close()
	src, err := io.ReadAll(res.Body)
	must(b, err)
	var n int64
	_, err = fmt.Sscanf(string(src), `{"number":%d`, &n)
	must(b, err)
	return n - 1
}

func (s *bench) request(method, path, body string) (*http.Request, error) {
	req, err := http.NewRequestWithContext(context.Background(), method, s.url+path, bytes.NewBufferString(body))
	if err == nil {
		req.Header.Set("Authorization", "Bearer "+s.token)
		req.Header.Set("Content-Type", "application/json")
	}
	return req, err
}

func (s *bench) call(method, path, body string) (int, error) {
	req, err := s.request(method, path, body)
	if err != nil {
		return 0, err
	}
	res, err := s.client.Do(req)
	if err != nil {
		return 0, err
	}
	defer res.Body.Close()
	_, err = io.Copy(io.Discard, res.Body)
	return res.StatusCode, err
}

// loop makes b.N requests from conns connections and reports the spread.
func (s *bench) loop(b *testing.B, conns int, one func() (int, error)) {
	took := make([][]time.Duration, conns)
	b.ResetTimer()
	var wg sync.WaitGroup
	for i := range conns {
		share := b.N / conns
		if i < b.N%conns {
			share++
		}
		wg.Go(func() {
			for range share {
				start := time.Now()
				code, err := one()
				if err != nil || code >= 300 {
					b.Errorf("status %d, %v", code, err)
					return
				}
				took[i] = append(took[i], time.Since(start))
			}
		})
	}
	wg.Wait()
	b.StopTimer()
	all := slices.Concat(took...)
	slices.Sort(all)
	for _, p := range []struct {
		name  string
		share float64
	}{{"p50-µs", .50}, {"p95-µs", .95}, {"p99-µs", .99}} {
		if len(all) > 0 {
			b.ReportMetric(float64(all[int(float64(len(all)-1)*p.share)].Microseconds()), p.name)
		}
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "requests/s")
}
