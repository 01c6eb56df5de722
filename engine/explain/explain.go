// Package explain says why a case is as it is: why this team, why this priority,
// why it cannot leave, why it did or did not escalate, why a field is asked; and the
// smallest change that would make it otherwise. It judges nothing: it asks the core,
// listens to what the core looks at, and puts the rules as they were written into
// sentences of the reader's language.
package explain

import (
	"time"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/definition"
)

// Question is what is to be explained.
type Question struct {
	// Context is what a command of the reader would be decided in; its Watch and Then
	// are this package's.
	Context engine.Context
	Case    engine.Case
	// History is all that happened to the case, the oldest first. Without it nothing is
	// said of how the case came where it is.
	History []engine.Event
	Locale  string // "tr", "en" or "ar"; others read English
	// Finish, when it is not "", is a way out of which is asked what would happen if
	// it were chosen now; nothing else is explained then.
	Finish string
	// Sees reports whether the reader may know a dotted name ("field.door_code"); nil
	// means all of the case. A rule that reads another name is withheld whole, with the
	// gate or row that it stands in: its answer would tell the value.
	Sees func(name string) bool
	// NameOf answers a person's name by login; nil says logins.
	NameOf func(login string) string
}

// Report is the explanation of one case. It stands by itself: everything a screen
// shows is in it.
type Report struct {
	Number   engine.CaseID      `json:"number"`
	Revision int64              `json:"revision"`
	Version  definition.Version `json:"version" doc:"Of the definition that the case follows"`
	At       time.Time          `json:"at" doc:"When this was asked"`
	Locale   string             `json:"locale"`
	Answers  []Answer           `json:"answers" nullable:"false"`
}

// Topic is what an answer is about.
type Topic string

// The topics.
const (
	AboutTeam       Topic = "team"       // who has the case
	AboutPriority   Topic = "priority"   //
	AboutOutcome    Topic = "outcome"    // a way out of the step
	AboutClose      Topic = "close"      // closing a resolved case
	AboutEscalation Topic = "escalation" //
	AboutField      Topic = "field"      //
	AboutFinish     Topic = "finish"     // what would happen if an outcome were chosen
)

// Answer is the explanation of one thing.
type Answer struct {
	About    Topic  `json:"about" enum:"team,priority,outcome,close,escalation,field,finish"`
	Name     string `json:"name" doc:"Of the team, priority, outcome, escalation or field"`
	Label    string `json:"label"`
	Question string `json:"question" doc:"In the reader's language"`
	// Result is a word for programs: the team or priority; open or refused; acted,
	// skipped, due, still, off or none; hidden, shown, asked or required.
	Result   string     `json:"result"`
	Sentence string     `json:"sentence" doc:"The answer in one sentence of the reader's language"`
	At       *time.Time `json:"at,omitempty" doc:"When it was decided, when it was decided in the past"`
	Seq      int64      `json:"seq,omitempty" doc:"The event in the history that decided"`
	Due      *time.Time `json:"due,omitempty" doc:"When an escalation will act"`
	Parts    []Node     `json:"parts" nullable:"false" doc:"What was looked at, in order"`
	Changes  []Change   `json:"changes" nullable:"false" doc:"Changes that would make it otherwise, of as few inputs as possible"`
	NoChange string     `json:"no_change,omitempty" doc:"Why no change is named, when one was looked for"`
}

// Result is what a part came to.
type Result string

// The results of parts.
const (
	Yes      Result = "yes"
	No       Result = "no"
	Unseen   Result = "unseen"   // not looked at: the answer was clear before
	Given    Result = "value"    // it gives a value
	Failed   Result = "failed"   // it cannot be computed
	Withheld Result = "withheld" // the reader may not know
)

// Node is a part of an explanation.
type Node struct {
	Address  string  `json:"address,omitempty" doc:"Pointer of the node of the definition"`
	Text     string  `json:"text,omitempty" doc:"As it is written in the definition"`
	Op       string  `json:"op,omitempty" enum:"and,or,not,if" doc:"How the parts make the result"`
	Result   Result  `json:"result" enum:"yes,no,unseen,value,failed,withheld"`
	Sentence string  `json:"sentence"`
	Error    string  `json:"error,omitempty" doc:"Why it cannot be computed, for whoever wrote the rule"`
	Names    []Value `json:"names,omitempty" doc:"What it read"`
	Parts    []Node  `json:"parts,omitempty"`
}

// Value is a name with what it holds.
type Value struct {
	Name  string `json:"name" example:"field.country"`
	Label string `json:"label"`
	Value any    `json:"value"`
	Text  string `json:"text" doc:"The value as people read it"`
}

// Change is a set of inputs that makes an answer otherwise.
type Change struct {
	Sentence string `json:"sentence"`
	Result   string `json:"result" doc:"What the answer would be then, as the answer's own result"`
	// Smallest is true when no change of fewer inputs does.
	Smallest bool `json:"smallest"`
	// Possible is true when somebody can make the change now, by filling fields or
	// finishing tasks.
	Possible bool    `json:"possible"`
	Inputs   []Input `json:"inputs" nullable:"false"`
}

// Input is one changed input.
type Input struct {
	Value         // as it is
	To     any    `json:"to"`
	ToText string `json:"to_text"`
	// Any is true when another value would do as well.
	Any bool `json:"any,omitempty"`
}

// Of explains a case. The search for changes ends when stop says that nobody waits for
// it any more; nil never does.
func Of(q Question, stop func() bool) (Report, error) {
	x := newExplaining(q, stop)
	r := Report{
		Number: q.Case.ID, Revision: q.Case.Revision, Version: q.Case.Version,
		At: x.ctx.Now, Locale: q.Locale, Answers: []Answer{},
	}
	if q.Finish != "" {
		a, err := x.finish()
		r.Answers = append(r.Answers, a)
		return r, err
	}
	for _, about := range x.topics() {
		r.Answers = append(r.Answers, about()...)
	}
	return r, nil
}

// topics are what the reader is told about. Whoever does not see all of a case works
// its step and is told of that.
func (x *explaining) topics() []func() []Answer {
	if x.Sees != nil {
		return []func() []Answer{x.outcomes, x.fields}
	}
	return []func() []Answer{x.team, x.priority, x.outcomes, x.closing, x.escalations, x.fields}
}

// explaining is one run of Of.
type explaining struct {
	Question
	*speaker
	ctx engine.Context
	def *definition.Definition
	cat *definition.Category

	ways   []Answer // of outcomes, once it has been asked
	budget budget   // of the search for changes
}

func newExplaining(q Question, stop func() bool) *explaining {
	if stop == nil {
		stop = func() bool { return false }
	}
	ctx := q.Context
	ctx.Watch, ctx.Then = nil, nil
	if ctx.Live == nil {
		ctx.Live = ctx.Def
	}
	if ctx.Now.Before(q.Case.UpdatedAt) {
		ctx.Now = q.Case.UpdatedAt
	}
	return &explaining{
		Question: q, ctx: ctx, def: ctx.Def, cat: ctx.Def.Categories[q.Case.Category],
		speaker: newSpeaker(ctx, q.Case, q.Locale, q.NameOf), budget: budget{left: allTries, stop: stop},
	}
}

// step answers the step that the case is at, or nil.
func (x *explaining) step() *definition.Step {
	if f := x.def.Flows[x.Case.Flow]; f != nil && !x.Case.Ended() {
		return f.Steps[x.Case.Step]
	}
	return nil
}

// watched asks and answers what the core looked at meanwhile, each once.
func watched(ctx engine.Context, ask func(engine.Context)) []engine.Look {
	var looks []engine.Look
	seen := map[string]bool{}
	ctx.Watch = func(l engine.Look) {
		if !seen[l.Address] {
			seen[l.Address] = true
			looks = append(looks, l)
		}
	}
	ask(ctx)
	return looks
}

func answer(about Topic, name, label string) Answer {
	return Answer{About: about, Name: name, Label: label, Parts: []Node{}, Changes: []Change{}}
}

func pointer(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	return &t
}
