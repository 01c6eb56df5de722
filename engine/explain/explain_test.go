package explain_test

import (
	"os"
	"testing"
	"time"

	"github.com/akis-platform/akis/dsl"
	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/explain"
)

func TestTry(t *testing.T) {
	set, list := dsl.Load(os.DirFS("../../examples/modanisa"))
	if list.HasErrors() {
		t.Fatal(list.Err())
	}
	def := set.Definition
	now := time.Date(2026, 1, 5, 6, 0, 0, 0, time.UTC)
	ctx := engine.Context{Def: def, Live: def, Now: now, Facts: engine.Facts{Customer: map[string]any{"tier": "gold"}, Teams: []string{"lead"}}, Actor: engine.Actor{Kind: engine.Person, User: "ada"}}
	var c engine.Case
	var hist []engine.Event
	do := func(cmd engine.Command) {
		ev, err := engine.Decide(ctx, c, cmd)
		if err != nil {
			t.Log(err)
		}
		for _, e := range ev {
			c = engine.Apply(c, e)
		}
		hist = append(hist, ev...)
	}
	do(engine.Open{ID: 7, Category: "cargo/damaged", Fields: map[string]any{"country": "FR", "language": "fr"}})
	for _, l := range []string{"tr"} {
		start := time.Now()
		r := explain.Of(explain.Question{Context: ctx, Case: c, History: hist, Locale: l})
		t.Log(time.Since(start))
		explain.Draw(os.Stdout, r)
		r = explain.Of(explain.Question{Context: ctx, Case: c, History: hist, Locale: l, Finish: "ask_carrier"})
		explain.Draw(os.Stdout, r)
	}
}
