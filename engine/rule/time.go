package rule

import (
	"errors"
	"fmt"
	"math"
	"time"
)

// Calendar is the open hours that business_hours counts by. It lies in an Env under
// CalendarGroup: which one is right, only who asks a rule knows.
type Calendar interface {
	// Between answers how much open time lies between two moments.
	Between(from, to time.Time) time.Duration
}

// CalendarGroup is among the Groups of a rule that asks for business hours. No rule
// can spell it.
const CalendarGroup = "$calendar"

// maxSpan is the longest time whose business hours are counted, and what a day of
// it costs of a run's steps.
const (
	maxSpan     = 10 * 366 * 24 * time.Hour
	stepsPerDay = 1
)

var errSpan = errors.New("more than ten years lie between the two moments")

// moment reads what stands for a point in time: a time, a date or a date with time.
// A date is its midnight in the zone.
func moment(v any, zone *time.Location) (time.Time, error) {
	switch v := v.(type) {
	case time.Time:
		return v, nil
	case string:
		if t, err := time.ParseInLocation(time.DateOnly, v, zone); err == nil {
			return t, nil
		}
		if t, err := time.Parse(time.RFC3339, v); err == nil {
			return t, nil
		}
		return time.Time{}, fmt.Errorf("'%s' is neither a day nor a day with time", short(v))
	}
	return time.Time{}, fmt.Errorf("%v is not a moment", v)
}

// moments reads the two arguments of a function and the zone behind them.
func moments(args []any) (from, to time.Time, err error) {
	zone, ok := args[2].(*time.Location)
	if !ok {
		zone = time.UTC
	}
	if from, err = moment(args[0], zone); err != nil {
		return from, to, err
	}
	to, err = moment(args[1], zone)
	return from.In(zone), to.In(zone), err
}

// daysBetween counts the midnights between two moments: today to tomorrow is 1,
// whatever the hour. It is negative when the second comes first.
func daysBetween(args ...any) (any, error) {
	from, to, err := moments(args)
	if err != nil {
		return nil, err
	}
	day := func(t time.Time) int64 { // since 1970; a Duration ends after 292 years
		return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC).Unix() / (24 * 60 * 60)
	}
	return float64(day(to) - day(from)), nil
}

// businessHours counts the open hours between two moments; zero when the second does
// not come after the first.
func businessHours(args ...any) (any, error) {
	from, to, err := moments(args)
	if err != nil {
		return nil, err
	}
	span := to.Sub(from)
	cal, hasCalendar := args[3].(Calendar)
	b, hasBudget := args[4].(*budget)
	switch {
	case !hasCalendar || !hasBudget:
		return nil, errors.New("no calendar is known here")
	case span > maxSpan:
		return nil, errSpan
	case span <= 0:
		return 0.0, nil
	}
	if b.steps -= int(span/(24*time.Hour))*stepsPerDay + 1; b.steps < 0 {
		return nil, errSteps
	}
	return cal.Between(from, to).Hours(), nil
}

// asMoment reads a name that holds a moment as text.
func asMoment(args ...any) (any, error) {
	if args[0] == nil {
		return nil, nil
	}
	return moment(args[0], time.UTC)
}

// maxLength is the longest time that days and hours make: beyond it the
// nanoseconds of a time.Duration run over.
const maxLength = 100 * 366 * 24 * time.Hour

func span(unit time.Duration) func(...any) (any, error) {
	return func(args ...any) (any, error) {
		n, ok := args[0].(float64)
		if whole, isInt := args[0].(int); isInt {
			n, ok = float64(whole), true
		}
		d := n * float64(unit)
		switch {
		case !ok:
			return nil, fmt.Errorf("%v is not a number", args[0])
		case math.Abs(d) > float64(maxLength):
			return nil, errors.New("this is longer than a hundred years")
		}
		return time.Duration(d), nil
	}
}
