package cli

import (
	"encoding/xml"
	"io"
	"strconv"
	"strings"

	"github.com/akis-platform/akis/dsl"
	"github.com/akis-platform/akis/engine/scenario"
)

// The elements of JUnit's XML, as far as build servers read them.
type (
	junitSuite struct {
		XMLName  xml.Name    `xml:"testsuite"`
		Name     string      `xml:"name,attr"`
		Tests    int         `xml:"tests,attr"`
		Failures int         `xml:"failures,attr"`
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
		one := junitCase{Name: r.Name, Class: strings.TrimSuffix(at.File, dsl.ScenarioFile), File: at.File, Line: at.Start.Line}
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
