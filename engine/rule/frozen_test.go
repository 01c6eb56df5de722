package rule_test

import (
	"fmt"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/akis-platform/akis/engine/rule"
)

// TestFrozen: a rule that was kept says what it said, and equal ones are one.
func TestFrozen(t *testing.T) {
	shelf := rule.NewShelf(time.UTC)
	rapid.Check(t, func(t *rapid.T) {
		q := drawQuestion(t, rapid.IntRange(0, 2).Draw(t, "depth"))
		r, ps := rule.Compile(q.text, scope())
		if len(ps) > 0 {
			t.Fatal(ps)
		}
		kept := shelf.Rule(r.Freeze())
		if again := shelf.Rule(r.Freeze()); again != kept {
			t.Fatal("equal rules are made twice")
		}
		if kept.Text() != r.Text() || kept.Type() != r.Type() || !reflect.DeepEqual(kept.Names(), r.Names()) || !reflect.DeepEqual(kept.Groups(), r.Groups()) {
			t.Fatalf("%v %v %v, was %v %v %v", kept.Type(), kept.Names(), kept.Groups(), r.Type(), r.Names(), r.Groups())
		}
		if !reflect.DeepEqual(kept.Freeze(), r.Freeze()) {
			t.Fatal("it is kept otherwise the second time")
		}
		doc := drawFields(t)
		got, err := kept.Yes(env(doc))
		if err != nil || got != q.holds(doc) {
			t.Fatalf("%s on %v = %v, %v", q.text, doc, got, err)
		}
		if n := rule.Explain(kept, env(doc)); (n.Answer == rule.Yes) != got {
			t.Fatalf("%s: %v, explained %s", q.text, got, n.Answer)
		}
	})
}

func TestFrozenKinds(t *testing.T) {
	shelf := rule.NewShelf(istanbul(t))
	s := scope().In(istanbul(t))
	e := env(map[string]any{"at": "2026-01-05T22:30:00Z", "vip": nil})
	e[rule.CalendarGroup] = office{}
	for _, text := range []string{"field.vip", "field.at", "days('2026-01-05', field.at)", "business_hours(case.opened_at, now)", "field.tags"} {
		r, ps := rule.CompileValue(text, s)
		if len(ps) > 0 {
			t.Fatal(ps)
		}
		want, err := r.Value(e)
		got, err2 := shelf.Rule(r.Freeze()).Value(e)
		if !reflect.DeepEqual(got, want) || err != nil || err2 != nil {
			t.Errorf("%s: %v, %v; was %v, %v", text, got, err2, want, err)
		}
	}
	yes, _ := rule.Compile("field.vip", s)
	value, _ := rule.CompileValue("field.vip", s)
	if shelf.Rule(yes.Freeze()) == shelf.Rule(value.Freeze()) {
		t.Error("a rule and a value of the same text are one")
	}
}

func TestFrozenTemplate(t *testing.T) {
	tpl, ps := rule.CompileTemplate("{{ field.city }} / {{field.qty * 2}}, {{ case.opened_at }}!", scope())
	if len(ps) > 0 {
		t.Fatal(ps)
	}
	kept, err := rule.NewShelf(time.UTC).Template(tpl.Freeze())
	if err != nil {
		t.Fatal(err)
	}
	e := env(map[string]any{"city": "Ağrı", "qty": 1.5})
	got, _ := kept.Render(e, nil)
	if got != "Ağrı / 3, 2026-01-03 09:00!" || fmt.Sprint(kept.Names()) != fmt.Sprint(tpl.Names()) {
		t.Errorf("%q %v", got, kept.Names())
	}
	f := tpl.Freeze()
	f.Rules = f.Rules[1:]
	if _, err := rule.NewShelf(time.UTC).Template(f); err == nil || !strings.Contains(err.Error(), "3 expressions") {
		t.Errorf("a template that lacks an expression: %v", err)
	}
}

// TestManyAtOnce: kept rules are compiled, run and explained side by side. Run with
// -race.
func TestManyAtOnce(t *testing.T) {
	shelf := rule.NewShelf(time.UTC)
	var rules []*rule.Rule
	for i := range 20 {
		r := mustCompile(t, fmt.Sprintf("field.qty > %d and any(field.tags, # == 'a') or field.vip", i))
		rules = append(rules, shelf.Rule(r.Freeze()))
	}
	e := env(map[string]any{"qty": 50.0, "tags": []any{"a"}})
	var wg sync.WaitGroup
	for g := range 8 {
		wg.Go(func() {
			for i := range rules {
				r := rules[(i+g)%len(rules)]
				if yes, err := r.Yes(e); !yes || err != nil {
					t.Error(yes, err)
				}
				if n := rule.Explain(r, e); n.Answer != rule.Yes || len(r.Groups()) != 1 {
					t.Error(n)
				}
				r.Schema()
			}
		})
	}
	wg.Wait()
}
