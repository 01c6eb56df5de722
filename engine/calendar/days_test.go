package calendar_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/akis-platform/akis/engine/calendar"
)

// drawCalendar answers a calendar with any hours, some days closed, some halved.
func drawCalendar(t *rapid.T, zone *time.Location) calendar.Calendar {
	spec := calendar.Spec{Name: "drawn", Zone: zone, Holidays: map[calendar.Date][]calendar.Span{}}
	for day := range spec.Week {
		spec.Week[day] = drawSpans(t)
	}
	for range rapid.IntRange(0, 5).Draw(t, "holidays") {
		spec.Holidays[calendar.DateOf(moment(t, "holiday"))] = drawSpans(t)
	}
	c, err := calendar.New(spec)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func drawSpans(t *rapid.T) []calendar.Span {
	var spans []calendar.Span
	at := 0
	for range rapid.IntRange(0, 3).Draw(t, "spans") {
		begin := at + 15*rapid.IntRange(0, 20).Draw(t, "closed")
		end := begin + 15*rapid.IntRange(1, 20).Draw(t, "open")
		if end > 24*60 {
			break
		}
		spans = append(spans, calendar.Span{From: begin, To: end})
		at = end
	}
	return spans
}

// TestIntervalsLieApart: on days when clocks change too, open stretches are in
// order, do not overlap, and add up to what lies between.
func TestIntervalsLieApart(t *testing.T) {
	berlin := zone(t, "Europe/Berlin")
	rapid.Check(t, func(t *rapid.T) {
		c := drawCalendar(t, berlin)
		near := rapid.SampledFrom([]string{"2026-03-28", "2026-10-24", "2026-06-01"}).Draw(t, "near")
		day, _ := time.Parse(time.DateOnly, near)
		a := day.Add(time.Duration(rapid.IntRange(0, 2000).Draw(t, "from")) * time.Minute)
		b := a.Add(time.Duration(rapid.IntRange(0, 5000).Draw(t, "length")) * time.Minute)
		last, sum := a, time.Duration(0)
		for _, i := range c.Intervals(a, b) {
			if i.From.Before(last) || !i.From.Before(i.To) || i.To.After(b) {
				t.Fatalf("between %v and %v: %v after %v", a, b, i, last)
			}
			last = i.To
			sum += i.To.Sub(i.From)
		}
		if got := c.Between(a, b); got != sum {
			t.Fatalf("%v between, %v in stretches", got, sum)
		}
		half := a.Add(b.Sub(a) / 2)
		if got := c.Between(a, half) + c.Between(half, b); got != sum {
			t.Fatalf("two halves give %v, the whole %v", got, sum)
		}
	})
}

// TestSpringForward: the hour that does not exist is worked by nobody, and no
// minute is worked twice.
func TestSpringForward(t *testing.T) {
	berlin := zone(t, "Europe/Berlin")
	week, wrong := calendar.ParseWeek(map[string]string{"sun": "01:00-02:30, 03:00-05:00", "mon": "02:30-04:00"})
	if wrong != nil {
		t.Fatal(wrong)
	}
	c, err := calendar.New(calendar.Spec{Zone: berlin, Week: week})
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct {
		day  int
		want time.Duration
	}{{22, 210 * time.Minute}, {29, 180 * time.Minute}} { // an ordinary Sunday; 02:00 is 03:00
		a := time.Date(2026, 3, x.day, 0, 0, 0, 0, berlin)
		if got := c.Between(a, a.AddDate(0, 0, 1)); got != x.want {
			t.Errorf("March %d: %v, want %v", x.day, got, x.want)
		}
	}
	// Working days keep the wall time of the start behind a day that lacks it.
	at, err := c.AddWorkingDays(time.Date(2026, 3, 23, 2, 30, 0, 0, berlin), 2)
	if want := time.Date(2026, 3, 30, 2, 30, 0, 0, berlin); err != nil || !at.Equal(want) {
		t.Errorf("%v, %v; want %v", at, err, want)
	}
}

// TestClockInDays: a clock that counts days keeps those that passed, under the
// calendar that they passed under.
func TestClockInDays(t *testing.T) {
	office := office(t, "Europe/Istanbul", map[string]string{"mon_fri": "09:00-18:00"})
	always := calendar.Always(office.Zone())
	at := func(s string) time.Time {
		x, err := time.ParseInLocation("2006-01-02 15:04", s, office.Zone())
		if err != nil {
			t.Fatal(err)
		}
		return x
	}
	start := func(budget string) calendar.Clock {
		d, err := calendar.ParseDuration(budget)
		if err != nil {
			t.Fatal(err)
		}
		return calendar.StartClock(office, d, at("2026-03-05 15:00")) // a Thursday
	}
	for name, c := range map[string]struct {
		clock calendar.Clock
		cal   calendar.Calendar
		want  string
	}{
		"working days":         {start("3wd"), office, "2026-03-10 15:00"},
		"days":                 {start("3d"), office, "2026-03-08 15:00"},
		"paused for a weekend": {start("3wd").Pause(office, at("2026-03-06 18:00"), "w").Resume(office, at("2026-03-09 09:00")), office, "2026-03-11 06:00"},
		"paused for a day":     {start("3d").Pause(office, at("2026-03-06 16:00"), "w").Resume(office, at("2026-03-07 16:00")), office, "2026-03-09 15:00"},
		"moved to a team that never closes": {
			start("4wd").Switch(office, always, at("2026-03-06 18:00")), always, "2026-03-09 15:00",
		},
		"moved on Sunday": {start("4wd").Switch(office, always, at("2026-03-08 18:00")), always, "2026-03-09 15:00"},
		"used up before it moved": {
			start("1wd").Switch(office, always, at("2026-03-09 09:00")), always, "2026-03-09 09:00",
		},
	} {
		if got := c.clock.Due(c.cal).In(office.Zone()).Format("2006-01-02 15:04"); got != c.want {
			t.Errorf("%s: due %s, want %s", name, got, c.want)
		}
	}
}

func TestDueAt(t *testing.T) {
	cal := office(t, "Europe/Istanbul", map[string]string{"mon_fri": "09:00-18:00"})
	from := time.Date(2026, 3, 5, 9, 0, 0, 0, cal.Zone()) // a Thursday
	for _, c := range []struct {
		budget string
		share  float64
		want   string
	}{
		{"10h", 0.8, "2026-03-05 17:00"},
		{"10h", 1, "2026-03-06 10:00"},
		{"10h elapsed", 0.5, "2026-03-05 14:00"},
		{"10d", 0.85, "2026-03-13 21:00"},
		{"2wd", 0.5, "2026-03-06 09:00"},
		{"2wd", 0.75, "2026-03-06 13:30"}, // half of Friday's hours, not of the weekend
		{"1wd", 0.5, "2026-03-05 13:30"},
	} {
		d, err := calendar.ParseDuration(c.budget)
		if err != nil {
			t.Fatal(err)
		}
		got := calendar.StartClock(cal, d, from).DueAt(cal, c.share).Format("2006-01-02 15:04")
		if got != c.want {
			t.Errorf("%g of %s: %s, want %s", c.share, c.budget, got, c.want)
		}
	}
}

// TestInterruptionsAddNothing: a clock that was stopped and let go at the same
// moment, however often, is due when one that was left alone is.
func TestInterruptionsAddNothing(t *testing.T) {
	istanbul := zone(t, "Europe/Istanbul")
	rapid.Check(t, func(t *rapid.T) {
		cal := drawCalendar(t, istanbul)
		n := rapid.IntRange(1, 40).Draw(t, "n")
		budget := rapid.SampledFrom([]calendar.Duration{
			{Unit: calendar.Days, N: n}, {Unit: calendar.WorkingDays, N: n},
			{Unit: calendar.Elapsed, Time: time.Duration(n) * time.Hour}, {Time: time.Duration(n) * time.Hour},
		}).Draw(t, "budget")
		now := moment(t, "start")
		alone := calendar.StartClock(cal, budget, now)
		k, due := alone, alone.Due(cal)
		for range rapid.IntRange(0, 6).Draw(t, "stops") {
			now = now.Add(time.Duration(rapid.IntRange(0, 4000).Draw(t, "pass")) * time.Minute)
			if !due.IsZero() && !now.Before(due) {
				break
			}
			k = k.Pause(cal, now, "waiting").Resume(cal, now)
		}
		if got := k.Due(cal); !got.Equal(due) {
			t.Fatalf("%v: alone %v, interrupted %v", budget, due, got)
		}
	})
}

func TestScale(t *testing.T) {
	hours, days := calendar.Duration{Time: 10 * time.Hour}, calendar.Duration{Unit: calendar.Days, N: 10}
	nan := 0.0
	for _, c := range []struct {
		d    calendar.Duration
		f    float64
		want string
	}{
		{hours, 0.8, "8h"}, {days, 0.8, "8d"}, {hours, 0, "1s"}, {days, -3, "1d"},
		{hours, 1e300, "87600h"}, {days, 1e300, "3650d"}, {hours, nan / nan, "1s"}, {days, nan / nan, "1d"},
	} {
		if got := c.d.Scale(c.f).String(); got != c.want {
			t.Errorf("%v × %g = %s, want %s", c.d, c.f, got, c.want)
		}
	}
}
