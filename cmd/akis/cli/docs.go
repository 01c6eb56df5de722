package cli

import (
	"errors"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/akis-platform/akis/dsl/manual"
)

func (a *app) docs() *cobra.Command {
	var file, dir string
	c := &cobra.Command{
		Use: "docs [--out FILE | --dir DIR]", Short: "Write the manual of the definition language", Args: exactly(0, "no argument: akis docs"),
		Long: "Writes the manual as Markdown: to standard output, to one file, or as pages into a folder.",
		RunE: func(*cobra.Command, []string) error {
			switch {
			case file != "" && dir != "":
				return usageError{errors.New("--out writes one file and --dir writes pages; give one of them")}
			case dir != "":
				return a.pages(dir)
			}
			text, err := manual.OnePage()
			if err != nil {
				return err
			}
			if file != "" {
				return os.WriteFile(file, text, 0o644)
			}
			_, err = a.out.Write(text)
			return err
		},
	}
	c.Flags().StringVar(&file, "out", "", "the file to write")
	c.Flags().StringVar(&dir, "dir", "", "the folder to write pages into")
	return c
}

func (a *app) pages(dir string) error {
	pages, err := manual.Pages()
	if err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for _, p := range pages {
		if err := os.WriteFile(filepath.Join(dir, p.Name), p.Text, 0o644); err != nil {
			return err
		}
	}
	return nil
}
