package calendar_test

import (
	"encoding/json"
	"fmt"
	"testing"
	"time"
	_ "time/tzdata" // the zones below, wherever the test runs

	"pgregory.net/rapid"

	"github.com/akis-platform/akis/engine/calendar"
)

func zone(t testing.TB, name string) *time.Location {
	t.Helper()
	z, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return z
}

func office(t testing.TB, zoneName string, week map[string]string) calendar.Calendar {
	t.Helper()
	w, wrong := calendar.ParseWeek(week)
	if wrong != nil {
		t.Fatal(wrong)
	}
	days, problems := calendar.ParseHolidaysCSV([]byte("date,name,open\n2026-01-01,New year,\n2026-10-28,Half,09:00-13:00\n"))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	c, err := calendar.New(calendar.Spec{Name: "office", Zone: zone(t, zoneName), Week: w, Holidays: days})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

var standard = map[string]string{"mon_fri": "09:00-12:00, 13:00-18:00", "sat": "10:00-14:00"}

func TestAdd(t *testing.T) {
	for _, c := range []struct{ zone, start, add, want string }{
		{"Europe/Istanbul", "2026-01-05 09:00", "3h", "2026-01-05 12:00"},
		{"Europe/Istanbul", "2026-01-05 09:00", "4h", "2026-01-05 14:00"}, // over lunch
		{"Europe/Istanbul", "2026-01-05 17:30", "1h", "2026-01-06 09:30"}, // over night
		{"Europe/Istanbul", "2026-01-09 17:00", "2h", "2026-01-10 11:00"}, // into Saturday
		{"Europe/Istanbul", "2026-01-10 13:30", "1h", "2026-01-12 09:30"}, // over Sunday
		{"Europe/Istanbul", "2025-12-31 17:30", "1h", "2026-01-02 09:30"}, // over a holiday
		{"Europe/Istanbul", "2026-10-28 12:00", "2h", "2026-10-29 10:00"}, // a half day
		{"Europe/Istanbul", "2026-01-05 09:00", "120h elapsed", "2026-01-10 09:00"},
		{"Europe/Istanbul", "2026-01-05 09:00", "56d", "2026-03-02 09:00"},
		{"Europe/Istanbul", "2026-01-09 16:00", "2wd", "2026-01-12 16:00"},       // Saturday is worked
		{"Europe/Berlin", "2026-03-28 02:30", "1d", "2026-03-29 03:30"},          // the hour that is skipped
		{"Europe/Berlin", "2026-10-24 12:00", "24h elapsed", "2026-10-25 11:00"}, // the hour that comes twice
		{"Europe/Berlin", "2028-02-28 09:00", "1d", "2028-02-29 09:00"},          // a leap day
	} {
		cal := office(t, c.zone, standard)
		d, err := calendar.ParseDuration(c.add)
		if err != nil {
			t.Fatal(err)
		}
		start, err := time.ParseInLocation("2006-01-02 15:04", c.start, cal.Zone())
		if err != nil {
			t.Fatal(err)
		}
		got, err := cal.Add(start, d)
		if err != nil || got.Format("2006-01-02 15:04") != c.want {
			t.Errorf("%s %s + %s = %s, %v; want %s", c.zone, c.start, c.add, got.Format("2006-01-02 15:04"), err, c.want)
		}
		if d.String() != c.add {
			t.Errorf("%q reads back as %q", c.add, d)
		}
	}
}

// TestDurationsReadBack: a clock's budget is kept as text, so every length must
// read back as itself, a share of an odd one too.
func TestDurationsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		whole := calendar.Duration{Time: time.Duration(rapid.IntRange(1, 500_000).Draw(t, "seconds")) * time.Second}
		d := whole.Scale(rapid.SampledFrom([]float64{1, .35, .8, 1.5}).Draw(t, "share"))
		back, err := calendar.ParseDuration(d.String())
		if err != nil || back != d {
			t.Fatalf("%v is written %q and reads back as %v, %v", d.Time, d, back.Time, err)
		}
	})
}

func TestNeverOpen(t *testing.T) {
	c, err := calendar.New(calendar.Spec{Name: "never"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.AddOpen(time.Now(), time.Hour); err == nil {
		t.Fatal("a calendar that never opens gave a moment")
	}
}

func TestBadInput(t *testing.T) {
	for _, s := range []string{"", "24", "h", "-3h", "0h", "99999d", "1.5d", "2 weeks", "24h later", "9999999h"} {
		if _, err := calendar.ParseDuration(s); err == nil {
			t.Errorf("%q was taken for a duration", s)
		}
	}
	_, wrong := calendar.ParseWeek(map[string]string{
		"mon_fri": "9-18", "funday": "09:00-10:00", "tue": "18:00-09:00", "wed_thu": "09:00-18:00", "thu": "09:00-12:00",
	})
	got := fmt.Sprint(wrong)
	want := `[{funday "funday" is not a day. Write mon, tue, wed, thu, fri, sat, sun or a range such as mon_fri.} ` +
		`{mon_fri "9-18" is not a stretch of hours. Write 09:00-18:00.} {tue 18:00-09:00 is not a stretch of one day. Write 09:00-18:00.} ` +
		`{wed_thu thu has hours already. Name each day once.}]`
	if got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
	_, problems := calendar.ParseHolidaysCSV([]byte("date,name\n2026-13-01,x\n2026-01-01,y\nz\n"))
	if len(problems) != 2 || problems[0].Line != 2 || problems[1].Line != 4 {
		t.Errorf("%+v", problems)
	}
}

var from = time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)

func moment(t *rapid.T, name string) time.Time {
	return from.Add(time.Duration(rapid.IntRange(0, 60*24*400).Draw(t, name)) * time.Minute)
}

// TestAddThenBetween: what was added is what lies between, and more time is later.
func TestAddThenBetween(t *testing.T) {
	cal := office(t, "Europe/Berlin", standard)
	rapid.Check(t, func(t *rapid.T) {
		start := moment(t, "start")
		d := time.Duration(rapid.IntRange(1, 60*300).Draw(t, "minutes")) * time.Minute
		end, err := cal.AddOpen(start, d)
		if err != nil {
			t.Fatal(err)
		}
		if got := cal.Between(start, end); got != d {
			t.Fatalf("%v + %v = %v, but %v lies between", start, d, end, got)
		}
		later, err := cal.AddOpen(start, d+time.Minute)
		if err != nil || !later.After(end) {
			t.Fatalf("a minute more is not later: %v, %v", later, err)
		}
	})
}

// TestClock: however a clock is paused, resumed and moved between calendars, its
// segments are without gaps, and its due time is where the budget is used up when
// everything is counted again from the beginning.
func TestClock(t *testing.T) {
	cals := map[string]calendar.Calendar{"office": office(t, "Europe/Berlin", standard)}
	cals["always"] = calendar.Always(time.UTC)
	rapid.Check(t, func(t *rapid.T) {
		cal := cals["office"]
		now := moment(t, "start")
		budget := calendar.Duration{Time: time.Duration(rapid.IntRange(60, 6000).Draw(t, "budget")) * time.Minute}
		k := calendar.StartClock(cal, budget, now)
		for range rapid.IntRange(0, 8).Draw(t, "length") {
			now = now.Add(time.Duration(rapid.IntRange(0, 3000).Draw(t, "pass")) * time.Minute)
			switch rapid.IntRange(0, 2).Draw(t, "what") {
			case 0:
				k = k.Pause(cal, now, "waiting")
			case 1:
				k = k.Resume(cal, now)
			case 2:
				next := cals[rapid.SampledFrom([]string{"office", "always"}).Draw(t, "calendar")]
				if k.Running() {
					k = k.Switch(cal, next, now)
					cal = next
				}
			}
		}
		var used time.Duration
		for i, s := range k.Segments {
			if i > 0 && !s.From.Equal(k.Segments[i-1].To) {
				t.Fatalf("a gap before segment %d", i)
			}
			if s.Still == "" && !s.To.IsZero() {
				used += cals[s.Calendar].Between(s.From, s.To)
			}
		}
		if used != k.Consumed() {
			t.Fatalf("counted again: %v, kept: %v", used, k.Consumed())
		}
		due := k.Due(cal)
		if due.IsZero() != !k.Running() {
			t.Fatalf("running %v, due %v", k.Running(), due)
		}
		if k.Running() && used < budget.Time {
			last := k.Segments[len(k.Segments)-1].From
			if got := used + cal.Between(last, due); got != budget.Time {
				t.Fatalf("at the due time %v of %v are used", got, budget.Time)
			}
		}
		src, err := json.Marshal(k)
		if err != nil {
			t.Fatal(err)
		}
		var back calendar.Clock
		if err := json.Unmarshal(src, &back); err != nil || !back.Due(cal).Equal(due) {
			t.Fatalf("from JSON it is due %v, %v", back.Due(cal), err)
		}
	})
}

func BenchmarkAddOpen(b *testing.B) {
	cal := office(b, "Europe/Istanbul", standard)
	for b.Loop() {
		if _, err := cal.AddOpen(from, 40*time.Hour); err != nil {
			b.Fatal(err)
		}
	}
}
