package cli

import (
	"os"
	"time"

	"github.com/spf13/cobra"

	"github.com/akis-platform/akis/dsl/langserver"
)

func (a *app) lsp() *cobra.Command {
	c := &cobra.Command{
		Use: "lsp", Short: "Serve an editor: the Language Server Protocol on standard input and output", Args: exactly(0, "no argument: akis lsp"),
		RunE: func(c *cobra.Command, _ []string) error {
			version, _ := build()
			return langserver.Serve(c.Context(), os.Stdin, a.out, langserver.Options{
				Version: version,
				Later:   func(after time.Duration, run func()) { time.AfterFunc(after, run) },
			})
		},
	}
	c.Flags().Bool("stdio", true, "speak on standard input and output, which it does without being told")
	return c
}
