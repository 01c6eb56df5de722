package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"strings"
	"time"

	"github.com/akis-platform/akis/dsl"
	"github.com/akis-platform/akis/engine/demo"
	"github.com/akis-platform/akis/engine/service"
	"github.com/akis-platform/akis/examples"
)

// What the demonstration is made of.
const (
	demoCases     = 460
	demoCustomers = 80
	demoSpan      = 61 * 24 * time.Hour
	demoSeed      = 1
)

// makeDemo fills an empty store. Nothing of it is ever sent.
func (a *app) makeDemo(ctx context.Context, p place) error {
	src, err := examples.Modanisa.ReadFile("modanisa/demo/demo.json")
	if err != nil {
		return err
	}
	script, err := demo.ReadScript(src)
	if err != nil {
		return err
	}
	to := time.Now().Truncate(time.Minute)
	clock := demo.NewClock(to.Add(-demoSpan))
	fmt.Fprintf(a.errOut, "Making two months of cases …\n")
	st, err := p.open(ctx, slog.New(slog.DiscardHandler))
	if err != nil {
		return err
	}
	svc := service.New(service.Config{Store: st, Load: load, Clock: clock.Now, Quiet: true})
	err = publishExample(ctx, svc)
	if err == nil {
		err = demo.Make(ctx, svc, clock, script, demo.Plan{
			Cases: demoCases, Customers: demoCustomers, From: to.Add(-demoSpan), To: to, Seed: demoSeed,
		})
	}
	if err = errors.Join(err, st.Close()); err != nil {
		return err
	}
	return a.showSignIns(p, script.People)
}

// publishExample publishes the shop in a store that has nothing yet.
func publishExample(ctx context.Context, svc *service.Service) error {
	if err := svc.Refresh(ctx); err != nil {
		return err
	}
	if live := svc.Live(); live != nil {
		return fmt.Errorf("the database runs %s already; give --demo an empty one", live.Name)
	}
	files, err := fs.Sub(examples.Modanisa, "modanisa")
	if err != nil {
		return err
	}
	set, list := dsl.Load(files)
	if err := list.Err(); err != nil {
		return err
	}
	_, err = svc.Publish(ctx, system, service.PublishedSet{Definition: set.Definition, Sources: set.Sources, Message: "demonstration"})
	return err
}

func (a *app) showSignIns(p place, people []demo.Person) error {
	if a.json {
		return a.print(map[string]any{"data": p.data, "password": demo.Password, "people": people})
	}
	a.say("\nThe data lies in %s until the server stops.\nSign in as one of these, password %s\n\n", p.data, demo.Password)
	for _, who := range people {
		does := strings.Join(append(append([]string{}, who.Teams...), who.Roles...), ", ")
		if who.Partner != "" {
			does = "partner " + who.Partner
		}
		a.say("  %-8s  %s (%s)\n", who.Login, who.Name, does)
	}
	a.say("\n")
	return nil
}
