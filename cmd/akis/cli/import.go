package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/akis-platform/akis/dsl"
	"github.com/akis-platform/akis/engine/importer"
	"github.com/akis-platform/akis/engine/service"
	"github.com/akis-platform/akis/engine/store"
)

func (a *app) importCases() *cobra.Command {
	c := &cobra.Command{Use: "import", Short: "Bring in what other systems know", RunE: func(c *cobra.Command, _ []string) error { return c.Help() }}
	var o importing
	cases := &cobra.Command{
		Use: "cases FILE --mapping FILE", Short: "Replay a file of cases; safe to run again", Args: exactly(1, "one file: akis import cases FILE --mapping FILE"),
		RunE: func(c *cobra.Command, args []string) error {
			if o.mapping == "" {
				return usageError{errors.New("give --mapping FILE, which says how the file is read")}
			}
			o.file = args[0]
			return a.runImport(c.Context(), o)
		},
	}
	o.place.flags(cases)
	cases.Flags().StringVar(&o.mapping, "mapping", "", "the mapping, a *.import.hcl file")
	cases.Flags().BoolVar(&o.dry, "dry-run", false, "read, replay and report, but keep nothing")
	c.AddCommand(cases)
	return c
}

// importing is one run of the command.
type importing struct {
	place   place
	file    string
	mapping string
	dry     bool
}

func (a *app) runImport(ctx context.Context, o importing) error {
	m, dir, err := a.mapping(o.mapping)
	if err != nil {
		return err
	}
	src, err := os.Open(o.file)
	if err != nil {
		return err
	}
	defer src.Close()
	if o.dry { // nothing may be made or published in a place that has nothing yet
		bare, err := o.place.bare(ctx)
		if err != nil {
			return err
		}
		if bare {
			dir, err := os.MkdirTemp("", "akis-dry-run-")
			if err != nil {
				return err
			}
			defer os.RemoveAll(dir)
			o.place = place{data: dir}
		}
	}
	var rep importer.Report
	err = o.place.withService(ctx, quiet, time.Now, func(svc *service.Service, _ *store.Store) error {
		if err := a.firstPublish(ctx, svc, dir); err != nil {
			return err
		}
		if wrong := m.Check(svc.Live()); len(wrong) > 0 {
			return fmt.Errorf("the mapping does not fit the published definition:\n  %s", strings.Join(wrong, "\n  "))
		}
		im := importer.Importer{Service: svc, Mapping: m, DryRun: o.dry, Progress: a.progress(src)}
		rep, err = im.Run(ctx, src)
		return err
	})
	if err != nil && rep.Cases == 0 {
		return err
	}
	var shown error
	if a.json {
		shown = a.print(rep)
	} else {
		a.showReport(rep, o.dry)
	}
	if err != nil {
		return fmt.Errorf("stopped before the end of the file: %w; what is reported above is done, run it again to go on", err)
	}
	if shown == nil && len(rep.Problems) > 0 {
		return errFindings
	}
	return shown
}

// bare reports whether nothing is published in the place yet.
func (p *place) bare(ctx context.Context) (bool, error) {
	bare := p.exists() != nil
	if bare {
		return true, nil
	}
	err := p.withService(ctx, quiet, time.Now, func(svc *service.Service, _ *store.Store) error {
		bare = svc.Live() == nil
		return nil
	})
	return bare, err
}

// firstPublish publishes the mapping's set in a store that has none.
func (a *app) firstPublish(ctx context.Context, svc *service.Service, dir string) error {
	if svc.Live() != nil {
		return nil
	}
	return publishFolder(ctx, svc, dir, a.values, "first import")
}

// progress tells how far into the file the import has come.
func (a *app) progress(src *os.File) func(cases int) {
	size := int64(0)
	if info, err := src.Stat(); err == nil {
		size = info.Size()
	}
	return func(cases int) {
		at, err := src.Seek(0, io.SeekCurrent)
		if err != nil || size <= 0 {
			fmt.Fprintf(a.errOut, "%d cases …\n", cases)
			return
		}
		fmt.Fprintf(a.errOut, "%d cases, %d %% of the file …\n", cases, at*100/size)
	}
}

// mapping reads the mapping and answers the folder of the definition it names,
// which is good.
func (a *app) mapping(path string) (importer.Mapping, string, error) {
	src, err := os.ReadFile(path)
	if err != nil {
		return importer.Mapping{}, "", err
	}
	m, list := dsl.ReadMapping(filepath.Base(path), src)
	if list.HasErrors() {
		if err := list.Write(a.errOut, a.locale(), map[string][]byte{filepath.Base(path): src}); err != nil {
			return m, "", err
		}
		return m, "", errFindings
	}
	dir := filepath.Join(filepath.Dir(path), filepath.FromSlash(m.Definition))
	_, err = a.mustLoad(dir)
	return m, dir, err
}

func (a *app) showReport(rep importer.Report, dry bool) {
	for _, p := range rep.Problems {
		where := fmt.Sprintf("line %d", p.Line)
		if p.Column != "" {
			where += ", column " + p.Column
		}
		if p.Case != "" {
			where += ", case " + p.Case
		}
		a.say("%s: %s\n", where, p.Reason)
	}
	a.say("%d cases from %d rows: %d opened, %d were there already, %d events written, %d problems\n",
		rep.Cases, rep.Rows, rep.Opened, rep.Replayed, rep.Events, len(rep.Problems))
	if rep.Routed+rep.RoutedElse > 0 {
		a.say("first team as the route gives it: %d, differently: %d (the file won), not in the file: %d\n",
			rep.Routed, rep.RoutedElse, rep.Cases-rep.Routed-rep.RoutedElse)
	}
	a.say("%d transfers, %d recategorisations, %d reopenings; the file hands on %d cases, recategorises %d, reopens %d\n",
		rep.Transferred, rep.Recategories, rep.Reopened, rep.Moved.Team, rep.Moved.Category, rep.Moved.Reopened)
	if rep.AfterEnd > 0 {
		a.say("%d changes of the file came after the case had ended and were left out\n", rep.AfterEnd)
	}
	for _, figure := range slices.Sorted(maps.Keys(rep.Compared)) {
		c := rep.Compared[figure]
		a.say("%-10s same %d, different %d", figure, c.Same, c.Different)
		if c.Ours+c.Theirs > 0 {
			a.say(" (here %d in all, in the file %d)", c.Ours, c.Theirs)
		}
		if c.Blanks > 0 {
			a.say("; %d of those: the file counts a team that is emptied or filled again", c.Blanks)
		}
		a.say("\n")
	}
	if dry {
		a.say("Nothing was kept (--dry-run).\n")
	}
}
