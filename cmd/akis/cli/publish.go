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
			if _, err := a.mustLoad(args[0]); err != nil {
				return err
			}
			return p.withService(c.Context(), quiet, time.Now, func(svc *service.Service, _ *store.Store) error {
				if err := publishFolder(c.Context(), svc, args[0], message); err != nil {
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
	c.Flags().StringVarP(&message, "message", "m", "", "why it changes")
	return c
}

// publishFolder publishes a folder whose scenarios all pass.
func publishFolder(ctx context.Context, svc *service.Service, dir, message string) error {
	set, list := dsl.Load(os.DirFS(dir))
	if err := list.Err(); err != nil {
		return fmt.Errorf("%s cannot be published:\n%w", dir, err)
	}
	if idle := dsl.NotRun(list); len(idle) > 0 {
		return fmt.Errorf("%s cannot be published; this build does not do all that it says:\n%s\nremove what is named, or use a build that runs it", dir, idle)
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
