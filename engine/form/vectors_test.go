package form_test

import (
	"encoding/json"
	"math/rand/v2"
	"os"
	"testing"
)

// The vectors are forms with values, and what the server says of them. The screens'
// tests run them through the browser's validator (web/app/src/core/vectors.test.ts),
// so that both read a form alike.
type vectors struct {
	Forms    []formVectors   `json:"forms"`
	Rules    int             `json:"rules"` // how many were made for gates and fields
	Patterns []patternVector `json:"patterns"`
}

// patternVector is a pattern as browsers are given it, with a text.
type patternVector struct {
	Schema map[string]any `json:"schema"`
	Text   string         `json:"text"`
	Fits   bool           `json:"fits"`
}

// formVectors are one form with values.
type formVectors struct {
	// Schema is the form's, without what its gates ask for.
	Schema map[string]any `json:"schema"`
	// Gates are what each gate asks for, alone; Visible the rules of fields.
	Gates   []map[string]any          `json:"gates"`
	Visible map[string]map[string]any `json:"visible"`
	Cases   []valueVector             `json:"cases"`
}

// valueVector is one set of values with the verdicts.
type valueVector struct {
	Values  map[string]any  `json:"values"`
	Fits    bool            `json:"fits"`
	Fields  map[string]bool `json:"fields"` // each value, alone
	Gates   []bool          `json:"gates"`
	Visible map[string]bool `json:"visible"`
}

const (
	vectorForms    = 200
	gatesPerForm   = 10
	valuesPerForm  = 12
	vectorSeed     = 20261127
	vectorsPathEnv = "AKIS_FORM_VECTORS"
)

// TestVectors makes the vectors and holds the server to them: what its validator
// says against what the engine does with the same values. With AKIS_FORM_VECTORS
// it writes them to that file, as the screens' tests want them, which say how many
// there must be; else a part of them will do.
func TestVectors(t *testing.T) {
	path, forms := os.Getenv(vectorsPathEnv), vectorForms
	if path == "" {
		forms /= 4
	}
	g := maker{rand.New(rand.NewPCG(vectorSeed, 0))}
	var all vectors
	for range forms {
		all.Forms = append(all.Forms, g.form(t))
		all.Rules += rulesPerForm
	}
	all.Patterns = g.patterns(t, 35*forms)
	if path == "" || t.Failed() {
		return
	}
	out, err := json.Marshal(all)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, out, 0o600); err != nil {
		t.Fatal(err)
	}
}
