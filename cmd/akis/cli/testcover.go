package cli

import "io"

func writeCoverage(w io.Writer, out tested, locale string) error { return nil }
