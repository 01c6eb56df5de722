package cli

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"time"

	"github.com/spf13/cobra"

	"github.com/akis-platform/akis/dsl"
	"github.com/akis-platform/akis/engine/scenario"
	"github.com/akis-platform/akis/engine/service"
	"github.com/akis-platform/akis/engine/store"
)

var quiet = slog.New(slog.DiscardHandler)

func (a *app) publish() *cobra.Command {
	var p place
	var message string
	c := &cobra.Command{
		Use: "publish DIR", Short: "Make a definition the live one; its scenarios must pass", Args: exactly(1, "one folder: akis publish DIR"),
		RunE: func(c *cobra.Command, args []string) error {
			if err := a.publishable(args[0]); err != nil {
				return err
			}
			return p.withService(c.Context(), quiet, time.Now, func(svc *service.Service, _ *store.Store) error {
				if err := publishFolder(c.Context(), svc, args[0], a.values, message); err != nil {
					return err
				}
				live := svc.Live()
				if a.json {
					return a.print(map[string]any{"name": live.Name, "version": live.Version})
				}
				a.say("%s %s is live.\n", live.Name, live.Version)
				return nil
			})
		},
	}
	p.flags(c)
	a.valuesFlag(c)
	c.Flags().StringVarP(&message, "message", "m", "", "why it changes")
	return c
}

// publishable shows what keeps a folder from going live.
func (a *app) publishable(dir string) error {
	set, list, err := a.load(dir)
	if err != nil {
		return err
	}
	if !list.HasErrors() {
		list = dsl.NotRun(list)
	}
	return a.refuse(set, list)
}

// publishFolder publishes a folder, with the values of an environment, whose
// scenarios all pass.
func publishFolder(ctx context.Context, svc *service.Service, dir, values, message string) error {
	set, list := dsl.Load(os.DirFS(dir), dsl.Values(values))
	if err := list.Err(); err != nil {
		return fmt.Errorf("%s cannot be published:\n%w", dir, err)
	}
	if err := dsl.NotRun(list).Err(); err != nil {
		return fmt.Errorf("%s cannot be published; this build does not do all that it says:\n%w\nremove what is named, or use a build that runs it", dir, err)
	}
	for _, r := range scenario.RunAll(set.Definition, set.Tests) {
		if !r.Passed() {
			return fmt.Errorf("%s cannot be published: scenario %s fails:\n%w", dir, r.Name, set.Failures(r.Failure).Err())
		}
	}
	_, err := svc.Publish(ctx, system, service.PublishedSet{
		Definition: set.Definition, Sources: set.Sources, Message: message,
	})
	return err
}
