package cli

import (
	"errors"
	"fmt"
	"os"
	"regexp"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"github.com/akis-platform/akis/dsl"
	"github.com/akis-platform/akis/engine/scenario"
)

// testFlags are what `akis test` is asked for.
type testFlags struct {
	run       string
	cover     bool
	coverMin  int
	coverHTML string
	junit     string
}

func (a *app) test() *cobra.Command {
	var f testFlags
	c := &cobra.Command{
		Use: "test DIR", Short: "Run the scenarios of a definition in simulated time", Args: exactly(1, "one folder: akis test DIR"),
		Long: "Run the scenarios of a definition in simulated time, on all processors.\n" +
			"Exits with 1 when a scenario fails, or when fewer points are seen than --cover-min asks for.",
		RunE: func(c *cobra.Command, args []string) error {
			only, err := regexp.Compile(f.run)
			switch {
			case err != nil:
				return usageError{fmt.Errorf("--run: %w", err)}
			case f.coverMin < 0 || f.coverMin > 100:
				return usageError{errors.New("--cover-min is a percentage from 0 to 100")}
			}
			f.cover = f.cover || f.coverHTML != "" || c.Flags().Changed("cover-min")
			set, err := a.mustLoad(args[0])
			if err != nil {
				return err
			}
			return a.runTests(set, only, f)
		},
	}
	a.valuesFlag(c)
	flags := c.Flags()
	flags.StringVar(&f.run, "run", "", "only scenarios whose name matches this regular expression")
	flags.BoolVar(&f.cover, "cover", false, "name what no scenario came by: outcomes, gates, rules, escalations, rows")
	flags.IntVar(&f.coverMin, "cover-min", 0, "fail when less than so many percent of the points are seen")
	flags.StringVar(&f.coverHTML, "cover-html", "", "write the coverage as a picture of each flow into this HTML file")
	flags.StringVar(&f.junit, "junit", "", "write the results into this file as JUnit XML, for build servers")
	return c
}

// tested is what a run of scenarios gave.
type tested struct {
	set      *dsl.Set
	results  []scenario.Result
	coverage *scenario.Coverage // nil when it was not asked for
	took     time.Duration
	failed   int
}

func (a *app) runTests(set *dsl.Set, only *regexp.Regexp, f testFlags) error {
	chosen := slices.DeleteFunc(slices.Clone(set.Tests), func(t scenario.Test) bool { return !only.MatchString(t.Name) })
	if len(chosen) == 0 {
		return fmt.Errorf("there is no scenario to run; scenarios stand in *%s files", dsl.ScenarioFile)
	}
	start := time.Now()
	out := tested{set: set}
	if f.cover {
		out.results, out.coverage = scenario.RunCovered(set.Definition, chosen)
	} else {
		out.results = scenario.RunAll(set.Definition, chosen)
	}
	out.took = time.Since(start)
	for _, r := range out.results {
		if !r.Passed() {
			out.failed++
		}
	}
	if err := a.showTested(out, f); err != nil {
		return err
	}
	if out.failed > 0 || f.cover && out.coverage.Total().Percent() < f.coverMin {
		return errFindings
	}
	return nil
}

// showTested writes the results wherever they are wanted.
func (a *app) showTested(out tested, f testFlags) error {
	if f.junit != "" {
		if err := writeFile(f.junit, func(w *os.File) error { return writeJUnit(w, out, a.locale()) }); err != nil {
			return err
		}
	}
	if f.coverHTML != "" {
		if err := writeFile(f.coverHTML, func(w *os.File) error { return writeCoverage(w, out, a.locale()) }); err != nil {
			return err
		}
	}
	if a.json {
		return a.print(testedJSON(out, a.locale()))
	}
	return a.sayTested(out, f)
}

func writeFile(name string, write func(*os.File) error) error {
	w, err := os.Create(name)
	if err != nil {
		return err
	}
	return errors.Join(write(w), w.Close())
}
