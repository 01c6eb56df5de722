package cli

import (
	"io"

	"github.com/akis-platform/akis/cmd/akis/coverpage"
)

func writeCoverage(w io.Writer, out tested, locale string) error {
	return coverpage.Write(w, coverpage.Report{Set: out.set, Results: out.results, Coverage: out.coverage, Locale: locale})
}
