package cli

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/akis-platform/akis/dsl"
	"github.com/akis-platform/akis/engine/scenario"
)

func (a *app) test() *cobra.Command {
	var run string
	var cover bool
	c := &cobra.Command{
		Use: "test DIR", Short: "Run the scenarios of a definition in simulated time", Args: exactly(1, "one folder: akis test DIR"),
		RunE: func(_ *cobra.Command, args []string) error {
			only, err := regexp.Compile(run)
			if err != nil {
				return usageError{fmt.Errorf("--run: %w", err)}
			}
			set, err := a.mustLoad(args[0])
			if err != nil {
				return err
			}
			return a.runTests(set, only, cover)
		},
	}
	a.valuesFlag(c)
	c.Flags().StringVar(&run, "run", "", "only scenarios whose name matches this regular expression")
	c.Flags().BoolVar(&cover, "cover", false, "name what no scenario came by: outcomes, gates, escalations, rows")
	return c
}

// tested is what a run of scenarios gave.
type tested struct {
	Results  []scenario.Result `json:"results"`
	Passed   int               `json:"passed"`
	Failed   int               `json:"failed"`
	Coverage *covered          `json:"coverage,omitempty"`
}

// covered are the points that scenarios should come by.
type covered struct {
	Seen   int            `json:"seen"`
	Of     int            `json:"of"`
	Points []coveredPoint `json:"points"`
}

type coveredPoint struct {
	scenario.Point
	File string `json:"file"`
	Line int    `json:"line"`
}

func (a *app) runTests(set *dsl.Set, only *regexp.Regexp, cover bool) error {
	chosen := slices.DeleteFunc(slices.Clone(set.Tests), func(t scenario.Test) bool { return !only.MatchString(t.Name) })
	if len(chosen) == 0 {
		return fmt.Errorf("there is no scenario to run; scenarios stand in *%s files", dsl.ScenarioFile)
	}
	results, coverage := scenario.RunCovered(set.Definition, chosen)
	out := tested{Results: results}
	for _, r := range results {
		if r.Passed() {
			out.Passed++
		} else {
			out.Failed++
		}
	}
	if cover {
		out.Coverage = placed(set, coverage.Points())
	}
	if a.json {
		if err := a.print(out); err != nil {
			return err
		}
	} else {
		a.showResults(out)
	}
	if out.Failed > 0 {
		return errFindings
	}
	return nil
}

// placed gives points their places, in the order of the files.
func placed(set *dsl.Set, points []scenario.Point) *covered {
	c := &covered{Of: len(points), Points: []coveredPoint{}}
	for _, p := range points {
		at := set.Tree.Range(p.Address)
		c.Points = append(c.Points, coveredPoint{Point: p, File: at.File, Line: at.Start.Line})
		if p.Seen {
			c.Seen++
		}
	}
	slices.SortStableFunc(c.Points, func(a, b coveredPoint) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
	return c
}

func (a *app) showResults(out tested) {
	for _, r := range out.Results {
		if r.Passed() {
			a.say("✓ %s\n", r.Name)
			continue
		}
		a.say("✗ %s\n    %s\n", r.Name, strings.ReplaceAll(r.Failure, "; ", "\n    "))
	}
	a.say("%d passed, %d failed\n", out.Passed, out.Failed)
	if out.Coverage == nil {
		return
	}
	a.say("%d of %d points seen\n", out.Coverage.Seen, out.Coverage.Of)
	for _, p := range out.Coverage.Points {
		if !p.Seen {
			a.say("  %s:%d: %s\n", p.File, p.Line, p.Point)
		}
	}
}
