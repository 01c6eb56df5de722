// Package calendar does arithmetic in business time: when will eight open hours
// have passed, how many passed between two moments. It reads no clock; zones come
// from the time package's database.
package calendar

import (
	"errors"
	"fmt"
	"sort"
	"time"

	"github.com/akis-platform/akis/engine/phrase"
)

// Span is a stretch of a day in minutes after midnight, From included.
type Span struct{ From, To int }

// Date is a local calendar day.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

func (d Date) String() string { return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day) }

// DateOf answers the local day of t.
func DateOf(t time.Time) Date {
	y, m, d := t.Date()
	return Date{y, m, d}
}

// Spec is what a calendar is made from.
type Spec struct {
	Name string
	Zone *time.Location
	Week [7][]Span // by time.Weekday
	// Holidays replace a day's hours: none means closed all day.
	Holidays map[Date][]Span
}

// Calendar says when a team works. It is immutable and safe for concurrent use.
type Calendar struct {
	name     string
	zone     *time.Location
	week     [7][]Span
	holidays map[Date][]Span
	always   bool
}

// ErrNeverOpen is the answer when a calendar has not enough open time within ten
// years.
var ErrNeverOpen = errors.New("the calendar has not enough open hours in the next ten years")

// horizon bounds every search for open time, in days; farthest bounds what is
// counted between two moments.
const (
	horizon  = 3660
	farthest = 200 * 366
)

// New makes a calendar, refusing spans that are empty, overlap or leave the day.
func New(s Spec) (Calendar, error) {
	c := Calendar{name: s.Name, zone: s.Zone, holidays: make(map[Date][]Span, len(s.Holidays))}
	if c.zone == nil {
		c.zone = time.UTC
	}
	for day, spans := range s.Week {
		sorted, err := tidy(spans)
		if err != nil {
			return Calendar{}, fmt.Errorf("%s: %w", time.Weekday(day), err)
		}
		c.week[day] = sorted
	}
	for date, spans := range s.Holidays {
		sorted, err := tidy(spans)
		if err != nil {
			return Calendar{}, fmt.Errorf("%s: %w", date, err)
		}
		c.holidays[date] = sorted
	}
	return c, nil
}

// Always answers a calendar that never closes.
func Always(zone *time.Location) Calendar {
	if zone == nil {
		zone = time.UTC
	}
	return Calendar{name: "always", zone: zone, always: true}
}

// Spec answers what makes the calendar again; false for one that never closes, which
// Always makes. It is not to be changed.
func (c Calendar) Spec() (Spec, bool) {
	return Spec{Name: c.name, Zone: c.zone, Week: c.week, Holidays: c.holidays}, !c.always
}

// Name answers the calendar's name in the definition.
func (c Calendar) Name() string { return c.name }

// Zone answers the calendar's time zone.
func (c Calendar) Zone() *time.Location { return c.zone }

func tidy(spans []Span) ([]Span, error) {
	out := append([]Span(nil), spans...)
	sort.Slice(out, func(i, j int) bool { return out[i].From < out[j].From })
	for i, s := range out {
		switch {
		case s.From < 0 || s.To > 24*60 || s.From >= s.To:
			return nil, phrase.Errorf("%s is not a stretch of one day. Write 09:00-18:00.", s.String())
		case i > 0 && out[i-1].To > s.From:
			return nil, phrase.Errorf("%s and %s overlap. Join them.", out[i-1].String(), s.String())
		}
	}
	return out, nil
}

func (s Span) String() string {
	return fmt.Sprintf("%02d:%02d-%02d:%02d", s.From/60, s.From%60, s.To/60, s.To%60)
}

// Interval is a stretch of time, From included, To not.
type Interval struct{ From, To time.Time }

// Intervals answers the open stretches between a and b, in order and apart.
// Nothing is looked at beyond 200 years after a.
func (c Calendar) Intervals(a, b time.Time) []Interval {
	var all []Interval
	c.walk(a, b, func(i Interval) bool {
		all = append(all, i)
		return true
	})
	return all
}

// Between answers how much open time lies between a and b, within 200 years;
// zero when b is not after a.
func (c Calendar) Between(a, b time.Time) time.Duration {
	var sum time.Duration
	c.walk(a, b, func(i Interval) bool {
		sum += i.To.Sub(i.From)
		return true
	})
	return sum
}

// AddOpen answers the first moment at which open has passed since start. The
// moment is an end of work rather than the next beginning: eight hours from nine
// to five end at five.
func (c Calendar) AddOpen(start time.Time, open time.Duration) (time.Time, error) {
	if open <= 0 {
		return start, nil
	}
	if c.always {
		return start.Add(open), nil
	}
	var due time.Time
	c.walk(start, start.AddDate(0, 0, horizon), func(i Interval) bool {
		if length := i.To.Sub(i.From); length < open {
			open -= length
			return true
		}
		due = i.From.Add(open)
		return false
	})
	if due.IsZero() {
		return time.Time{}, ErrNeverOpen
	}
	return due.In(start.Location()), nil
}

// AddDays answers start plus n days at the same wall time in the calendar's zone.
// A wall time that a change of the clocks skips moves forward by the skip.
func (c Calendar) AddDays(start time.Time, n int) time.Time {
	return start.In(c.zone).AddDate(0, 0, n).In(start.Location())
}

// AddWorkingDays answers the same wall time n working days later: days on which
// the calendar opens at all.
func (c Calendar) AddWorkingDays(start time.Time, n int) (time.Time, error) {
	t := start.In(c.zone)
	for day := range horizon {
		if day > 0 && c.works(t, day) {
			n--
		}
		if n <= 0 {
			return t.AddDate(0, 0, day).In(start.Location()), nil
		}
	}
	return time.Time{}, ErrNeverOpen
}

// works reports whether the calendar opens at all on the day so many days after
// t, which lies in the calendar's zone.
func (c Calendar) works(t time.Time, days int) bool {
	noon := time.Date(t.Year(), t.Month(), t.Day()+days, 12, 0, 0, 0, c.zone)
	return c.always || len(c.hours(DateOf(noon), noon.Weekday())) > 0
}

// Open reports whether the calendar is open at t.
func (c Calendar) Open(t time.Time) bool { return c.Between(t, t.Add(time.Nanosecond)) > 0 }

func (c Calendar) hours(d Date, w time.Weekday) []Span {
	if h, ok := c.holidays[d]; ok {
		return h
	}
	return c.week[w]
}

// walk yields the open intervals between a and b until yield answers false.
func (c Calendar) walk(a, b time.Time, yield func(Interval) bool) {
	if !a.Before(b) {
		return
	}
	if c.always {
		yield(Interval{a, b})
		return
	}
	y, m, day := a.In(c.zone).Date()
	done := a // where clocks are put forward, one stretch may end in the next
	for n := range farthest {
		noon := time.Date(y, m, day+n, 12, 0, 0, 0, c.zone) // noon exists every day
		date := DateOf(noon)
		for _, s := range c.hours(date, noon.Weekday()) {
			from, to := clip(c.at(date, s.From), c.at(date, s.To), done, b)
			if !from.Before(to) {
				continue
			}
			if !yield(Interval{from, to}) {
				return
			}
			done = to
		}
		if !c.at(date, 24*60).Before(b) {
			return
		}
	}
}

func (c Calendar) at(d Date, minute int) time.Time {
	return time.Date(d.Year, d.Month, d.Day, minute/60, minute%60, 0, 0, c.zone)
}

func clip(from, to, a, b time.Time) (time.Time, time.Time) {
	if from.Before(a) {
		from = a
	}
	if to.After(b) {
		to = b
	}
	return from, to
}
