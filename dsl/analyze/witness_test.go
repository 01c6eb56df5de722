package analyze_test

import (
	"strings"
	"time"

	"github.com/akis-platform/akis/dsl/diag"
	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/scenario"
)

func opened(def *definition.Definition) time.Time {
	return time.Date(2026, time.January, 5, 9, 0, 0, 0, def.Zone)
}

// open opens the case of a witness.
func open(def *definition.Definition, w *diag.Witness) (*scenario.World, error) {
	world := scenario.NewWorld(def, opened(def))
	world.Customer = w.Customer
	err := world.Do(engine.Open{
		ID: 1, Category: strings.ReplaceAll(w.Category, ".", "/"), Kind: definition.Kind(w.Kind), Fields: w.Fields, Customer: 1,
	}, "")
	return world, err
}

// witness holds what the engine does with the case of a finding against the finding.
func (b brute) witness(def *definition.Definition, code string, d diag.Diagnostic) {
	w := d.Witness
	if w == nil || len(w.Facts) > 0 || d.Severity == diag.Info {
		return
	}
	world, err := open(def, w)
	if err != nil {
		b.t.Fatalf("the case of %v cannot be opened: %v\n%s", d, err, b.s.src)
	}
	row := ""
	for _, e := range world.Events {
		if x, entered := e.Body.(engine.Entered); entered && x.Step == "s" {
			row = rowOf(e.Why)
		}
	}
	switch code {
	case "AKIS-A002": // another row answers, though this one holds
		if row == d.Pointer {
			b.t.Errorf("the case of %v comes by it\n%s", d, b.s.src)
		}
	case "AKIS-A003", "AKIS-A004":
		if strings.HasPrefix(d.Pointer, "/route/r") && !strings.HasSuffix(row, "/default") && !strings.HasPrefix(row, "/route/q") && !strings.HasPrefix(row, "/table/k") {
			b.t.Errorf("the case of %v is decided by %s\n%s", d, row, b.s.src)
		}
	case "AKIS-G012":
		found := false
		for _, o := range engine.Outcomes(context(def, world), world.Case) {
			found = found || o.Refusal != nil && o.Refusal.Code == "gate"
		}
		if !found {
			b.t.Errorf("the case of %v is refused by no gate\n%s", d, b.s.src)
		}
	case "AKIS-A005":
		for _, o := range engine.Outcomes(context(def, world), world.Case) {
			if o.Refusal == nil {
				b.t.Errorf("the case of %v leaves by %s\n%s", d, o.Outcome.Name, b.s.src)
			}
		}
	}
}
