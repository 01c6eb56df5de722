// Package access says who may do what, by verb, and denies what nobody granted.
// The same rights answer three questions: may this person do this to this case,
// which cases may they see (a filter for every list, count and live update), and
// what of a case is shown to them.
package access

import (
	"slices"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/filter"
)

// Verb is what a right allows.
type Verb string

// The verbs of the language (grant.verbs); below the line are those that lead to no
// case.
const (
	Open         Verb = "open"
	Read         Verb = "read"
	Claim        Verb = "claim"
	Assign       Verb = "assign"
	Finish       Verb = "finish"
	Fill         Verb = "fill"
	Note         Verb = "note"
	Transfer     Verb = "transfer"
	Recategorise Verb = "recategorise"
	Pause        Verb = "pause"
	Close        Verb = "close"
	Reopen       Verb = "reopen"
	Cancel       Verb = "cancel"
	Inform       Verb = "inform"
	Export       Verb = "export"
	Design       Verb = "design"
	Publish      Verb = "publish"
	Administer   Verb = "administer"

	Report    Verb = "report"
	Customers Verb = "customers" // find, read and write customers
)

// VerbOf answers the verb that a command needs.
func VerbOf(cmd engine.Command) Verb {
	switch engine.Verb(cmd) {
	case "release":
		return Claim
	case "resume":
		return Pause
	case "task":
		return Finish
	}
	return Verb(engine.Verb(cmd))
}

// Person is what rights are made from.
type Person struct {
	Actor   engine.Actor
	Teams   []string
	Leads   []string
	Roles   []string
	Partner string
}

// Rights are what one person may do under one definition. The zero Rights allow
// nothing.
type Rights struct {
	person Person
	live   *definition.Definition
	grants []grant
	// everything is true for the system and an import: their commands were
	// allowed to whoever started them.
	everything bool
}

// grant allows verbs; empty lists bind nothing.
type grant struct {
	verbs      []Verb
	categories []string
	teams      []string
	steps      []string
	// own narrows it to the cases of the person's teams, and those they hold,
	// opened, or have a task of.
	own bool
	// partner narrows it to the cases at a step of the person's company.
	partner bool
}

// Of answers the rights of p. Roles of the definition count when it defines any;
// otherwise the built-in ones do (builtin.go). The built-in role admin always
// counts, so that nobody locks themselves out.
func Of(live *definition.Definition, p Person) Rights {
	r := Rights{person: p, live: live}
	switch {
	case p.Actor.Kind == engine.System || p.Actor.Kind == engine.Importer:
		r.everything = true
	case p.Actor.Kind != engine.Person || p.Actor.User == "":
		// Nobody.
	case p.Partner != "":
		r.grants = []grant{partnerGrant}
	case live != nil && len(live.Roles) > 0:
		r.grants = defined(live, p.Roles)
	default:
		r.grants = builtin(p)
	}
	return r
}

func defined(live *definition.Definition, roles []string) []grant {
	var all []grant
	for _, name := range roles {
		if role := live.Roles[name]; role != nil {
			for _, g := range role.Grants {
				all = append(all, grant{
					verbs: verbs(g.Verbs), categories: g.Categories, teams: g.Teams, steps: g.Steps,
				})
			}
		} else if name == RoleAdmin {
			all = append(all, builtinRoles[RoleAdmin]...)
		}
	}
	return all
}

func verbs(names []string) []Verb {
	all := make([]Verb, len(names))
	for i, n := range names {
		all[i] = Verb(n)
	}
	return all
}

// Person answers whose rights these are.
func (r Rights) Person() Person { return r.person }

// Has reports whether any grant allows the verb on anything: for the doors that
// lead to no case (administer, publish, report).
func (r Rights) Has(v Verb) bool {
	return r.everything || slices.ContainsFunc(r.grants, func(g grant) bool { return slices.Contains(g.verbs, v) })
}

// MayOpen reports whether a case may be opened in the category.
func (r Rights) MayOpen(category string) bool {
	return r.everything || slices.ContainsFunc(r.grants, func(g grant) bool {
		return slices.Contains(g.verbs, Open) && (len(g.categories) == 0 || filter.Any(under(g.categories)...).Holds(path(category)))
	})
}

// Scope answers the cases on which the verb is allowed.
func (r Rights) Scope(v Verb) filter.Node {
	if r.everything {
		return filter.All()
	}
	any := filter.Any()
	for _, g := range r.grants {
		if slices.Contains(g.verbs, v) {
			any.Of = append(any.Of, r.where(g))
		}
	}
	return any
}

// AtSteps answers the cases at steps of these names, whatever they were called in the
// versions of the cases.
func AtSteps(live *definition.Definition, names ...string) filter.Node {
	any := filter.Any(filter.In(filter.Step, names...))
	for _, s := range live.StepsCalled(names...) {
		any.Of = append(any.Of, filter.All(filter.In(filter.Flow, s.Flow), filter.In(filter.Step, s.Step)))
	}
	return any
}

func (r Rights) where(g grant) filter.Node {
	all := filter.All()
	if len(g.categories) > 0 {
		all.Of = append(all.Of, filter.Any(under(r.Definition().CategoriesCalled(g.categories...))...))
	}
	if len(g.teams) > 0 {
		all.Of = append(all.Of, filter.In(filter.Team, r.Definition().TeamsCalled(g.teams...)...))
	}
	if len(g.steps) > 0 {
		all.Of = append(all.Of, AtSteps(r.Definition(), g.steps...))
	}
	if g.own {
		teams := r.Definition().TeamsCalled(r.person.Teams...)
		all.Of = append(all.Of, filter.Any(
			filter.In(filter.Team, teams...),
			filter.In(filter.TaskTeam, teams...),
			filter.In(filter.Assignee, r.person.Actor.User),
			filter.In(filter.OpenedBy, r.person.Actor.User),
		))
	}
	if g.partner {
		all.Of = append(all.Of, filter.In(filter.Partner, r.Definition().PartnersCalled(r.person.Partner)...))
	}
	return all
}

// Definition answers the definition that the rights were made from; before anything is
// published there is none, and an empty one says as much.
func (r Rights) Definition() *definition.Definition {
	if r.live == nil {
		return &definition.Definition{}
	}
	return r.live
}

func under(paths []string) []filter.Node {
	all := make([]filter.Node, len(paths))
	for i, p := range paths {
		all[i] = filter.Under(p)
	}
	return all
}

// Check answers nil when the verb is allowed on c; a refusal of kind NotFound
// when these eyes may not see it, of kind Forbidden when they may but the verb
// is not theirs.
func (r Rights) Check(v Verb, c engine.Case) error {
	row := Row{&c}
	if !r.Scope(Read).Holds(row) {
		return NotFound()
	}
	if v != Read && !r.Scope(v).Holds(row) {
		return Forbidden()
	}
	return nil
}

// Verbs lists what is allowed on c.
func (r Rights) Verbs(c engine.Case) []string {
	var all []string
	row := Row{&c}
	for _, v := range caseVerbs {
		if r.Scope(v).Holds(row) {
			all = append(all, string(v))
		}
	}
	return all
}

var caseVerbs = []Verb{
	Read, Claim, Assign, Finish, Fill, Note, Transfer, Recategorise, Pause, Close, Reopen, Cancel, Inform, Export,
}
