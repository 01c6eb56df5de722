package calendar

import (
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/akis-platform/akis/engine/phrase"
)

// Unit says how a duration is counted.
type Unit uint8

// The units of the language.
const (
	OpenHours   Unit = iota // "24h": the holder's open hours
	Elapsed                 // "120h elapsed": the wall clock
	Days                    // "56d": local calendar days, same wall time
	WorkingDays             // "2wd": days on which the calendar opens
)

// Duration is a length of time as a definition writes it.
type Duration struct {
	Unit Unit
	Time time.Duration // OpenHours, Elapsed
	N    int           // Days, WorkingDays
}

// Caps at what Add can search in ten years; working days as few as two a week.
const (
	maxDays        = 3650
	maxWorkingDays = 1000
)

// ParseDuration reads "24h", "1h30m", "120h elapsed", "56d" or "2wd". The error
// says which forms there are.
func ParseDuration(s string) (Duration, error) {
	text := strings.TrimSpace(s)
	if rest, ok := strings.CutSuffix(text, "wd"); ok {
		return parseDays(s, rest, WorkingDays)
	}
	if rest, ok := strings.CutSuffix(text, "d"); ok && !strings.Contains(text, " ") {
		return parseDays(s, rest, Days)
	}
	d := Duration{Unit: OpenHours}
	if rest, ok := strings.CutSuffix(text, " elapsed"); ok {
		d.Unit, text = Elapsed, strings.TrimSpace(rest)
	}
	t, err := time.ParseDuration(text)
	if err != nil || t <= 0 || t > maxDays*24*time.Hour {
		return Duration{}, badDuration(s)
	}
	d.Time = t
	return d, nil
}

func parseDays(whole, digits string, unit Unit) (Duration, error) {
	most := maxDays
	if unit == WorkingDays {
		most = maxWorkingDays
	}
	n, err := strconv.Atoi(digits)
	if err != nil || n <= 0 || n > most {
		return Duration{}, badDuration(whole)
	}
	return Duration{Unit: unit, N: n}, nil
}

func badDuration(s string) error {
	return phrase.Errorf("%q is not a duration. Write open hours (\"24h\", \"1h30m\"), wall clock (\"120h elapsed\"), days (\"56d\") or working days (\"2wd\"), ten years or %d working days at the most.", s, maxWorkingDays)
}

// String answers the duration as the language writes it.
func (d Duration) String() string {
	switch d.Unit {
	case Days:
		return strconv.Itoa(d.N) + "d"
	case WorkingDays:
		return strconv.Itoa(d.N) + "wd"
	case Elapsed:
		return shortHours(d.Time) + " elapsed"
	}
	return shortHours(d.Time)
}

// shortHours leaves out the seconds and minutes that are none: "24h", "1h30m".
func shortHours(t time.Duration) string {
	s := t.String() // "24h0m0s", "24m30s"
	if strings.HasSuffix(s, "m0s") {
		s = strings.TrimSuffix(s, "0s")
	}
	if strings.HasSuffix(s, "h0m") {
		s = strings.TrimSuffix(s, "0m")
	}
	return s
}

// Zero reports whether the duration is the zero value.
func (d Duration) Zero() bool { return d == Duration{} }

// Scale answers the duration times f, at least a second or a day and at most what
// a definition may write.
func (d Duration) Scale(f float64) Duration {
	switch d.Unit {
	case Days:
		d.N = int(scale(float64(d.N), f, 1, maxDays))
		return d
	case WorkingDays:
		d.N = int(scale(float64(d.N), f, 1, maxWorkingDays))
		return d
	}
	d.Time = time.Duration(scale(float64(d.Time), f, float64(time.Second), maxDays*float64(24*time.Hour)))
	return d
}

func scale(v, f, least, most float64) float64 {
	product := math.Round(v * f)
	if math.IsNaN(product) {
		return least
	}
	return min(max(product, least), most)
}

// MarshalText and UnmarshalText keep a duration in JSON as it is written.
func (d Duration) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText wrote, the zero duration too.
func (d *Duration) UnmarshalText(b []byte) error {
	if string(b) == (Duration{}).String() {
		*d = Duration{}
		return nil
	}
	parsed, err := ParseDuration(string(b))
	if err != nil {
		return err
	}
	*d = parsed
	return nil
}

// Add answers start plus d in this calendar.
func (c Calendar) Add(start time.Time, d Duration) (time.Time, error) {
	switch d.Unit {
	case Elapsed:
		return start.Add(d.Time), nil
	case Days:
		return c.AddDays(start, d.N), nil
	case WorkingDays:
		return c.AddWorkingDays(start, d.N)
	}
	return c.AddOpen(start, d.Time)
}
