// Package analyze proves what a definition can never or always do: rules that never
// hold, rows that are never reached, inputs that no row answers, required fields
// that are hidden, steps that are never reached or never left, limits that cannot be
// kept. It runs no case. Each name that rules read becomes the few values that rules
// can tell apart, each rule the set of points of their product at which the rule's
// own compiled conditions say yes; what cannot be made finite (two fields compared,
// functions, time) is a free yes or no. So a claim of never or always is true of
// every case, and what may happen is shown by a case for which the rules were run.
package analyze

import (
	"cmp"
	"maps"
	"slices"

	"github.com/akis-platform/akis/dsl/diag"
	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/phrase"
	"github.com/akis-platform/akis/engine/rule"
)

// The codes of this package.
const (
	CodeUnreachable = "AKIS-G002" // a step or end to which nothing leads
	CodeDeadEnd     = "AKIS-G003" // a step from which no case ends
	CodeNotOnForm   = "AKIS-G007" // a gate requires a field that its cases never show
	CodeHidden      = "AKIS-G012" // a gate requires a field while it is hidden
	CodeNever       = "AKIS-A001" // a rule that never holds
	CodeShadowed    = "AKIS-A002" // a row that earlier rows leave nothing
	CodeOverlap     = "AKIS-A003" // two rows of a unique list hold at once
	CodeGap         = "AKIS-A004" // values without a row
	CodeStuck       = "AKIS-A005" // a step that some cases cannot leave
	CodeAlways      = "AKIS-A006" // a rule that always holds
	CodeNotFillable = "AKIS-A007" // a required field that the step's form does not let fill
	CodeTooLate     = "AKIS-A008" // an escalation that another leaves nothing
	CodeAfterSLA    = "AKIS-A009" // an escalation after the promise to the customer
	CodeUnnoticed   = "AKIS-A010" // a limit that passes before anybody is told
	CodeLongPath    = "AKIS-A011" // limits that together outlast the promise
	CodeNoWork      = "AKIS-A012" // a team to which no case comes
	CodeTooMany     = "AKIS-A013" // too many combinations to decide
)

// Places answers where a node of the definition stands in the source.
type Places interface {
	// Range answers the place of the node at pointer, or of its nearest parent.
	Range(pointer string) diag.Range
	// Has reports whether something stands at pointer.
	Has(pointer string) bool
}

// Run answers what is found in a definition that compiled without errors.
func Run(def *definition.Definition, at Places) diag.List {
	a := &analysis{
		def: def, at: at, work: maxWork, seen: map[string]*sight{}, domains: map[string]*domain{}, questions: map[string]*question{},
		logics: map[*rule.Rule]rule.Logic{}, byFlow: map[string][]int{}, havers: map[string]*definition.Category{},
		audiences: map[string]audience{}, clean: map[string]bool{}, shapes: map[string]string{}, restricted: map[string]bool{}, dead: map[string]bool{}, reached: map[string]map[string]bool{},
	}
	a.index()
	a.look()
	a.fields()
	a.steps()
	a.graphs()
	a.lists()
	a.gates()
	a.exits()
	a.times()
	a.teams()
	a.list.Sort()
	if more := len(a.list) - maxFindings; more > 0 {
		last := a.list[maxFindings].Range
		a.list = append(a.list[:maxFindings:maxFindings], diag.Diagnostic{
			Severity: diag.Info, Code: CodeTooMany, Summary: "More problems than are shown", Range: last,
			Detail: phrase.Text{say("%d more were found. Mend these first, then look again.", more)},
		})
	}
	return a.list
}

// maxFindings caps what is reported: nobody reads more.
const maxFindings = 500

type analysis struct {
	def  *definition.Definition
	at   Places
	list diag.List

	leaves []*definition.Category // in which cases are opened
	forms  []map[string]bool      // distinct sets of fields
	formOf []int                  // by leaf
	byFlow map[string][]int       // leaves
	havers map[string]*definition.Category

	work  int  // what may still be done, see spend
	tired bool // it was not enough, and that has been said

	seen      map[string]*sight
	domains   map[string]*domain
	questions map[string]*question
	logics    map[*rule.Rule]rule.Logic
	audiences map[string]audience // by flow
	clean     map[string]bool     // shapes of rules in which nothing was found
	shapes    map[string]string   // of the domains of names
	// restricted are flows some step of which does not let every field be filled.
	restricted map[string]bool
	dead       map[string]bool            // outcomes and escalations whose rule never holds, by address
	reached    map[string]map[string]bool // steps that cases reach, by flow
}

// sight is what all rules together show of a name.
type sight struct {
	of       rule.Name
	literals []any
}

// logic answers what a rule is made of.
func (a *analysis) logic(r *rule.Rule) rule.Logic {
	l, known := a.logics[r]
	if !known {
		l = r.Logic()
		a.logics[r] = l
	}
	return l
}

// say makes a sentence of a finding's detail.
func say(format phrase.Format, args ...any) phrase.Phrase { return phrase.Say(format, args...) }

func (a *analysis) note(s diag.Severity, at, code string, summary phrase.Format, w *diag.Witness, detail ...phrase.Phrase) {
	a.list = append(a.list, diag.Diagnostic{
		Severity: s, Code: code, Summary: summary, Detail: detail, Pointer: at, Range: a.at.Range(at), Witness: w,
	})
}

// maxWork caps what is done for one definition, in word operations: about half a second.
const maxWork = 1 << 29

// spend takes work off what may still be done, and reports whether there was enough.
func (a *analysis) spend(work int) bool {
	a.work -= min(work, maxWork)
	return a.work >= 0
}

// tooMany says that what is between the rules at pointer was not decided.
func (a *analysis) tooMany(at string) {
	if a.work < 0 {
		if !a.tired {
			a.note(diag.Info, at, CodeTooMany, "Not analysed", nil,
				say("The rules of this set are too much to look at all of them; from here on only some were."),
				say("They work as they are; only mistakes between them are not found."))
		}
		a.tired = true
		return
	}
	a.note(diag.Info, at, CodeTooMany, "Not analysed", nil,
		say("The rules here tell apart more than %d combinations of values, too many to look at.", maxPoints),
		say("They work as they are; only mistakes between them are not found. Split them into lists that read fewer names."))
}

func sortedKeys[K cmp.Ordered, V any](m map[K]V) []K { return slices.Sorted(maps.Keys(m)) }
