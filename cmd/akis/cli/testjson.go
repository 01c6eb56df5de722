package cli

import (
	"cmp"
	"slices"

	"github.com/akis-platform/akis/dsl/diag"
	"github.com/akis-platform/akis/engine/scenario"
)

// placedPoint is a point with where its node stands.
type placedPoint struct {
	scenario.Point
	at    diag.Range
	place string // file:line
}

// placed gives points their places, in the order of the files.
func placed(out tested) []placedPoint {
	var all []placedPoint
	for _, p := range out.coverage.Points() {
		all = append(all, placedPoint{p, out.set.Tree.Range(p.Address), out.set.Place(p.Address)})
	}
	slices.SortStableFunc(all, func(a, b placedPoint) int {
		return cmp.Or(cmp.Compare(a.at.File, b.at.File), cmp.Compare(a.at.Start.Byte, b.at.Start.Byte))
	})
	return all
}

// The JSON view of a run.
type (
	testedView struct {
		Results  []resultView `json:"results"`
		Passed   int          `json:"passed"`
		Failed   int          `json:"failed"`
		Seconds  float64      `json:"seconds"`
		Coverage *coverView   `json:"coverage,omitempty"`
	}
	resultView struct {
		Name        string      `json:"name"`
		File        string      `json:"file"`
		Line        int         `json:"line"`
		Passed      bool        `json:"passed"`
		Diagnostics []diag.View `json:"diagnostics,omitempty"`
		Story       *storyView  `json:"story,omitempty"`
	}
	// storyView is how it came to a failure.
	storyView struct {
		SinceLine int           `json:"since_line,omitempty"` // the expectation before
		Blocks    []chapterView `json:"blocks"`
		Before    []lineView    `json:"before,omitempty"` // what made it so, before that
		Now       []string      `json:"now,omitempty"`
	}
	chapterView struct {
		Line   int        `json:"line"`
		At     string     `json:"at"` // as scenarios write it
		Does   string     `json:"does"`
		Events []lineView `json:"events,omitempty"`
	}
	lineView struct {
		At      string `json:"at"`
		Says    string `json:"says"`
		Address string `json:"address,omitempty"` // of what decided
		Place   string `json:"place,omitempty"`   // file:line
	}
	coverView struct {
		Seen    int         `json:"seen"`
		Of      int         `json:"of"`
		Percent int         `json:"percent"`
		Kinds   []shareView `json:"kinds"`
		Points  []pointView `json:"points"`
	}
	shareView struct {
		Kind    scenario.Kind `json:"kind"`
		Seen    int           `json:"seen"`
		Of      int           `json:"of"`
		Percent int           `json:"percent"`
	}
	pointView struct {
		Kind      scenario.Kind `json:"kind"`
		Address   string        `json:"address"`
		What      string        `json:"what"`
		Seen      bool          `json:"seen"`
		Hits      int           `json:"hits"`
		Scenarios []string      `json:"scenarios,omitempty"`
		File      string        `json:"file"`
		Line      int           `json:"line"`
	}
)

func testedJSON(out tested, locale string) testedView {
	v := testedView{Results: []resultView{}, Passed: len(out.results) - out.failed, Failed: out.failed, Seconds: out.took.Seconds()}
	tell := newTeller(out.set, locale)
	for _, r := range out.results {
		at := out.set.RangeOf(r.At)
		one := resultView{Name: r.Name, File: at.File, Line: at.Start.Line, Passed: r.Passed()}
		if !r.Passed() {
			one.Diagnostics = out.set.Failures(r.Failure).View(locale, out.set.Files())
			one.Story = tell.storyJSON(r.Failure)
		}
		v.Results = append(v.Results, one)
	}
	if out.coverage != nil {
		v.Coverage = coverJSON(out)
	}
	return v
}

func (t teller) storyJSON(f *scenario.Failure) *storyView {
	v := &storyView{Blocks: []chapterView{}, Before: t.linesJSON(f.Earlier)}
	if f.Since != "" {
		v.SinceLine = t.set.RangeOf(f.Since).Start.Line
	}
	for _, c := range f.Story {
		v.Blocks = append(v.Blocks, chapterView{
			Line: t.set.RangeOf(c.At).Start.Line, At: scenario.Written(c.When), Does: c.Does.In(t.words), Events: t.linesJSON(c.Lines),
		})
	}
	for _, p := range f.Stands {
		v.Now = append(v.Now, p.In(t.words))
	}
	return v
}

func (t teller) linesJSON(lines []scenario.Line) []lineView {
	var all []lineView
	for _, l := range lines {
		all = append(all, lineView{At: scenario.Written(l.When), Says: t.says(l, l.Says), Address: l.Address, Place: t.set.Place(l.Address)})
	}
	return all
}

func coverJSON(out tested) *coverView {
	total := out.coverage.Total()
	v := &coverView{Seen: total.Seen, Of: total.Of, Percent: total.Percent(), Kinds: []shareView{}, Points: []pointView{}}
	for _, s := range out.coverage.Shares() {
		v.Kinds = append(v.Kinds, shareView{s.Kind, s.Seen, s.Of, s.Percent()})
	}
	for _, p := range placed(out) {
		v.Points = append(v.Points, pointView{
			Kind: p.Kind, Address: p.Address, What: p.What().String(), Seen: p.Seen(), Hits: p.Hits, Scenarios: p.By,
			File: p.at.File, Line: p.at.Start.Line,
		})
	}
	return v
}
