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
	Consumed time.Duration `json:"used,omitempty"`  // of the budget, in nanoseconds
}

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
	}
	segments = append(segments, s)
	k.Segments = segments
	return k
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
// stands still or when cal never has that many open hours. A deadline in days
// moves by the time that the clock stood still.
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

func (k Clock) due(cal Calendar) (time.Time, error) {
	last := k.last()
	used := k.Consumed()
	switch k.Budget.Unit {
	case Elapsed:
		return last.From.Add(k.Budget.Time - used), nil
	case Days, WorkingDays:
		due, err := cal.Add(k.Segments[0].From, k.Budget)
		return due.Add(k.stood()), err
	}
	if used >= k.Budget.Time {
		return last.From, nil
	}
	return cal.AddOpen(last.From, k.Budget.Time-used)
}

func (k Clock) stood() time.Duration {
	var sum time.Duration
	for _, s := range k.Segments {
		if s.Still != "" {
			sum += s.To.Sub(s.From)
		}
	}
	return sum
}
