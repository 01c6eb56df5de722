// Package coverpage shows the coverage of scenarios as one HTML page: a picture of
// each flow, coloured by what scenarios came by, and every point in a table. The page
// needs nothing from elsewhere and runs no script.
package coverpage

import (
	"cmp"
	_ "embed"
	"html/template"
	"io"
	"slices"
	"strings"

	"github.com/akis-platform/akis/dsl"
	"github.com/akis-platform/akis/dsl/diag"
	"github.com/akis-platform/akis/engine/phrase"
	"github.com/akis-platform/akis/engine/scenario"
)

// Report is what is shown.
type Report struct {
	Set      *dsl.Set
	Results  []scenario.Result
	Coverage *scenario.Coverage
	// Locale is the reader's language: "tr", "tr_TR.UTF-8".
	Locale string
}

//go:embed page.html
var source string

//go:embed page.css
var style string

// page has the style as a template of its own: what is written here is trusted, what
// a definition says is not.
var page = template.Must(template.Must(template.New("page").Parse(source)).New("style").Parse(style))

// Write writes the page.
func Write(w io.Writer, r Report) error {
	locale := diag.Locale(r.Locale)
	b := builder{report: r, locale: locale, words: diag.Words(locale)}
	return page.ExecuteTemplate(w, "page", b.page())
}

// The page as the template reads it.
type (
	pageView struct {
		Lang, Name, Version string
		Labels              labels
		Total               shareView
		Kinds               []shareView
		Passed, Failed      int
		Missed              []rowView
		Flows               []flowView
		Groups              []groupView
		Scenarios           []scenarioView
	}
	shareView struct {
		Name              string
		Seen, Of, Percent int
		State             state
	}
	rowView struct {
		Node, What, Place string
		Hits              int
		State             state
		By                []string
		More              int // scenarios that are not named
	}
	groupView struct {
		Name  string
		Share shareView
		Rows  []rowView
	}
	// tableView is what the template's rows are given.
	tableView struct {
		Labels labels
		Rows   []rowView
		Full   bool // with who came by
	}
	scenarioView struct {
		Name, Place string
		Passed      bool
	}
)

// Table hands rows to the template's table.
func (v pageView) Table(rows []rowView, full bool) tableView { return tableView{v.Labels, rows, full} }

// state says how much of something was seen; it is a class of the page's style.
type state string

const (
	all  state = "all"
	some state = "some"
	none state = "none"
)

func stateOf(s scenario.Share) state {
	switch {
	case s.Seen == s.Of:
		return all
	case s.Seen == 0:
		return none
	}
	return some
}

// builder makes the view of a report.
type builder struct {
	report Report
	locale string
	words  phrase.Catalogue
}

func (b builder) say(p phrase.Phrase) string { return p.In(b.words) }

func (b builder) page() pageView {
	def := b.report.Set.Definition
	v := pageView{
		Lang: b.locale, Name: def.Name, Version: string(def.Version), Labels: b.labels(),
		Total: b.share(b.report.Coverage.Total()),
	}
	for _, s := range b.report.Coverage.Shares() {
		v.Kinds = append(v.Kinds, b.share(s))
	}
	points := b.points()
	for _, p := range points {
		if !p.Seen() {
			v.Missed = append(v.Missed, b.row(p, p.Address))
		}
	}
	v.Flows, points = b.flows(points)
	v.Groups = b.groups(points)
	for _, r := range b.report.Results {
		v.Scenarios = append(v.Scenarios, scenarioView{r.Name, b.report.Set.Place(r.At), r.Passed()})
		if r.Passed() {
			v.Passed++
		} else {
			v.Failed++
		}
	}
	return v
}

func (b builder) share(s scenario.Share) shareView {
	v := shareView{Seen: s.Seen, Of: s.Of, Percent: s.Percent(), State: stateOf(s)}
	if s.Kind != "" {
		v.Name = b.say(s.Kind.Says())
	}
	return v
}

// points answers every point in the order of the source.
func (b builder) points() []scenario.Point {
	points, tree := b.report.Coverage.Points(), b.report.Set.Tree
	slices.SortStableFunc(points, func(x, y scenario.Point) int {
		a, z := tree.Range(x.Address), tree.Range(y.Address)
		return cmp.Or(cmp.Compare(a.File, z.File), cmp.Compare(a.Start.Byte, z.Start.Byte))
	})
	return points
}

// maxBy is how many scenarios are named at a point.
const maxBy = 5

// row shows a point; node is the part of its address that is named.
func (b builder) row(p scenario.Point, node string) rowView {
	v := rowView{
		Node: b.say(scenario.Named(strings.TrimSuffix(node, "/when"))), What: b.say(p.Missed()), Place: b.report.Set.Place(p.Address),
		Hits: p.Hits, State: none, By: p.By[:min(len(p.By), maxBy)], More: max(len(p.By)-maxBy, 0),
	}
	if p.Seen() {
		v.State, v.What = all, b.say(p.What())
	}
	return v
}

// groups gathers what stands outside of flows by its kind.
func (b builder) groups(points []scenario.Point) []groupView {
	var groups []groupView
	for _, k := range scenario.Kinds() {
		g := groupView{Name: b.say(k.Says())}
		s := scenario.Share{Kind: k}
		for _, p := range points {
			if p.Kind != k {
				continue
			}
			s.Of++
			if p.Seen() {
				s.Seen++
			}
			g.Rows = append(g.Rows, b.row(p, p.Address))
		}
		if s.Of > 0 {
			g.Share = b.share(s)
			groups = append(groups, g)
		}
	}
	return groups
}
