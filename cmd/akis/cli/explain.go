package cli

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/explain"
	"github.com/akis-platform/akis/engine/service"
	"github.com/akis-platform/akis/engine/store"
	"github.com/akis-platform/akis/engine/terms"
)

func (a *app) explain() *cobra.Command {
	var p place
	var finish string
	c := &cobra.Command{
		Use: "explain CASE", Short: "Say why a case is as it is, and the smallest change that would make it otherwise",
		Args: exactly(1, "a case number: akis explain 7"),
		RunE: func(c *cobra.Command, args []string) error {
			n, err := strconv.ParseInt(args[0], 10, 64)
			if err != nil || n < 1 {
				return usageError{fmt.Errorf("%q is not a case number", args[0])}
			}
			if err := p.exists(); err != nil {
				return err
			}
			return p.withService(c.Context(), quiet, time.Now, func(svc *service.Service, _ *store.Store) error {
				return a.runExplain(c.Context(), svc, engine.CaseID(n), finish)
			})
		},
	}
	p.flags(c)
	c.Flags().StringVar(&finish, "finish", "", "say what would happen if this outcome were chosen now, and nothing else")
	return c
}

func (a *app) runExplain(ctx context.Context, svc *service.Service, id engine.CaseID, finish string) error {
	report, err := svc.Explain(ctx, system, id, service.Asking{Locale: terms.Base(a.locale()), Finish: finish})
	if err != nil {
		return err
	}
	if a.json {
		return a.print(report)
	}
	return explain.Draw(a.out, report)
}
