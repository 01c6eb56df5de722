package calendar

import (
	"errors"
	"sort"
	"strconv"
	"strings"
	"time"

	"github.com/akis-platform/akis/engine/phrase"
)

var dayNames = map[string]time.Weekday{
	"mon": time.Monday, "tue": time.Tuesday, "wed": time.Wednesday, "thu": time.Thursday,
	"fri": time.Friday, "sat": time.Saturday, "sun": time.Sunday,
}

// ParseWeek reads a week as a definition writes it: days or ranges of days
// ("mon_fri", "sat") to hours ("09:00-12:00, 13:00-18:00"). All problems come at
// once, in the order of the alphabet.
func ParseWeek(week map[string]string) ([7][]Span, []WeekProblem) {
	var out [7][]Span
	var all []WeekProblem
	keys := make([]string, 0, len(week))
	for k := range week {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	for _, key := range keys {
		days, err := parseDaysKey(key)
		if err != nil {
			all = append(all, WeekProblem{key, phrase.Of(err)})
			continue
		}
		spans, err := ParseSpans(week[key])
		if err != nil {
			all = append(all, WeekProblem{key, phrase.Of(err)})
			continue
		}
		for _, d := range days {
			if out[d] != nil {
				all = append(all, WeekProblem{key, phrase.Say("%s has hours already. Name each day once.", dayName(d))})
				continue
			}
			out[d] = spans
		}
	}
	return out, all
}

// WeekProblem is what is wrong with the hours of a key of a week.
type WeekProblem struct {
	Key  string
	Text phrase.Phrase
}

// dayName answers the day as a definition writes it.
func dayName(d time.Weekday) string { return strings.ToLower(d.String()[:3]) }

func parseDaysKey(key string) ([]time.Weekday, error) {
	from, to, ranged := strings.Cut(key, "_")
	first, ok := dayNames[from]
	last, ok2 := first, true
	if ranged {
		last, ok2 = dayNames[to]
	}
	if !ok || !ok2 {
		return nil, phrase.Errorf("%q is not a day. Write mon, tue, wed, thu, fri, sat, sun or a range such as mon_fri.", key)
	}
	days := []time.Weekday{first}
	for d := first; d != last; {
		d = (d + 1) % 7
		days = append(days, d)
	}
	return days, nil
}

// ParseSpans reads "09:00-12:00, 13:00-18:00".
func ParseSpans(s string) ([]Span, error) {
	var spans []Span
	for part := range strings.SplitSeq(s, ",") {
		from, to, ok := strings.Cut(strings.TrimSpace(part), "-")
		a, errA := minute(from)
		b, errB := minute(to)
		if !ok || errA != nil || errB != nil {
			return nil, phrase.Errorf("%q is not a stretch of hours. Write 09:00-18:00.", strings.TrimSpace(part))
		}
		spans = append(spans, Span{a, b})
	}
	return tidy(spans)
}

func minute(s string) (int, error) {
	h, m, ok := strings.Cut(strings.TrimSpace(s), ":")
	hour, errH := strconv.Atoi(h)
	mins, errM := strconv.Atoi(m)
	if !ok || errH != nil || errM != nil || hour < 0 || mins < 0 || mins > 59 || hour*60+mins > 24*60 {
		return 0, errors.New("not a time of day")
	}
	return hour*60 + mins, nil
}
