package edit

import "github.com/akis-platform/akis/dsl/diag"

// Request is operations, and the name of the files that they were made on.
type Request struct {
	Base string `json:"base"`
	Ops  Ops    `json:"ops"`
}

// Answer carries out a request, which is refused when it was made on other files:
// Rebase says what becomes of it then.
func (d *Document) Answer(r Request) (*Document, Result, diag.List) {
	if r.Base != d.Hash() {
		return nil, Result{}, stale()
	}
	return d.Apply(r.Ops...)
}
