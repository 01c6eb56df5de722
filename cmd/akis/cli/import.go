package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"github.com/akis-platform/akis/dsl"
	"github.com/akis-platform/akis/engine/importer"
	"github.com/akis-platform/akis/engine/service"
	"github.com/akis-platform/akis/engine/store"
)

func (a *app) importCases() *cobra.Command {
	c := &cobra.Command{Use: "import", Short: "Bring in what other systems know", RunE: func(c *cobra.Command, _ []string) error { return c.Help() }}
	var p place
	var mapping string
	var dry bool
	cases := &cobra.Command{
		Use: "cases FILE --mapping FILE", Short: "Replay a file of cases; safe to run again", Args: exactly(1, "one file: akis import cases FILE --mapping FILE"),
		RunE: func(c *cobra.Command, args []string) error {
			if mapping == "" {
				return usageError{errors.New("give --mapping FILE, which says how the file is read")}
			}
			return a.runImport(c.Context(), p, args[0], mapping, dry)
		},
	}
	p.flags(cases)
	cases.Flags().StringVar(&mapping, "mapping", "", "the mapping, a *.import.hcl file")
	cases.Flags().BoolVar(&dry, "dry-run", false, "read, replay and report, but keep nothing")
	c.AddCommand(cases)
	return c
}

func (a *app) runImport(ctx context.Context, p place, file, mapping string, dry bool) error {
	m, set, err := a.mapping(mapping)
	if err != nil {
		return err
	}
	src, err := os.Open(file)
	if err != nil {
		return err
	}
	defer src.Close()
	if dry {
		dir, err := os.MkdirTemp("", "akis-dry-run-")
		if err != nil {
			return err
		}
		defer os.RemoveAll(dir)
		p = place{data: dir}
	}
	var rep importer.Report
	err = p.withService(ctx, quiet, time.Now, func(svc *service.Service, _ *store.Store) error {
		if svc.Live() == nil {
			if _, err := svc.Publish(ctx, system, service.PublishedSet{
				Definition: set.Definition, Sources: set.Sources, Message: "first import",
			}); err != nil {
				return err
			}
		}
		if wrong := m.Check(svc.Live()); len(wrong) > 0 {
			return fmt.Errorf("the mapping does not fit the published definition: %s", wrong[0])
		}
		im := importer.Importer{Service: svc, Mapping: m, Progress: func(n int) { fmt.Fprintf(a.errOut, "%d cases …\n", n) }}
		rep, err = im.Run(ctx, src)
		return err
	})
	if err != nil {
		return err
	}
	if a.json {
		err = a.print(rep)
	} else {
		a.showReport(rep, dry)
	}
	if err == nil && len(rep.Problems) > 0 {
		return errFindings
	}
	return err
}

// mapping reads the mapping and the definition it names.
func (a *app) mapping(path string) (importer.Mapping, *dsl.Set, error) {
	src, err := os.ReadFile(path)
	if err != nil {
		return importer.Mapping{}, nil, err
	}
	m, list := dsl.ReadMapping(filepath.Base(path), src)
	if list.HasErrors() {
		if err := list.Write(a.errOut, map[string][]byte{filepath.Base(path): src}); err != nil {
			return m, nil, err
		}
		return m, nil, errFindings
	}
	set, err := a.mustLoad(filepath.Join(filepath.Dir(path), filepath.FromSlash(m.Definition)))
	return m, set, err
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
	a.say("first team as the route gives it: %d, differently: %d (the file won)\n", rep.Routed, rep.RoutedElse)
	a.say("%d transfers, %d recategorisations, %d reopenings\n", rep.Transferred, rep.Recategories, rep.Reopened)
	for _, figure := range []string{"priority", "reopened", "reassigned"} {
		if c := rep.Compared[figure]; c != nil {
			a.say("%-10s same %d, different %d\n", figure, c.Same, c.Different)
		}
	}
	if dry {
		a.say("Nothing was kept (--dry-run).\n")
	}
}
