package cli

import (
	"context"
	"time"

	"github.com/spf13/cobra"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/service"
	"github.com/akis-platform/akis/engine/store"
)

func (a *app) verify() *cobra.Command {
	var p place
	c := &cobra.Command{
		Use: "verify", Short: "Check that histories are as they were written, and cases what their histories say", Args: exactly(0, "no argument"),
		RunE: func(c *cobra.Command, _ []string) error {
			if err := p.exists(); err != nil {
				return err
			}
			return p.withService(c.Context(), quiet, time.Now, func(_ *service.Service, st *store.Store) error {
				return a.runVerify(c.Context(), st)
			})
		},
	}
	p.flags(c)
	return c
}

// verified is what a check of a store found.
type verified struct {
	Cases    int             `json:"cases"`
	Findings []store.Finding `json:"findings"`
}

func (a *app) runVerify(ctx context.Context, st *store.Store) error {
	out := verified{Findings: []store.Finding{}}
	err := st.Verify(ctx, 0, func(_ engine.CaseID, found []store.Finding) error {
		out.Cases++
		out.Findings = append(out.Findings, found...)
		return nil
	})
	if err != nil {
		return err
	}
	if a.json {
		err = a.print(out)
	} else {
		for _, f := range out.Findings {
			a.say("%s\n", f)
		}
		a.say("%d cases checked, %d findings\n", out.Cases, len(out.Findings))
	}
	if err == nil && len(out.Findings) > 0 {
		return errFindings
	}
	return err
}

func (a *app) migrate() *cobra.Command {
	var p place
	c := &cobra.Command{
		Use: "migrate", Short: "Bring a store up to this build; every command on a store does so too", Args: exactly(0, "no argument"),
		RunE: func(c *cobra.Command, _ []string) error {
			if err := p.exists(); err != nil {
				return err
			}
			st, err := p.open(c.Context(), quiet)
			if err != nil {
				return err
			}
			return a.migrated(st.Close(), "The store is up to date.")
		},
	}
	p.flags(c)
	var locked place
	unlock := &cobra.Command{
		Use: "unlock", Short: "Take away the lock of a migration that died", Args: exactly(0, "no argument"),
		RunE: func(c *cobra.Command, _ []string) error {
			if err := locked.exists(); err != nil {
				return err
			}
			o, err := locked.options(quiet)
			if err != nil {
				return err
			}
			return a.migrated(store.UnlockMigrations(c.Context(), o), "No migration holds the store.")
		},
	}
	locked.flags(unlock)
	c.AddCommand(unlock)
	return c
}

func (a *app) migrated(err error, said string) error {
	switch {
	case err != nil:
		return err
	case a.json:
		return a.print(map[string]bool{"ok": true})
	}
	a.say("%s\n", said)
	return nil
}
