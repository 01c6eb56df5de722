package cli

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"github.com/akis-platform/akis/dsl"
	"github.com/akis-platform/akis/dsl/syntax"
	"github.com/akis-platform/akis/schemas"
)

func (a *app) format() *cobra.Command {
	var o formatting
	c := &cobra.Command{
		Use: "fmt [--check] DIR", Short: "Write every file in the one layout", Args: cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, args []string) error {
			o.write = c.Flags().Changed("write")
			if err := o.usage(args); err != nil {
				return usageError{err}
			}
			switch {
			case o.json != "":
				return a.fromJSON(o.json, args)
			case o.upgrade:
				return a.upgrade(args[0])
			}
			return a.formatDir(args[0], o.check)
		},
	}
	c.Flags().BoolVar(&o.check, "check", false, "change nothing; exit 1 if a file is not in the layout")
	c.Flags().BoolP("write", "w", true, "write the files, as it does without being told")
	c.Flags().StringVar(&o.json, "from-json", "", "write HCL of a file of canonical JSON (- is the input) into DIR, or to the output")
	c.Flags().BoolVar(&o.upgrade, "upgrade", false, "rewrite a set of an older version of the language")
	return c
}

// formatting is one run of the command.
type formatting struct {
	check, write, upgrade bool
	json                  string
}

func (o formatting) usage(args []string) error {
	switch {
	case o.check && o.write:
		return errors.New("--check changes nothing and --write writes; give one of them")
	case o.json != "" && (o.check || o.upgrade):
		return errors.New("--from-json writes new files; give neither --check nor --upgrade with it")
	case o.json != "" && len(args) <= 1:
		return nil
	case len(args) != 1:
		return errors.New("give one folder: akis fmt DIR")
	}
	return nil
}

// upgrade rewrites a set in the newest version of the language, which is the first.
func (a *app) upgrade(dir string) error {
	set, list, err := a.load(dir)
	if err != nil {
		return err
	}
	for _, d := range list {
		if d.Code == syntax.CodeLanguage {
			return errors.Join(a.showFindings(set, list), errFindings)
		}
	}
	if err := a.formatDir(dir, false); err != nil {
		return err
	}
	if !a.json {
		a.say("%s is written in version %d of the language, the newest: there is nothing to upgrade.\n", dir, schemas.Language)
	}
	return nil
}

// fromJSON writes HCL of a file of canonical JSON: into the folder, where no
// definition may lie yet, or to the output.
func (a *app) fromJSON(file string, args []string) error {
	src, err := a.readInput(file)
	if err != nil {
		return err
	}
	files, list := dsl.FromJSON(file, src)
	if list.HasErrors() {
		return errors.Join(list.Write(a.errOut, a.locale(), map[string][]byte{file: src}), errFindings)
	}
	names := slices.Sorted(maps.Keys(files))
	if len(args) == 0 {
		for i, name := range names {
			if i > 0 {
				a.say("\n")
			}
			if _, err := a.out.Write(files[name]); err != nil {
				return err
			}
		}
		return nil
	}
	dir := args[0]
	if there, err := filepath.Glob(filepath.Join(dir, "*"+dsl.DefinitionFile)); err != nil || len(there) > 0 {
		return errors.Join(err, fmt.Errorf("the folder %s holds a definition already; name another", dir))
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for _, name := range names {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, files[name], 0o644); err != nil {
			return err
		}
		if !a.json {
			a.say("%s\n", path)
		}
	}
	if a.json {
		return a.print(map[string]any{"written": names})
	}
	return nil
}

// maxInput caps a file that is read whole, in bytes.
const maxInput = 64 << 20

func (a *app) readInput(file string) ([]byte, error) {
	in := io.Reader(os.Stdin)
	if file != "-" {
		f, err := os.Open(file)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		in = f
	}
	src, err := io.ReadAll(io.LimitReader(in, maxInput+1))
	if err == nil && len(src) > maxInput {
		err = fmt.Errorf("%s holds more than %d bytes", file, maxInput)
	}
	return src, err
}
