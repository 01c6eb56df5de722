package calendar

import (
	"errors"
	"fmt"
	"sort"
	"strconv"
	"strings"
	"time"
)

var dayNames = map[string]time.Weekday{
	"mon": time.Monday, "tue": time.Tuesday, "wed": time.Wednesday, "thu": time.Thursday,
	"fri": time.Friday, "sat": time.Saturday, "sun": time.Sunday,
}

// ParseWeek reads a week as a definition writes it: days or ranges of days
// ("mon_fri", "sat") to hours ("09:00-12:00, 13:00-18:00"). All problems come in
// one error, each naming its key.
func ParseWeek(week map[string]string) ([7][]Span, error) {
	var out [7][]Span
	var all []error
	keys := make([]string, 0, len(week))
	for k := range week {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	for _, key := range keys {
		days, err := parseDaysKey(key)
		if err != nil {
			all = append(all, err)
			continue
		}
		spans, err := ParseSpans(week[key])
		if err != nil {
			all = append(all, fmt.Errorf("%s: %w", key, err))
			continue
		}
		for _, d := range days {
			if out[d] != nil {
				all = append(all, fmt.Errorf("%s: %s already has hours; name each day once", key, d))
				continue
			}
			out[d] = spans
		}
	}
	return out, errors.Join(all...)
}

func parseDaysKey(key string) ([]time.Weekday, error) {
	from, to, ranged := strings.Cut(key, "_")
	first, ok := dayNames[from]
	last, ok2 := first, true
	if ranged {
		last, ok2 = dayNames[to]
	}
	if !ok || !ok2 {
		return nil, fmt.Errorf("%s: not a day; write mon, tue, wed, thu, fri, sat, sun or a range such as mon_fri", key)
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
			return nil, fmt.Errorf("%q is not a stretch of hours; write 09:00-18:00", strings.TrimSpace(part))
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
