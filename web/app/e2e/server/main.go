// Command server serves the example of the online shop for the end-to-end tests:
// the real service, store, API and screens, on a clock that the test moves by
// writing "advance 25h" on standard input. Nothing else can move it. With the
// argument "demo" it also has the demonstration's people, customers and cases.
package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/akis-platform/akis/dsl"
	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/demo"
	"github.com/akis-platform/akis/engine/people"
	"github.com/akis-platform/akis/engine/service"
	"github.com/akis-platform/akis/engine/store"
	"github.com/akis-platform/akis/examples"
	"github.com/akis-platform/akis/web"
	"github.com/akis-platform/akis/web/api"
	"github.com/akis-platform/akis/web/app"
)

func main() {
	if err := run(context.Background()); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// clock runs with the machine's, from a Monday morning, plus what was advanced.
type clock struct {
	mu    sync.Mutex
	ahead time.Duration
}

func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return time.Now().Add(c.ahead)
}

func (c *clock) advance(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.ahead += d
}

var system = engine.Actor{Kind: engine.System}

func run(ctx context.Context) error {
	dir, err := os.MkdirTemp("", "akis-e2e-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	st, err := store.Open(ctx, store.Options{DSN: dir + "/akis.db", Key: []byte("end-to-end tests only")})
	if err != nil {
		return err
	}
	c := &clock{ahead: time.Until(monday())}
	svc := service.New(service.Config{Store: st, Load: load, Clock: c.now, Quiet: true})
	if err := fill(ctx, svc); err != nil {
		return err
	}
	if slices.Contains(os.Args[1:], "demo") {
		if err := crowd(ctx, st, c.now()); err != nil {
			return err
		}
	}
	screens, err := app.FS()
	if err != nil {
		return err
	}
	server, err := web.New(web.Config{API: api.Config{Service: svc}, App: screens})
	if err != nil {
		return err
	}
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	fmt.Fprintf(os.Stdout, "http://%s\n", listener.Addr())
	served := make(chan error, 1)
	go func() { served <- server.Listener(listener) }()
	commands(ctx, svc, c)
	return errors.Join(server.Shutdown(), <-served, st.Close())
}

// monday answers the next Monday, nine o'clock in the shop's zone: ahead of the
// browser's clock, so that its cookies are not over before they begin.
func monday() time.Time {
	now := time.Now().In(time.FixedZone("Istanbul", 3*60*60))
	days := (int(time.Monday-now.Weekday())+6)%7 + 1
	return time.Date(now.Year(), now.Month(), now.Day()+days, 9, 0, 0, 0, now.Location())
}

// commands obeys standard input until it ends.
func commands(ctx context.Context, svc *service.Service, c *clock) {
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		word, argument, _ := strings.Cut(lines.Text(), " ")
		d, err := time.ParseDuration(argument)
		if word != "advance" || err != nil {
			fmt.Fprintln(os.Stdout, "error: write advance 25h")
			continue
		}
		c.advance(d)
		if _, err := svc.TickDue(ctx, 1000); err != nil {
			fmt.Fprintln(os.Stdout, "error:", err)
			continue
		}
		fmt.Fprintln(os.Stdout, "advanced", c.now().Format(time.RFC3339))
	}
}

// crowd makes the demonstration in the two months before now.
func crowd(ctx context.Context, st *store.Store, now time.Time) error {
	src, err := examples.Modanisa.ReadFile("modanisa/demo/demo.json")
	if err != nil {
		return err
	}
	script, err := demo.ReadScript(src)
	if err != nil {
		return err
	}
	from := now.AddDate(0, -2, 0)
	past := demo.NewClock(from)
	svc := service.New(service.Config{Store: st, Load: load, Clock: past.Now, Quiet: true})
	if err := svc.Refresh(ctx); err != nil {
		return err
	}
	return demo.Make(ctx, svc, past, script, demo.Plan{Cases: 160, Customers: 40, From: from, To: now, Seed: 7})
}

func load(sources map[string][]byte) (*definition.Definition, error) {
	set, list := dsl.LoadSources(sources)
	if err := list.Err(); err != nil {
		return nil, err
	}
	return set.Definition, nil
}

func fill(ctx context.Context, svc *service.Service) error {
	files, err := fs.Sub(examples.Modanisa, "modanisa")
	if err != nil {
		return err
	}
	set, list := dsl.Load(files)
	if err := list.Err(); err != nil {
		return err
	}
	_, err = svc.Publish(ctx, system, service.PublishedSet{Definition: set.Definition, Sources: set.Sources})
	if err != nil {
		return err
	}
	for login, teams := range map[string][]string{"camille": {"support_fr"}, "can": {"cargo_desk"}} {
		u := people.User{Login: login, Name: strings.ToUpper(login[:1]) + login[1:], Present: true}
		for _, t := range teams {
			u.Teams = append(u.Teams, people.Membership{Team: t})
		}
		if err := errors.Join(svc.SaveUser(ctx, system, u), svc.SetPassword(ctx, system, login, "end-to-end-2026")); err != nil {
			return err
		}
	}
	return nil
}
