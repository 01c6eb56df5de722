package edit

import (
	"strconv"
	"strings"

	"github.com/akis-platform/akis/engine/rule"
	"github.com/akis-platform/akis/schemas"
)

// structure notes what a block's attributes say of each other: the rows of a route
// and of a table are codes of the fields that they are asked by.
func (f *finder) structure(b *schemas.Block, node map[string]any, at string, in scope) {
	switch {
	case b.Name == "choices" && f.target.kind == "option" && at == "/choices/"+f.target.path[0]:
		if _, ok := object(node["options"])[f.target.name()]; ok {
			f.site(under(at+"/options", f.target.name()), siteKey, 0, 0)
		}
	case b.Name == "import":
		f.meanings(node, at, in)
	case b.Name == "table":
		f.rows(node, at, in)
	case f.target.kind != "option":
	case b.Name == "route" && f.codes(node["by"]):
		if _, ok := object(node["to"])[f.target.name()]; ok {
			f.site(under(at+"/to", f.target.name()), siteKey, 0, 0)
		}
	case b.Name == "field" && text(node["options"]) == "choices."+f.target.path[0]:
		f.values(node["default"], at+"/default")
	}
}

// codes reports whether a reference is to a field whose values are codes of the
// target's choices.
func (f *finder) codes(ref any) bool {
	field, ok := strings.CutPrefix(text(ref), "field.")
	return ok && f.choices[field] == f.target.path[0]
}

// rows notes codes in the columns of a table, and answers that are codes or teams.
func (f *finder) rows(node map[string]any, at string, in scope) {
	columns := list(node["by"])
	for i, row := range list(node["rows"]) {
		for j, cell := range list(row) {
			here := at + "/rows/" + strconv.Itoa(i) + "/" + strconv.Itoa(j)
			switch {
			case j >= len(columns):
				f.answer(node, text(cell), at, here, in)
			case f.target.kind == "option" && f.codes(columns[j]) && text(cell) == f.target.name():
				f.site(here, siteWhole, 0, 0)
			}
		}
	}
	f.answer(node, text(node["default"]), at, at+"/default", in)
	f.reference(text(node["give"]), at+"/give", in)
}

// answer notes what a table answers: a team, or a code of what it says that it gives
// or of the fields that are computed by it.
func (f *finder) answer(node map[string]any, answer, table, at string, in scope) {
	if f.target.kind != "option" {
		f.reference(answer, at, in)
		return
	}
	if answer != f.target.name() {
		return
	}
	gives := text(node["give"]) == "choices."+f.target.path[0]
	_, name := parent(table)
	for field, by := range f.computed {
		if by != "table."+name {
			continue
		}
		if f.choices[field] != f.target.path[0] {
			f.doubt(at, "%s cannot be renamed yet: the answers of the table are values of field.%s too. Give that one a table of its own.", f.target.at, field)
			return
		}
		gives = true
	}
	if gives {
		f.site(at, siteWhole, 0, 0)
	}
}

// meanings notes what values of an import's columns mean: options of the fields
// that the column feeds, or a team.
func (f *finder) meanings(node map[string]any, at string, in scope) {
	for column, values := range object(node["values"]) {
		mine, others := 0, 0
		for _, field := range in.feeds[column] {
			if f.target.kind == "option" && f.choices[field] == f.target.path[0] {
				mine++
			} else {
				others++
			}
		}
		if f.target.kind == "team" && text(node["team"]) == column {
			mine++
		}
		for value, meaning := range object(values) {
			here := under(under(at+"/values", column), value)
			switch {
			case mine == 0 || text(meaning) != f.target.name():
			case others > 0:
				f.doubt(here, "%s cannot be renamed yet: the column %q feeds other fields too. Give them columns of their own.", f.target.at, column)
			default:
				f.site(here, siteWhole, 0, 0)
			}
		}
	}
}

func (f *finder) rule(source, at string, in scope) {
	if f.concerns(source) || strings.Contains(source, `\`) {
		found, problem := rule.MentionsIn(source)
		f.mentions(source, found, problem, at, in)
	}
}

func (f *finder) template(source, at string, in scope) {
	if strings.Contains(source, "{{") && (f.concerns(source) || strings.Contains(source, `\`)) {
		found, problem := rule.MentionsInTemplate(source)
		f.mentions(source, found, problem, at, in)
	}
}

// concerns reports whether a text can say anything about the target at all: it spells
// its name, or one that holds it. Escapes may hide letters of either.
func (f *finder) concerns(source string) bool {
	if strings.Contains(source, f.target.name()) {
		return true
	}
	for name := range f.holders {
		if _, last, _ := strings.Cut(name, "."); strings.Contains(source, last) {
			return true
		}
	}
	return false
}

func (f *finder) mentions(source string, found rule.Mentions, problem *rule.Problem, at string, in scope) {
	if problem != nil {
		f.doubt(at, "%s cannot be renamed yet: the rule here cannot be read. Mend it first.", f.target.at)
		return
	}
	for _, n := range found.Names {
		if i := f.target.inName(n.Name, f.shape); i >= 0 {
			f.site(at, siteText, n.Parts[i].From, n.Parts[i].To)
		}
		if f.holders[n.Name] && !f.plain(n) {
			f.doubt(at, "%s cannot be renamed yet: here not only whole texts are compared with %s, so nobody can tell what another spelling changes.", f.target.at, n.Name)
		}
	}
	runes := []rune(source)
	for _, q := range found.Quotes {
		from, to, ok := f.target.inText(q.Text)
		switch {
		case !ok || q.Of != "" && !f.holders[q.Of] || f.holders == nil:
		case q.Of == "":
			f.doubt(at, "%s cannot be renamed yet: nobody can tell what '%s' is compared with here. Compare it with the name itself.", f.target.at, q.Text)
		case string(runes[q.Place.From+1:q.Place.To-1]) != q.Text:
			f.doubt(at, "%s cannot be renamed yet: '%s' is written with escapes here. Write it plainly.", f.target.at, q.Text)
		default:
			begin := q.Place.From + 1
			f.literal(at, begin+len([]rune(q.Text[:from])), begin+len([]rune(q.Text[:to])), q.Text, in)
		}
	}
}

// plain reports whether the value of a name is only compared with whole texts and
// with values of its own kind.
func (f *finder) plain(n rule.Mention) bool {
	for _, other := range n.Like {
		if !f.holders[other] {
			return false
		}
	}
	return n.Whole
}

// literal notes a text of a rule that is the target's name.
func (f *finder) literal(at string, from, to int, what string, in scope) {
	if f.target.kind == "step" {
		f.settle(named(f.stops(in.flows, "step"), f.target.name()), at, siteText, from, to, what)
		return
	}
	f.site(at, siteText, from, to)
}
