package cli

import (
	"cmp"
	"encoding/xml"
	"io"
	"slices"
	"strconv"
	"strings"

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
		Story       string      `json:"story,omitempty"`
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
			one.Story = tell.story(r.Failure)
		}
		v.Results = append(v.Results, one)
	}
	if out.coverage != nil {
		v.Coverage = coverJSON(out)
	}
	return v
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

// The elements of JUnit's XML, as far as build servers read them.
type (
	junitSuite struct {
		XMLName  xml.Name    `xml:"testsuite"`
		Name     string      `xml:"name,attr"`
		Tests    int         `xml:"tests,attr"`
		Failures int         `xml:"failures,attr"`
		Errors   int         `xml:"errors,attr"`
		Time     string      `xml:"time,attr"`
		Cases    []junitCase `xml:"testcase"`
	}
	junitCase struct {
		Name    string        `xml:"name,attr"`
		Class   string        `xml:"classname,attr"`
		File    string        `xml:"file,attr"`
		Line    int           `xml:"line,attr"`
		Failure *junitFailure `xml:"failure"`
	}
	junitFailure struct {
		Message string `xml:"message,attr"`
		Type    string `xml:"type,attr"`
		Text    string `xml:",cdata"`
	}
)

func writeJUnit(w io.Writer, out tested, locale string) error {
	suite := junitSuite{
		Name: out.set.Definition.Name, Tests: len(out.results), Failures: out.failed,
		Time: strconv.FormatFloat(out.took.Seconds(), 'f', 3, 64),
	}
	tell := newTeller(out.set, locale)
	for _, r := range out.results {
		at := out.set.RangeOf(r.At)
		one := junitCase{Name: r.Name, Class: strings.TrimSuffix(at.File, ".test.hcl"), File: at.File, Line: at.Start.Line}
		if !r.Passed() {
			one.Failure = tell.junit(r.Failure)
		}
		suite.Cases = append(suite.Cases, one)
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	e := xml.NewEncoder(w)
	e.Indent("", "  ")
	return e.Encode(suite)
}

func (t teller) junit(f *scenario.Failure) *junitFailure {
	list := t.set.Failures(f)
	var b strings.Builder
	_ = list.Write(&b, t.locale, t.set.Files()) // a Builder takes everything
	first := list.View(t.locale, nil)[0]
	return &junitFailure{Message: first.Summary + ": " + first.Detail, Type: first.Code, Text: b.String() + "\n" + t.story(f)}
}
