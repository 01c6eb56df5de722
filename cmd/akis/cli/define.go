package cli

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"

	"github.com/akis-platform/akis/dsl"
	"github.com/akis-platform/akis/dsl/diag"
	"github.com/akis-platform/akis/schemas"
)

// load reads a set and shows what was found. The set is nil when it cannot be
// used.
func (a *app) load(dir string) (*dsl.Set, diag.List, error) {
	info, err := os.Stat(dir)
	if err != nil || !info.IsDir() {
		return nil, nil, usageError{fmt.Errorf("%s is not a folder with *.akis.hcl files", dir)}
	}
	set, list := dsl.Load(os.DirFS(dir), dsl.Values(a.values))
	return set, list, nil
}

func (a *app) showFindings(set *dsl.Set, list diag.List) error {
	return list.Write(a.errOut, a.locale(), files(set))
}

func (a *app) printFindings(set *dsl.Set, list diag.List) error {
	return a.print(map[string]any{"valid": !list.HasErrors(), "diagnostics": list.View(a.locale(), files(set))})
}

// files answers the sources of a set, as far as there is one.
func files(set *dsl.Set) map[string][]byte {
	if set == nil {
		return nil
	}
	return set.Files()
}

// mustLoad is load for commands that cannot go on with errors.
func (a *app) mustLoad(dir string) (*dsl.Set, error) {
	set, list, err := a.load(dir)
	if err != nil {
		return nil, err
	}
	return set, a.refuse(set, list)
}

// refuse shows a list with errors and ends the command with it.
func (a *app) refuse(set *dsl.Set, list diag.List) error {
	if !list.HasErrors() {
		return nil
	}
	show := a.showFindings
	if a.json {
		show = a.printFindings
	}
	if err := show(set, list); err != nil {
		return err
	}
	return errFindings
}

func (a *app) validate() *cobra.Command {
	c := &cobra.Command{
		Use: "validate DIR", Short: "Check a definition and say everything that is wrong", Args: exactly(1, "one folder: akis validate DIR"),
		RunE: func(_ *cobra.Command, args []string) error {
			set, list, err := a.load(args[0])
			if err != nil {
				return err
			}
			if a.json {
				err = a.printFindings(set, list)
			} else if err = a.showFindings(set, list); err == nil && !list.HasErrors() {
				d := set.Definition
				a.say("%s is valid: %d categories, %d fields, %d flows, %d scenarios. Version %s.\n",
					d.Name, len(d.Categories), len(d.Fields), len(d.Flows), len(set.Tests), d.Version)
			}
			if err == nil && list.HasErrors() {
				return errFindings
			}
			return err
		},
	}
	a.valuesFlag(c)
	return c
}

func (a *app) formatDir(dir string, check bool) error {
	changed, failed := []string{}, false
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || !strings.HasSuffix(path, ".hcl") {
			return err
		}
		src, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		out, list := dsl.Format(path, src)
		if list.HasErrors() {
			failed = true
			return list.Write(a.errOut, a.locale(), map[string][]byte{path: src})
		}
		if bytes.Equal(src, out) {
			return nil
		}
		changed = append(changed, path)
		if check {
			return nil
		}
		return os.WriteFile(path, out, 0o644)
	})
	if err != nil {
		return err
	}
	if a.json {
		err = a.print(map[string]any{"changed": changed})
	} else {
		for _, path := range changed {
			a.say("%s\n", path)
		}
	}
	if err == nil && (failed || check && len(changed) > 0) {
		return errFindings
	}
	return err
}

func (a *app) show() *cobra.Command {
	return &cobra.Command{
		Use: "show DIR", Short: "Show a definition as canonical JSON", Args: exactly(1, "one folder: akis show DIR"),
		RunE: func(_ *cobra.Command, args []string) error {
			set, err := a.mustLoad(args[0])
			if err != nil {
				return err
			}
			out, err := schemas.Marshal(set.Tree.Root)
			if err != nil {
				return err
			}
			_, err = a.out.Write(out)
			return err
		},
	}
}

func (a *app) version() *cobra.Command {
	return &cobra.Command{
		Use: "version", Short: "Say which build this is", Args: exactly(0, "no argument"),
		RunE: func(*cobra.Command, []string) error {
			version, compiler := build()
			if a.json {
				return a.print(map[string]string{"version": version, "go": compiler})
			}
			a.say("akis %s (%s)\n", version, compiler)
			return nil
		},
	}
}

// build answers which version of Akis this is, and the Go that made it.
func build() (version, compiler string) {
	if info, ok := debug.ReadBuildInfo(); ok {
		return info.Main.Version, info.GoVersion
	}
	return "development", ""
}
