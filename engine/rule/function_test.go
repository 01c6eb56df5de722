package rule_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/akis-platform/akis/engine/rule"
)

// office is open from nine to five, every day.
type office struct{}

func (office) Between(from, to time.Time) time.Duration {
	var open time.Duration
	for day := from.Truncate(24 * time.Hour); day.Before(to); day = day.Add(24 * time.Hour) {
		start, end := day.Add(9*time.Hour), day.Add(17*time.Hour)
		if start.Before(from) {
			start = from
		}
		if end.After(to) {
			end = to
		}
		open += max(end.Sub(start), 0)
	}
	return open
}

func istanbul(t testing.TB) *time.Location {
	t.Helper()
	zone, err := time.LoadLocation("Europe/Istanbul")
	if err != nil {
		t.Fatal(err)
	}
	return zone
}

// TestTimeFunctions: days are counted by midnights of the scope's zone, business
// hours by the calendar of the run.
func TestTimeFunctions(t *testing.T) {
	s := scope().In(istanbul(t))
	e := env(map[string]any{"day": "2026-01-31", "at": "2026-01-05T22:30:00Z", "city": "x"}) // at is the 6th in Istanbul
	e[rule.CalendarGroup] = office{}
	for text, want := range map[string]any{
		"days('2026-01-31', '2026-02-01')":                         1.0,
		"days('1000-01-01', '2026-01-01')":                         374739.0,
		"days(field.day, '2026-01-01')":                            -30.0,
		"days('2026-01-05', field.at)":                             1.0,
		"days(now, field.at)":                                      1.0,
		"days(field.at, now)":                                      -1.0,
		"days(case.opened_at, now)":                                2.0,
		"days('2026-03-28T23:00:00+03:00', '2026-03-29')":          1.0,
		"days(2) == hours(48)":                                     true,
		"days(field.none, now)":                                    nil,
		"now - field.at":                                           -13*time.Hour - 30*time.Minute,
		"field.at > now":                                           true,
		"field.at > '2026-01-06'":                                  true, // half past one in Istanbul
		"field.at == '2026-01-05T22:30:00Z'":                       true,
		"'2026-01-07' < field.at":                                  false,
		"case.opened_at < '2026-01-04'":                            true,
		"field.at == nil":                                          false,
		"field.none == nil":                                        true,
		"field.none > now":                                         false,
		"field.at":                                                 time.Date(2026, 1, 5, 22, 30, 0, 0, time.UTC),
		"field.none":                                               nil,
		"business_hours('2026-01-05T10:00:00Z', field.at)":         7.0,
		"business_hours(case.opened_at, now)":                      16.0,
		"business_hours(now, case.opened_at)":                      0.0,
		"business_hours(field.none, now)":                          nil,
		"business_hours(case.opened_at, now) > 15":                 true,
		"any(field.tags, business_hours(now, case.age + now) > 1)": false,
	} {
		r, ps := rule.CompileValue(text, s)
		if len(ps) > 0 {
			t.Errorf("%s: %+v", text, ps)
			continue
		}
		got, err := r.Value(e)
		if at, isTime := got.(time.Time); isTime {
			got = at.UTC()
		}
		if err != nil || got != want {
			t.Errorf("%s = %v, %v; want %v", text, got, err, want)
		}
	}
}

func TestBusinessHoursWithoutACalendar(t *testing.T) {
	r := mustCompile(t, "business_hours(case.opened_at, now) > 1")
	if yes, err := r.Yes(env(nil)); yes || err == nil {
		t.Errorf("%v, %v", yes, err)
	}
	if got := fmt.Sprint(r.Groups()); got != "[case now $calendar]" {
		t.Errorf("groups %s", got)
	}
}

// TestTexts: two texts say the same when they do as any language reads capitals, or
// as Turkish does.
func TestTexts(t *testing.T) {
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"ISPARTA", "ısparta", true}, {"ISPARTA", "isparta", true}, {"ısparta", "Isparta", true},
		{"İZMİR", "izmir", true}, {"IZMIR", "İzmir", true}, {"İzmir", "izmir", true},
		{"WINTER", "winter", true}, {"TITLE", "title", true}, {"KAPI ŞİFRESİ", "kapı şifresi", true},
		{"sık", "sik", false}, {"ılık", "ilik", false}, {"SIK", "sık", true}, {"SIK", "sik", true}, {"SİK", "sık", false},
		{"STRASSE", "straße", true}, {"ΟΔΟΣ", "οδος", true}, {"ΟΔΟΣ", "οδοσ", true}, {"Ag\u0306rı", "AĞRI", true},
		{"kargo", "kargo ", false}, {"", "", true}, {"ÇAĞRI", "çağrı", true}, {"مرحبا", "مرحبا", true}, {"😀", "😀", true},
	} {
		r := mustCompile(t, "same_text(field.city, field.country)")
		for _, pair := range [][2]string{{c.a, c.b}, {c.b, c.a}} {
			if c.a == "" {
				continue // an empty value is the same as nothing
			}
			if yes, err := r.Yes(env(map[string]any{"city": pair[0], "country": pair[1]})); yes != c.same || err != nil {
				t.Errorf("%q and %q: %v, %v", pair[0], pair[1], yes, err)
			}
		}
		in := mustCompile(t, "contains_text(field.city, field.country)")
		if yes, err := in.Yes(env(map[string]any{"city": "x " + c.a + " y", "country": c.b})); c.b != "" && (yes != c.same && c.b != "kargo " || err != nil) {
			t.Errorf("%q within %q: %v, %v", c.b, c.a, yes, err)
		}
	}
}

// TestTenths: what is made of decimal numbers is what people reckon.
func TestTenths(t *testing.T) {
	for text, want := range map[string]bool{
		"field.qty + 0.2 == 0.3":               true,
		"field.qty * 3 == 0.3":                 true,
		"0.3 - field.qty == 0.2":               true,
		"field.qty * 1.18 == 0.118":            true,
		"field.qty / 3 * 3 == field.qty":       true,
		"field.qty + 0.2 > 0.3":                false,
		"field.qty * 10 == 1":                  true,
		"3255444.48 - 3355443.22 == -99998.74": true,
		"field.qty - 0.1 == 0":                 true,
		"0.3 - field.qty - 0.2 == 0":           true,
		"(field.qty + 999999999999) > 1000000": true,
	} {
		if yes, err := mustCompile(t, text).Yes(env(map[string]any{"qty": 0.1})); yes != want || err != nil {
			t.Errorf("%s: %v, %v", text, yes, err)
		}
	}
}

// TestSumsOfCents: sums of amounts with two decimals equal the sum of their cents.
func TestSumsOfCents(t *testing.T) {
	r := mustCompile(t, "field.qty + field.more == field.whole")
	rapid.Check(t, func(t *rapid.T) {
		a, b := rapid.IntRange(-1e9, 1e9).Draw(t, "a"), rapid.IntRange(-1e9, 1e9).Draw(t, "b")
		e := env(map[string]any{"qty": float64(a) / 100, "more": float64(b) / 100, "whole": float64(a+b) / 100})
		if yes, err := r.Yes(e); !yes || err != nil {
			t.Fatalf("%d + %d cents: %v, %v", a, b, yes, err)
		}
	})
}

// TestFixedParts: what fails whatever the values are is refused with the rule.
func TestFixedParts(t *testing.T) {
	for text, want := range map[string]string{
		"days(field.day, '2026-02-30') > 1":                          "'2026-02-30' is no moment.",
		"business_hours('yesterday', now) > 1":                       "'yesterday' is no moment.",
		"field.at > 'tomorrow'":                                      "field.at is a moment; 'tomorrow' is not.",
		"case.opened_at == '31.01.2026'":                             "case.opened_at is a moment; '31.01.2026' is not.",
		"field.day > '31.01.2026'":                                   "field.day is a date; '31.01.2026' is not.",
		"case.age > days('56d')":                                     "days takes a number, not a text.",
		"float('x') > 3":                                             "With these values it always fails",
		"field.city matches '('":                                     "has a ( without )",
		"field.city matches '" + strings.Repeat("a{1000}", 60) + "'": "repeats too much",
		"field.price > 19.99":                                        "field.price is an amount in the smallest unit of its currency. Write 1999 for 19.99.",
		"field.count == 1.5":                                         "field.count holds whole numbers, never 1.5.",
	} {
		_, ps := rule.Compile(text, scope())
		if len(ps) != 1 || !strings.Contains(ps[0].Detail.String(), want) {
			t.Errorf("%.60s: %+v", text, ps)
		}
	}
	for _, text := range []string{"field.price > 1999", "field.count > 1.5", "field.qty == 1.5"} {
		mustCompile(t, text)
	}
}
