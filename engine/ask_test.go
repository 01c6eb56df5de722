package engine_test

import (
	"encoding/json"
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/enginetest"
)

func drawValues(t *rapid.T) map[string]any {
	values := map[string]any{}
	maybe := func(name string, options ...any) {
		if i := rapid.IntRange(-1, len(options)-1).Draw(t, name); i >= 0 {
			values[name] = options[i]
		}
	}
	maybe("country", "FR", "TR")
	maybe("language", "tr", "ar")
	maybe("impact", "low", "high")
	maybe("amount", 0.0, 12.5)
	maybe("door_code", "12B4")
	maybe("waiting", true, false)
	return values
}

// stored answers an event as a store gives it back.
func stored(t *rapid.T, e engine.Event) engine.Event {
	src, err := json.Marshal(e)
	if err != nil {
		t.Fatal(err)
	}
	var out engine.Event
	if err := json.Unmarshal(src, &out); err != nil {
		t.Fatal(err)
	}
	return out
}

// TestRecordedInputsDecideAgain: what an event keeps is enough to come to the same
// row on the case as it was then, though the customer has changed since.
func TestRecordedInputsDecideAgain(t *testing.T) {
	def := enginetest.Definition(t)
	rapid.Check(t, func(rt *rapid.T) {
		p := &play{t: t, def: def, now: enginetest.Start}
		p.facts.Customer = map[string]any{"tier": rapid.SampledFrom([]string{"gold", "silver"}).Draw(rt, "tier")}
		p.must("ada", nil, engine.Open{ID: 1, Category: "cargo/late", Fields: drawValues(rt)})
		p.must("", nil, engine.Fill{Fields: drawValues(rt)})
		later := engine.Context{Def: def, Now: p.now, Facts: engine.Facts{Customer: map[string]any{"tier": "none"}}}
		var c engine.Case
		for _, e := range p.events {
			e = stored(rt, e)
			ctx := later
			ctx.Then = e.Why.Recorded()
			switch b := e.Body.(type) {
			case engine.Entered:
				again, ok := engine.HolderOf(ctx, c, b.Step)
				if !ok || again.Team != b.Team || again.Why.Address != e.Why.Address {
					rt.Fatalf("went to %s by %+v, now to %s by %+v", b.Team, e.Why, again.Team, again.Why)
				}
			case engine.Prioritised:
				again, ok := engine.PriorityOf(ctx, c)
				if !ok || again.Priority != b.Priority || !reflect.DeepEqual(again.Why, e.Why) {
					rt.Fatalf("got %s by %+v, now %s by %+v", b.Priority, e.Why, again.Priority, again.Why)
				}
			}
			c = engine.Apply(c, e)
		}
	})
}

// TestWatchTellsWhatWasAsked: every row until the one that decides, in order.
func TestWatchTellsWhatWasAsked(t *testing.T) {
	p := open(t, "cargo/late", map[string]any{"language": "ar", "country": "FR"})
	var got []string
	ctx := engine.Context{Def: p.def, Now: p.now, Watch: func(l engine.Look) {
		answer := " no"
		if l.Yes {
			answer = " yes"
		}
		got = append(got, l.Address+answer)
	}}
	ask := func(what string, f func(), want ...string) {
		t.Helper()
		got = nil
		f()
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", what, diff)
		}
	}
	ask("team", func() { engine.HolderOf(ctx, p.c, "triage") },
		"/route/first_line/rule/gold/when no", "/route/first_line/default yes", "/field/door_code/visible yes", "/route/by_language/to/ar yes")
	ask("priority", func() { engine.PriorityOf(ctx, p.c) },
		"/field/door_code/visible yes", "/table/priority/rows/0 no", "/table/priority/rows/1 no", "/table/priority/default yes")
	ask("outcomes", func() { engine.Outcomes(ctx, p.c) },
		"/field/door_code/visible yes", "/category/cargo/gate/fr_door_code/when yes", "/category/cargo/gate/fr_door_code/require/0 no",
		"/category/cargo/gate/fr_door_code/when yes", "/category/cargo/gate/fr_door_code/require/0 no",
		"/category/cargo/gate/fr_door_code/when yes", "/category/cargo/gate/fr_door_code/require/0 no",
		"/flow/main/step/triage/outcome/refund/when no")
}

func TestEscalationStates(t *testing.T) {
	p := open(t, "cargo/late", nil)
	states := func() []engine.EscalationState {
		return engine.Escalations(engine.Context{Def: p.def, Now: p.now}, p.c)
	}
	if s := states(); len(s) != 2 || !s[0].Defined || s[0].Done || s[0].Due.IsZero() || !s[0].Holds {
		t.Fatalf("%+v", s)
	}
	p.must("ali", tr, engine.Claim{})
	if s := states(); s[0].Still != "claimed" || !s[0].Due.IsZero() || s[1].Due.IsZero() {
		t.Fatalf("%+v", s)
	}
}

// TestSuppose: the case as it would be is what a Fill would make of it.
func TestSuppose(t *testing.T) {
	p := open(t, "cargo/late", map[string]any{"country": "FR"})
	ctx := engine.Context{Def: p.def, Now: p.now}
	got, err := engine.Suppose(ctx, p.c, engine.Supposition{Fields: map[string]any{"door_code": " 12B4 ", "country": nil}})
	if err != nil || got.Revision != p.c.Revision {
		t.Fatal(got, err)
	}
	if diff := cmp.Diff(map[string]any{"door_code": "12B4"}, got.Fields); diff != "" {
		t.Error(diff)
	}
	if hidden := engine.Hidden(ctx, got); !reflect.DeepEqual(hidden, []string{"door_code"}) {
		t.Errorf("hidden: %v", hidden)
	}
	if _, err := engine.Suppose(ctx, p.c, engine.Supposition{Fields: map[string]any{"country": "XX"}}); err == nil {
		t.Error("a value that does not fit is supposed")
	}
	if p.c.Fields["country"] != "FR" {
		t.Error("supposing changed the case")
	}
	if got, err = engine.Suppose(ctx, p.c, engine.Supposition{Category: "cargo/lost"}); err != nil || got.Kind != "request" || got.Category != "cargo/lost" {
		t.Errorf("%+v, %v", got, err)
	}
	if got, err = engine.Suppose(ctx, p.c, engine.Supposition{Kind: "praise"}); err != nil || got.Kind != "praise" {
		t.Errorf("%+v, %v", got, err)
	}
}
