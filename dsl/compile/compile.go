// Package compile turns a canonical tree into a frozen definition: it resolves
// names, inherits, type-checks rules and says everything that is wrong at once.
package compile

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"time"

	"github.com/akis-platform/akis/dsl/diag"
	"github.com/akis-platform/akis/dsl/syntax"
	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/phrase"
	"github.com/akis-platform/akis/engine/rule"
	"github.com/akis-platform/akis/schemas"
)

// The codes of this package.
const (
	CodeReference = "AKIS-N001" // names something that is not there
	CodeKindOfRef = "AKIS-N002" // names something of another kind
	CodeValue     = "AKIS-V001" // a value that cannot be used
	CodeFile      = "AKIS-V002" // a data file with problems
	CodeHolder    = "AKIS-G001" // a step without exactly one holder
	CodeDuration  = "AKIS-G004" // a kind without a duration
	CodeCircle    = "AKIS-G005"
	CodeUnused    = "AKIS-G006"
	CodeNotOnForm = "AKIS-G007" // a section shows a field that its cases do not have
	CodeLocale    = "AKIS-V003" // a text in a language that the set does not list
	CodeNotYet    = "AKIS-L002" // something that this build checks but does not run
	CodeSecret    = "AKIS-V004" // a secret that is written out
	CodeMoved     = "AKIS-M001" // a moved or removed block that leads nowhere
)

// Source is everything a set is made from.
type Source struct {
	Tree *syntax.Tree
	// Data are the CSV files by path.
	Data map[string][]byte
	// Values are those of the environments, one of them chosen at most.
	Values []Values
	// Version names the result; VersionOf makes it.
	Version definition.Version
}

// VersionOf names a set by the hash of its sorted sources.
func VersionOf(sources map[string][]byte) definition.Version {
	names := make([]string, 0, len(sources))
	for n := range sources {
		names = append(names, n)
	}
	slices.Sort(names)
	h := sha256.New()
	for _, n := range names {
		sum := sha256.Sum256(sources[n])
		h.Write([]byte(n))
		h.Write(sum[:])
	}
	return definition.Version(hex.EncodeToString(h.Sum(nil))[:16])
}

// Compile freezes a set. The definition is whole only when the list has no
// errors.
func Compile(src Source) (*definition.Definition, diag.List) {
	c := newCompiler(src)
	root := node{c, src.Tree.Root, ""}
	c.set(root.child("akis"))
	c.simple(root)
	c.processes(root)
	c.later(root)
	c.moves(root)
	c.walk(schemas.Of(schemas.Set), root.m, "")
	c.unused(root)
	c.tree.Locate(c.list)
	c.list.Sort()
	return c.def, c.list
}

func newCompiler(src Source) *compiler {
	return &compiler{
		tree: src.Tree, data: src.Data, values: src.Values, badDefault: map[string]bool{},
		used: map[string]bool{}, rules: map[ruleKey]*rule.Rule{}, flowNamed: map[string]bool{},
		def: &definition.Definition{
			Version: src.Version, Locales: []string{"en"}, Zone: time.UTC,
		},
	}
}

type compiler struct {
	tree       *syntax.Tree
	data       map[string][]byte
	values     []Values
	badDefault map[string]bool // settings whose default has been reported
	def        *definition.Definition
	list       diag.List
	helping    bool            // for a Sight
	used       map[string]bool // references made, "field.country"

	rules      map[ruleKey]*rule.Rule // checked so far
	everywhere *rule.Scope            // the names that every rule sees
	anywhere   []scoped               // and all fields; set when fields are known

	byFlow, byField map[string][]*definition.Category
	flowNamed       map[string]bool // categories that have a flow or inherit one, known or not
}

func (c *compiler) set(n node) {
	d := c.def
	d.Name, d.Language = n.str("name"), int(n.number("language"))
	if l := n.strings("locales"); len(l) > 0 {
		d.Locales = l
	}
	if zone := n.str("timezone"); zone != "" {
		d.Zone = c.zone(n.at+"/timezone", zone)
	}
	d.Calendar = n.ref("calendar", "calendar")
}

func (c *compiler) zone(at, name string) *time.Location {
	loc, err := time.LoadLocation(name)
	if err != nil || name == "Local" {
		c.errorf(at, CodeValue, "Unknown time zone", "%q is not an IANA time zone. Write a name such as Europe/Istanbul.", name)
		return time.UTC
	}
	return loc
}

// unused warns of blocks that nothing names, neither as a reference nor in a rule.
func (c *compiler) unused(root node) {
	if !c.tree.Whole("") {
		return // what could not be read may name them
	}
	for _, kind := range []string{
		"field", "flow", "route", "table", "choices", "message", "task", "partner", "setting", "calendar",
	} {
		for _, n := range root.children(kind) {
			if kind == "field" && n.str("on") == "customer" {
				continue // every customer has it
			}
			if !c.used[kind+"."+n.name()] {
				c.warnf(n.at, CodeUnused, "Never used", "Nothing names %s.%s. Use it or remove it.", kind, n.name())
			}
		}
	}
}

// reads notes the names that a rule or a text reads as used. A field of the customer
// is read by another name.
func (c *compiler) reads(names []string) {
	for _, name := range names {
		if key, ok := strings.CutPrefix(name, "customer."); ok {
			name = "field." + key
		}
		c.used[name] = true
	}
}

// ruleKey names a checked rule: what it says and how it was held.
type ruleKey struct {
	text         string
	value, still bool
	special      string // the name of a scope by itself
}

// compileAll checks a text in every scope that reaches it and answers the rule.
// Equal texts share one rule.
func (c *compiler) compileAll(at, text string, scopes []scoped, value bool) *rule.Rule {
	check := rule.Compile
	if value {
		check = rule.CompileValue
	}
	var first *rule.Rule
	reported := map[string]bool{}
	for _, s := range scopes {
		key := ruleKey{text, value, s.still, s.special}
		r := c.rules[key]
		if r == nil || !s.sees(r.Names()) {
			var problems []rule.Problem
			r, problems = check(text, s.scope())
			c.ruleProblems(at, problems, s, reported)
			if r != nil {
				c.rules[key] = r
			}
		}
		if first == nil {
			first = r
		}
	}
	if first != nil {
		c.reads(first.Names())
	}
	return first
}

// lostName reports whether a name of a rule may be declared in what could not be
// read.
func (c *compiler) lostName(dotted string) bool {
	kind, name, _ := strings.Cut(dotted, ".")
	switch kind {
	case "customer": // a field of customers, or one of which it is not known whose it is
		return c.lost("field", name) || c.def.Fields[name] != nil && !c.tree.Whole("/field/"+name)
	case "survey":
		return c.lost(kind, name) || c.tree.Lost("question", name)
	}
	return c.lost(kind, name)
}

func (c *compiler) ruleProblems(at string, problems []rule.Problem, s scoped, reported map[string]bool) {
	for _, p := range problems {
		if p.Code == rule.CodeName && c.lostName(p.Name) || p.Code == rule.CodeNotYesNo && !c.tree.Whole("/field") {
			continue // the name, or its type, may stand in what could not be read
		}
		key := string(p.Summary) + p.Detail.String()
		if reported[key] {
			continue
		}
		reported[key] = true
		detail := p.Detail
		if p.Code == rule.CodeName && s.name != "" {
			detail = append(slices.Clip(detail), phrase.Say("(In category %s.)", s.name))
		}
		c.list = append(c.list, diag.Diagnostic{
			Severity: diag.Error, Code: p.Code, Summary: p.Summary, Detail: detail,
			Pointer: at, Range: c.tree.TextRange(at, p.From, p.To),
		})
	}
}
