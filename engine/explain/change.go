package explain

import (
	"slices"
	"strings"
	"time"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/phrase"
)

// search looks for the fewest inputs that make an answer otherwise. It tries values
// on the case and asks the core, so that what it says is what would happen.
type search struct {
	looks []engine.Look // what the answer depends on
	only  string        // the address that alone matters; "" when what else is asked does too
	c     engine.Case
	ctx   engine.Context
	now   string // the answer as it is
	live  bool   // the case is the present one, so that somebody can make the change
	fixed bool   // the time at which it is asked is no input
	tasks bool   // tasks of the case count as inputs
	ask   func(engine.Context, engine.Case) string
	says  func(answer string) string
}

// add keeps a look at what was not looked at before.
func (s *search) add(l engine.Look) {
	if (s.only == "" || s.only == l.Address) && !slices.ContainsFunc(s.looks, func(known engine.Look) bool { return known.Address == l.Address }) {
		s.looks = append(s.looks, l)
	}
}

const (
	maxInputs  = 3    // in one change
	maxChanges = 5    // told of one answer
	allTries   = 2000 // questions to the core for a report, some 20 to 100 µs each
	share      = 5    // an answer may use one in so many of those left, so that each has some
)

// budget is how often a report may still ask the core, shared by all its answers.
type budget struct {
	left int
	stop func() bool // whether nobody waits for the report any more
}

// take reports whether one question more may be asked, and counts it.
func (b *budget) take() bool {
	if b.left <= 0 || b.stop() {
		return false
	}
	b.left--
	return true
}

// pick is one input with the value that is tried.
type pick struct {
	in *input
	to int
}

func (p pick) value() any { return p.in.to[p.to] }

// change puts the smallest changes into an answer, or says that there is none.
func (x *explaining) change(a *Answer, s *search) {
	if x.Sees != nil {
		return // what turns an answer tells about the inputs that do not
	}
	if ctx, c, ok := apply(s, nil); !ok || s.ask(ctx, c) != s.now {
		a.NoChange = x.say(notReplayed)
		return
	}
	f := flipper{s: s, inputs: x.inputs(s), all: &x.budget, left: x.budget.left / share}
	for size := 1; size <= min(maxInputs, len(f.inputs)) && len(f.found) == 0 && !f.cut; {
		looked := len(s.looks)
		f.try(nil, 0, size)
		if len(s.looks) == looked {
			size++
			continue
		}
		f.inputs = x.inputs(s) // more was looked at once these had changed: begin again with it
	}
	if len(f.inputs) == 0 {
		a.NoChange = x.say("Nothing that it depends on can be changed.")
		return
	}
	whole := !f.cut && !slices.ContainsFunc(f.inputs, func(in *input) bool { return in.unsure })
	if len(f.found) == 0 {
		f.everythingMissing()
	}
	for _, found := range f.found {
		c := x.told(s, found)
		c.Smallest = len(found.picks) == 1 || whole && len(found.picks) <= maxInputs+1
		a.Changes = append(a.Changes, c)
	}
	switch {
	case len(f.found) > 0:
	case !whole:
		a.NoChange = x.say("No change was found among the %d that were tried; there may be one.", f.tries)
	default:
		a.NoChange = x.say("No change of up to %d of these makes it otherwise: %s.", min(maxInputs, len(f.inputs)), x.labels(f.inputs))
	}
}

const notReplayed = "It cannot be replayed: settings, the customer or a calendar have changed since, so no change is named."

func (x *explaining) labels(inputs []*input) string {
	all := make([]string, len(inputs))
	for i, in := range inputs {
		all[i] = x.label(in.name)
	}
	return strings.Join(all, ", ")
}

// flipper tries sets of inputs, the likeliest first.
type flipper struct {
	s      *search
	inputs []*input
	all    *budget
	left   int // how often it may ask besides
	tries  int
	cut    bool // it might not ask all that there was
	found  []flip
}

type flip struct {
	picks  []pick
	answer string
}

// try goes through the sets of so many further inputs, from the place on.
func (f *flipper) try(picks []pick, from, more int) {
	for i := from; i+more <= len(f.inputs); i++ {
		for v := range f.inputs[i].to {
			if f.cut || len(f.found) >= maxChanges {
				return
			}
			next := append(slices.Clone(picks), pick{f.inputs[i], v})
			if more > 1 {
				f.try(next, i+1, more-1)
				continue
			}
			f.ask(next)
		}
	}
}

// ask keeps the picks when the answer is another, unless the same inputs have given
// that answer already.
func (f *flipper) ask(picks []pick) {
	if f.tries >= f.left || !f.all.take() {
		f.cut = true
		return
	}
	f.tries++
	ctx, c, ok := apply(f.s, picks)
	if !ok {
		return
	}
	answer := ""
	for _, l := range watched(ctx, func(ctx engine.Context) { answer = f.s.ask(ctx, c) }) {
		f.s.add(l)
	}
	if answer == f.s.now {
		return
	}
	known := slices.ContainsFunc(f.found, func(o flip) bool {
		return o.answer == answer && slices.EqualFunc(o.picks, picks, func(a, b pick) bool { return a.in == b.in })
	})
	if !known {
		f.found = append(f.found, flip{picks, answer})
	}
}

// everythingMissing tries to fill in all that gates ask for at once, more than the
// search goes through, and leaves out of it what is not needed.
func (f *flipper) everythingMissing() {
	var all []pick
	for _, in := range f.inputs {
		if in.missing {
			all = append(all, pick{in, 0})
		}
	}
	if len(all) <= maxInputs {
		return
	}
	f.left++ // that it asked all it might of few must not keep it from this one
	f.ask(all)
	for i := len(all) - 1; i >= 0 && len(f.found) > 0; i-- {
		fewer := flipper{s: f.s, all: f.all, left: 1}
		if fewer.ask(slices.Delete(slices.Clone(all), i, i+1)); len(fewer.found) > 0 {
			all, f.found = fewer.found[0].picks, fewer.found
		}
	}
}

// apply answers the case and the context with the picked values in them. It
// reports false for values that a case cannot have.
func apply(s *search, picks []pick) (engine.Context, engine.Case, bool) {
	ctx, c := s.ctx, s.c
	ctx.Then = map[string]any{}
	for name, v := range s.ctx.Then { // fields are as the case then had them
		if !strings.HasPrefix(name, "field.") {
			ctx.Then[name] = v
		}
	}
	so := engine.Supposition{Fields: map[string]any{}}
	for _, p := range picks {
		switch group, key, _ := strings.Cut(p.in.name, "."); {
		case group == "field":
			so.Fields[key] = p.value()
		case group == "task":
			c.Tasks = moved(c.Tasks, strings.TrimSuffix(key, ".state"), p.value())
		case p.in.name == "case.category":
			path, _ := p.value().(string)
			so.Category = strings.ReplaceAll(path, ".", "/")
			delete(ctx.Then, p.in.name)
		case p.in.name == "now":
			ctx.Now, _ = p.value().(time.Time)
			for _, moves := range []string{"now", "case.age", "case.overdue"} {
				delete(ctx.Then, moves)
			}
		case p.in.name == "case.kind":
			kind, _ := p.value().(string)
			so.Kind = definition.Kind(kind)
			delete(ctx.Then, p.in.name)
		default:
			ctx.Then[p.in.name] = p.value()
		}
	}
	if so.Category != "" {
		delete(ctx.Then, "case.kind") // it follows the category
	}
	out, err := engine.Suppose(ctx, c, so)
	return ctx, out, err == nil
}

// moved answers the tasks with those of a name in another state.
func moved(tasks []engine.Task, name string, state any) []engine.Task {
	out := slices.Clone(tasks)
	for i := range out {
		if out[i].Name == name {
			out[i].State, _ = state.(string)
		}
	}
	return out
}

// told puts a change into words.
func (x *explaining) told(s *search, f flip) Change {
	out := Change{Result: f.answer, Possible: s.live, Inputs: []Input{}}
	says := make([]string, len(f.picks))
	for i, p := range f.picks {
		in := Input{Value: x.named(p.in.name, p.in.from), To: p.value(), Any: p.in.any}
		in.ToText = x.value(p.in.name, p.value())
		if p.in.any {
			in.ToText = x.say("filled in")
		}
		says[i] = x.supposed(s, in.Label, in.ToText)
		out.Inputs = append(out.Inputs, in)
		out.Possible = out.Possible && p.in.byHand
	}
	with := phrase.And(says).In(x.words)
	out.Sentence = x.say("If %s, %s.", with, s.says(f.answer))
	if !s.live {
		out.Sentence = x.say("If at that time %s, %s.", with, s.says(f.answer))
	}
	return out
}

func (x *explaining) supposed(s *search, label, value string) string {
	if s.live {
		return x.say("%s were %s", label, value)
	}
	return x.say("%s had been %s", label, value)
}
