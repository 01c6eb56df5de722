// Package cli is the command line: arguments in, views out. It wires the rooms
// together and decides nothing about cases.
package cli

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/akis-platform/akis/dsl/diag"
	"github.com/akis-platform/akis/engine/terms"
)

// The exit codes.
const (
	Good     = 0
	Findings = 1 // the command ran and has findings, or was refused
	Usage    = 2 // the command line is wrong
)

// errFindings ends a command that has shown its findings already.
var errFindings = errors.New("findings")

// usageError is a command line that cannot be understood.
type usageError struct{ error }

// Run runs one command and answers its exit code.
func Run(ctx context.Context, args []string, out, errOut io.Writer) int {
	app := &app{out: out, errOut: errOut, values: os.Getenv("AKIS_VALUES")}
	root := app.root()
	root.SetArgs(args)
	root.SetOut(out)
	root.SetErr(errOut)
	err := root.ExecuteContext(ctx)
	code := exitCode(err)
	if err != nil && !errors.Is(err, errFindings) {
		app.complain(err, code)
	}
	return code
}

func exitCode(err error) int {
	var usage usageError
	switch {
	case err == nil:
		return Good
	case errors.As(err, &usage):
		return Usage
	}
	return Findings
}

// complain shows an error on the second stream, as JSON where JSON is asked for.
func (a *app) complain(err error, code int) {
	if a.json {
		e := json.NewEncoder(a.errOut)
		e.SetEscapeHTML(false)
		_ = e.Encode(map[string]any{"error": err.Error(), "exit": code})
		return
	}
	fmt.Fprintf(a.errOut, "akis: %v\n", err)
	if code == Usage {
		fmt.Fprintf(a.errOut, "See 'akis --help'.\n")
	}
}

// app holds what every command shares.
type app struct {
	out, errOut io.Writer
	json        bool
	values      string // the environment whose values settings have
	lang        string
}

func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use: "akis", Short: "Processes for complaints, requests and feedback, defined without IT",
		SilenceUsage: true, SilenceErrors: true,
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usageError{fmt.Errorf("unknown command %q", args[0])}
			}
			return c.Help()
		},
		Args: cobra.ArbitraryArgs,
		PersistentPreRunE: func(*cobra.Command, []string) error {
			if a.lang != "" && !slices.Contains(terms.Spoken(), a.lang) {
				return usageError{fmt.Errorf("--lang %s: findings are said in %s, explanations in %s",
					a.lang, strings.Join(diag.Locales(), ", "), strings.Join(terms.Spoken(), ", "))}
			}
			return nil
		},
	}
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{err} })
	root.PersistentFlags().BoolVar(&a.json, "json", false, "answer in JSON")
	root.PersistentFlags().StringVar(&a.lang, "lang", os.Getenv("AKIS_LANG"), "language of findings ("+strings.Join(diag.Locales(), ", ")+") and explanations ("+strings.Join(terms.Spoken(), ", ")+"); without it the terminal's [AKIS_LANG]")
	root.AddCommand(
		a.validate(), a.format(), a.test(), a.show(), a.publish(), a.serve(),
		a.user(), a.importCases(), a.explain(), a.verify(), a.migrate(), a.docs(), a.lsp(), a.version(),
	)
	return root
}

// valuesFlag lets a command choose the environment of a definition.
func (a *app) valuesFlag(c *cobra.Command) {
	c.Flags().StringVar(&a.values, "values", a.values, "the environment: settings and connectors as in values/NAME.hcl [AKIS_VALUES]")
}

// exactly wants n arguments, and says which.
func exactly(n int, what string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) != n {
			return usageError{fmt.Errorf("give %s", what)}
		}
		return nil
	}
}

// print shows v as JSON.
func (a *app) print(v any) error {
	e := json.NewEncoder(a.out)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(v)
}

// locale answers the language of findings and explanations: the one asked for, or the terminal's.
func (a *app) locale() string {
	return cmp.Or(a.lang, os.Getenv("LC_ALL"), os.Getenv("LC_MESSAGES"), os.Getenv("LANG"))
}

func (a *app) say(format string, args ...any) { fmt.Fprintf(a.out, format, args...) }
