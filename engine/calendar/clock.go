package calendar

import "time"

// Clock is a running deadline, kept as the stretches that it ran or stood still,
// so that anybody can add them up. It is a value; every method answers a changed
// copy.
type Clock struct {
	Budget   Duration  `json:"budget"`
	Segments []Segment `json:"segments"`
}

// Segment is one stretch of a clock. The last has no To while it goes on.
type Segment struct {
	From     time.Time     `json:"from"`
	To       time.Time     `json:"to,omitzero"`
	Calendar string        `json:"calendar"`        // by which it was counted
	Still    string        `json:"still,omitempty"` // why it stood still
	Consumed time.Duration `json:"used,omitempty"`  // open or, for a budget not in hours, elapsed nanoseconds
	// Of a budget in days: the whole days used in this stretch, and what has
	// passed since the last of them.
	Days int           `json:"days,omitempty"`
	Rest time.Duration `json:"rest,omitempty"`
	// Folded is how many stretches were put together in this one, running and
	// still, when there came to be too many to keep apart.
	Folded int `json:"folded,omitempty"`
}

// maxSegments caps what a clock keeps apart: each event of a case carries its
// clocks, and a case may be paused any number of times.
const maxSegments = 12

// StartClock answers a clock that begins to run at t by cal.
func StartClock(cal Calendar, budget Duration, t time.Time) Clock {
	return Clock{Budget: budget, Segments: []Segment{{From: t, Calendar: cal.name}}}
}

// Running reports whether time counts.
func (k Clock) Running() bool {
	return len(k.Segments) > 0 && k.last().Still == "" && k.last().To.IsZero()
}

// Still answers the reason that the clock stands still, or "".
func (k Clock) Still() string {
	if len(k.Segments) == 0 {
		return ""
	}
	return k.last().Still
}

func (k Clock) last() Segment { return k.Segments[len(k.Segments)-1] }

// Pause stops the clock at t. A clock that stands still already keeps its reason.
func (k Clock) Pause(cal Calendar, t time.Time, reason string) Clock {
	if !k.Running() {
		return k
	}
	return k.next(cal, t, Segment{From: t, Calendar: cal.name, Still: reason})
}

// Resume lets a clock that stands still run on at t.
func (k Clock) Resume(cal Calendar, t time.Time) Clock {
	if k.Running() {
		return k
	}
	return k.next(cal, t, Segment{From: t, Calendar: cal.name})
}

// Switch counts by another calendar from t; what was consumed stays consumed.
func (k Clock) Switch(was, now Calendar, t time.Time) Clock {
	if !k.Running() || was.name == now.name {
		return k
	}
	return k.next(was, t, Segment{From: t, Calendar: now.name})
}

// Rebudget gives the clock another length; what was consumed stays consumed.
func (k Clock) Rebudget(d Duration) Clock {
	k.Budget = d
	return k
}

// next ends the last segment at t, counted by cal, and begins s.
func (k Clock) next(cal Calendar, t time.Time, s Segment) Clock {
	segments := append([]Segment(nil), k.Segments...)
	last := &segments[len(segments)-1]
	last.To = t
	if last.Still == "" {
		last.Consumed = k.consumed(cal, last.From, t)
		last.Days, last.Rest = k.daysUsed(cal, t)
	}
	if last.From.Equal(t) {
		*last = s // a stretch of no length says nothing
	} else {
		segments = append(segments, s)
	}
	if len(segments) > maxSegments {
		segments[1] = fold(segments[0], segments[1])
		segments = segments[1:]
	}
	k.Segments = segments
	return k
}

// fold puts two finished stretches together.
func fold(a, b Segment) Segment {
	out := Segment{
		From: a.From, To: b.To, Calendar: b.Calendar, Consumed: a.Consumed + b.Consumed,
		Days: a.Days + b.Days, Rest: b.Rest, Folded: max(a.Folded, 1) + max(b.Folded, 1),
	}
	if b.Still != "" {
		out.Rest = a.Rest
	}
	return out
}

// consumed answers how much of the budget the stretch from a to b uses. Days are
// counted by the wall clock, in nanoseconds, so that pauses add their length.
func (k Clock) consumed(cal Calendar, a, b time.Time) time.Duration {
	if k.Budget.Unit == OpenHours {
		return cal.Between(a, b)
	}
	return b.Sub(a)
}

// Consumed answers what the finished segments used.
func (k Clock) Consumed() time.Duration {
	var sum time.Duration
	for _, s := range k.Segments {
		sum += s.Consumed
	}
	return sum
}

// Due answers when the budget will be used up, or the zero time while the clock
// stands still or when cal never has that many open hours. A clock that was used
// up when it last went on is due at that moment.
func (k Clock) Due(cal Calendar) time.Time {
	if !k.Running() {
		return time.Time{}
	}
	due, err := k.due(cal)
	if err != nil {
		return time.Time{}
	}
	return due
}

// DueAt answers when the share of the budget will be used up: 0.8 for "80%". Of
// days it takes whole ones first, then the share of the next one's open time.
func (k Clock) DueAt(cal Calendar, share float64) time.Time {
	if k.Budget.Unit != Days && k.Budget.Unit != WorkingDays {
		return k.Rebudget(k.Budget.Scale(share)).Due(cal)
	}
	days := float64(k.Budget.N) * share
	whole := int(days)
	k.Budget.N = whole
	from := k.Due(cal)
	k.Budget.N = whole + 1
	to := k.Due(cal)
	if from.IsZero() || to.IsZero() {
		return time.Time{}
	}
	rest := days - float64(whole)
	if k.Budget.Unit == Days {
		return from.Add(time.Duration(rest * float64(to.Sub(from))))
	}
	at, err := cal.AddOpen(from, time.Duration(rest*float64(cal.Between(from, to))))
	if err != nil {
		return time.Time{}
	}
	return at
}

func (k Clock) due(cal Calendar) (time.Time, error) {
	last := k.last()
	if k.Budget.Unit == Days || k.Budget.Unit == WorkingDays {
		begun, used := k.begun()
		if used > 0 && used >= k.Budget.N {
			return last.From, nil
		}
		return cal.Add(begun, Duration{Unit: k.Budget.Unit, N: k.Budget.N - used})
	}
	used := k.Consumed()
	switch {
	case used >= k.Budget.Time && used > 0:
		return last.From, nil
	case k.Budget.Unit == Elapsed:
		return last.From.Add(k.Budget.Time - used), nil
	}
	return cal.AddOpen(last.From, k.Budget.Time-used)
}

// begun answers when the day that runs now would have begun, had the clock never
// stood still, and the whole days before it.
func (k Clock) begun() (time.Time, int) {
	var rest time.Duration
	days := 0
	for _, s := range k.Segments {
		if s.Still == "" && !s.To.IsZero() {
			days, rest = days+s.Days, s.Rest
		}
	}
	return k.last().From.Add(-rest), days
}

// daysUsed answers the whole days of the budget that the running stretch uses
// until t, by cal, and what has passed since.
func (k Clock) daysUsed(cal Calendar, t time.Time) (days int, rest time.Duration) {
	if k.Budget.Unit != Days && k.Budget.Unit != WorkingDays {
		return 0, 0
	}
	begun, before := k.begun()
	at := begun
	for days < k.Budget.N-before {
		next, err := cal.Add(begun, Duration{Unit: k.Budget.Unit, N: days + 1})
		if err != nil || next.After(t) {
			break
		}
		at, days = next, days+1
	}
	return days, t.Sub(at)
}
