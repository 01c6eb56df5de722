// Package schemas is the definition language: one JSON Schema a block, written by
// hand, from which come the decoding of HCL, the validation of definitions that
// arrive any other way, completion and the manual. It also holds the one JSON
// Schema validator of the program, with its limits.
package schemas

import (
	"bytes"
	"embed"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
)

//go:embed *.schema.json
var files embed.FS

// The roots: what a file can be.
const (
	Set       = "set"
	Scenarios = "scenarios"
	Mapping   = "mapping"
	Values    = "values"
)

// Language is the newest version of the language; akis.language names it.
const Language = 1

// DefaultLocale is the language of plain texts in a set that lists none.
const DefaultLocale = "en"

// Block describes one kind of block.
type Block struct {
	Name        string
	Title       string
	Description string
	Props       map[string]*Prop
	Order       []string // the names of Props as the schema file lists them
	Required    []string
	Since       int // the version of the language that first had it
	// Idle is true when this build checks the block but does not act on it: a set
	// that uses it is not published. It is the one list of such things, here and in
	// Prop, for the compiler and the manual.
	Idle bool
}

// Prop is an attribute or a kind of child block.
type Prop struct {
	Name        string
	Title       string
	Description string
	Kind        string   // of an attribute: rule, text, ref …; "" for blocks
	To          []string // what a reference may name
	Names       []string // what a text names, where it is no reference: outcome, person …
	Keys        []string // what the keys of a map name: field, or customer for a customer's field
	Enum        []string
	Block       string // of a child: the kind of block
	Labelled    bool
	Ordered     bool
	Sequence    map[string]bool // blocks of a sequence, by kind: are they labelled
	Examples    []any
	Idle        bool     // as for Block
	IdleValues  []string // words of the attribute, or kinds that it names, that this build does not act on
}

// wire is the part of a schema file that the table is read from.
type wire struct {
	Title       string           `json:"title"`
	Description string           `json:"description"`
	Properties  map[string]*wire `json:"properties"`
	Required    []string         `json:"required"`
	Enum        []string         `json:"enum"`
	Items       *wire            `json:"items"`
	Examples    []any            `json:"examples"`
	Akis        struct {
		Kind    string          `json:"kind"`
		To      []string        `json:"to"`
		Names   []string        `json:"names"`
		Keys    []string        `json:"keys"`
		Block   string          `json:"block"`
		Label   bool            `json:"label"`
		Ordered bool            `json:"ordered"`
		Blocks  map[string]bool `json:"blocks"`
		Since   int             `json:"since"`
		Runs    *bool           `json:"runs"` // true where it is not said
		Idle    []string        `json:"idle"`
	} `json:"x-akis"`
}

var table = sync.OnceValues(readTable)

// Of answers the description of a kind of block, or nil.
func Of(name string) *Block {
	blocks, err := table()
	if err != nil {
		return nil
	}
	return blocks[name]
}

// Names lists every kind of block.
func Names() []string {
	blocks, err := table()
	if err != nil {
		return nil
	}
	return slices.Sorted(maps.Keys(blocks))
}

func readTable() (map[string]*Block, error) {
	entries, err := files.ReadDir(".")
	if err != nil {
		return nil, err
	}
	blocks := make(map[string]*Block, len(entries))
	for _, e := range entries {
		src, err := files.ReadFile(e.Name())
		if err != nil {
			return nil, err
		}
		var w wire
		if err := json.NewDecoder(bytes.NewReader(src)).Decode(&w); err != nil {
			return nil, fmt.Errorf("%s: %w", e.Name(), err)
		}
		name := strings.TrimSuffix(e.Name(), ".schema.json")
		blocks[name] = blockOf(name, &w)
		if blocks[name].Order, err = orderOf(src, blocks[name].Props); err != nil {
			return nil, fmt.Errorf("%s: %w", e.Name(), err)
		}
	}
	return blocks, nil
}

func blockOf(name string, w *wire) *Block {
	b := &Block{
		Name: name, Title: w.Title, Description: w.Description,
		Props: map[string]*Prop{}, Required: w.Required, Since: w.Akis.Since,
		Idle: w.idle(),
	}
	for n, p := range w.Properties {
		if strings.HasPrefix(n, "$") {
			continue // written by the reader of HCL, never by people
		}
		enum := p.Enum
		if p.Items != nil {
			enum = p.Items.Enum
		}
		b.Props[n] = &Prop{
			Name: n, Title: p.Title, Description: p.Description, Kind: p.Akis.Kind, To: p.Akis.To,
			Names: p.Akis.Names, Keys: p.Akis.Keys,
			Enum: enum, Block: p.Akis.Block, Labelled: p.Akis.Label, Ordered: p.Akis.Ordered,
			Sequence: p.Akis.Blocks, Examples: p.Examples,
			Idle: p.idle(), IdleValues: p.Akis.Idle,
		}
	}
	return b
}

func (w *wire) idle() bool { return w.Akis.Runs != nil && !*w.Akis.Runs }

// Attributes lists the block's attributes in order of the alphabet.
func (b *Block) Attributes() []string {
	return b.named(func(p *Prop) bool { return p.Block == "" && p.Sequence == nil })
}

// Children lists the kinds of block that may stand inside.
func (b *Block) Children() []string {
	names := b.named(func(p *Prop) bool { return p.Block != "" })
	for _, p := range b.Props {
		for kind := range p.Sequence {
			names = append(names, kind)
		}
	}
	slices.Sort(names)
	return names
}

func (b *Block) named(keep func(*Prop) bool) []string {
	var names []string
	for n, p := range b.Props {
		if keep(p) {
			names = append(names, n)
		}
	}
	slices.Sort(names)
	return names
}
