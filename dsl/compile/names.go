package compile

import "github.com/akis-platform/akis/engine/rule"

// Name is a name that the rules of every set see, in words for people.
type Name struct {
	rule.Name
	Dotted string // "case.kind"
	About  string
}

var anyText = rule.Name{Type: rule.Text}

// fixed are the names that do not depend on the set. The list of case.* is closed.
var fixed = []Name{
	{rule.Name{Type: rule.Number}, "case.number", "The number of the case."},
	{anyText, "case.title", "Its title."},
	{anyText, "case.text", "What the customer wrote."},
	{anyText, "case.category", "Its category, as a path: 'cargo.late'. Ask with under(case.category, 'cargo') for a category and all below it."},
	{rule.Name{Type: rule.Text, Options: kinds}, "case.kind", "What the customer wants."},
	{anyText, "case.channel", "How it came: a form, an e-mail, a call."},
	{rule.Name{Type: rule.Text, Options: []string{"new", "open", "waiting", "resolved", "closed", "cancelled"}}, "case.status", "Its status."},
	{anyText, "case.step", "The step on which it stands."},
	{anyText, "case.team", "The team that has it."},
	{rule.Name{Type: rule.Text, Options: []string{"low", "normal", "high", "urgent"}}, "case.priority", "Its priority."},
	{rule.Name{Type: rule.Time}, "case.opened_at", "The moment it was opened."},
	{rule.Name{Type: rule.Span, Moves: true}, "case.age", "How long ago that was."},
	{rule.Name{Type: rule.Bool, Moves: true}, "case.overdue", "Whether its step should be done by now."},
	{rule.Name{Type: rule.Number}, "case.reopened", "How often it was reopened."},
	{anyText, "customer.name", "The customer's name."},
	{anyText, "customer.tier", "The customer's tier, one of those in the block tiers."},
	{anyText, "customer.country", "The customer's country."},
	{anyText, "customer.language", "The customer's language."},
	{rule.Name{Type: rule.Number}, "customer.points", "The customer's points."},
	{rule.Name{Type: rule.Time, Moves: true}, "now", "The present moment."},
}

// FixedNames lists the names that the rules of every set see.
func FixedNames() []Name { return fixed }
