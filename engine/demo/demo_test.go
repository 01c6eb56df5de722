package demo_test

import (
	"context"
	"io/fs"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/akis-platform/akis/dsl"
	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/demo"
	"github.com/akis-platform/akis/engine/service"
	"github.com/akis-platform/akis/engine/store"
	"github.com/akis-platform/akis/examples"
)

var (
	system = engine.Actor{Kind: engine.System}
	start  = time.Date(2026, 1, 5, 6, 0, 0, 0, time.UTC)
)

// made is what a demonstration left behind.
type made struct {
	cases   map[engine.CaseID]string // number to step, status and team
	visited map[string]bool          // "flow/step"
	late    int
	status  map[engine.Status]int
	teams   map[string]int // cases in work by team
}

func make2Months(t *testing.T, seed uint64) (made, *dsl.Set) {
	t.Helper()
	ctx := context.Background()
	files, err := fs.Sub(examples.Modanisa, "modanisa")
	if err != nil {
		t.Fatal(err)
	}
	set, list := dsl.Load(files)
	if err := list.Err(); err != nil {
		t.Fatal(err)
	}
	src, err := fs.ReadFile(files, "demo/demo.json")
	if err != nil {
		t.Fatal(err)
	}
	script, err := demo.ReadScript(src)
	if err != nil {
		t.Fatal(err)
	}
	st, err := store.Open(ctx, store.Options{DSN: filepath.Join(t.TempDir(), "akis.db"), Key: []byte("a key for this test")})
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	clock := demo.NewClock(start)
	svc := service.New(service.Config{Store: st, Clock: clock.Now, Quiet: true})
	if _, err := svc.Publish(ctx, system, service.PublishedSet{Definition: set.Definition, Sources: set.Sources}); err != nil {
		t.Fatal(err)
	}
	plan := demo.Plan{Cases: 410, Customers: 60, From: start, To: start.AddDate(0, 0, 61), Seed: seed}
	if err := demo.Make(ctx, svc, clock, script, plan); err != nil {
		t.Fatal(err)
	}
	return look(t, st, plan.Cases), set
}

func look(t *testing.T, st *store.Store, cases int) made {
	t.Helper()
	m := made{cases: map[engine.CaseID]string{}, visited: map[string]bool{}, status: map[engine.Status]int{}, teams: map[string]int{}}
	for id := engine.CaseID(1); int(id) <= cases; id++ {
		events, err := st.History(t.Context(), id, 0)
		if err != nil {
			t.Fatal(err)
		}
		c, late := engine.Case{}, false
		for _, e := range events {
			c = engine.Apply(c, e)
			m.visited[c.Flow+"/"+c.Step] = true
			b, ok := e.Body.(engine.Breached)
			late = late || ok && b.Deadline == engine.DoneDue
		}
		if late {
			m.late++
		}
		if m.status[c.Status]++; !c.Ended() {
			m.teams[c.Team]++
		}
		m.cases[id] = c.Step + " " + string(c.Status) + " " + c.Team + " " + c.UpdatedAt.String()
	}
	return m
}

// TestDemonstration: every list has life, and the same seed makes the same.
func TestDemonstration(t *testing.T) {
	first, set := make2Months(t, 1)
	for name, f := range set.Definition.Flows {
		for step := range f.Steps {
			if !first.visited[name+"/"+step] {
				t.Errorf("no case ever comes to step %s of flow %s", step, name)
			}
		}
	}
	for _, status := range []engine.Status{engine.StatusNew, engine.StatusOpen, engine.StatusWaiting, engine.StatusResolved, engine.StatusClosed, engine.StatusCancelled} {
		if first.status[status] == 0 {
			t.Errorf("no case is %s", status)
		}
	}
	if len(first.teams) < len(set.Definition.Teams)-1 {
		t.Errorf("only these teams have work left: %v", first.teams)
	}
	if len(first.cases) < 400 || first.late*10 < len(first.cases) {
		t.Errorf("%d cases, %d of them late somewhere", len(first.cases), first.late)
	}
	again, _ := make2Months(t, 1)
	if diff := cmp.Diff(first.cases, again.cases); diff != "" {
		t.Errorf("the same seed makes another demonstration: %s", diff)
	}
}

// TestScriptNeedsSomebodyInATeam: cases are opened by people of teams; a script
// without any could never begin.
func TestScriptNeedsSomebodyInATeam(t *testing.T) {
	const origins = `"origins":[{"country":"TR","first_names":["A"],"last_names":["B"]}]`
	if _, err := demo.ReadScript([]byte(`{"people":[{"login":"lea","leads":["lead"]}],` + origins + `}`)); err == nil {
		t.Error("a script whose people only lead is taken")
	}
	if _, err := demo.ReadScript([]byte(`{"people":[{"login":"ali","teams":["tr"]}],` + origins + `}`)); err != nil {
		t.Error(err)
	}
}
