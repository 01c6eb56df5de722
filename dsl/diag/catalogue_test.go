package diag_test

import (
	"go/ast"
	"go/constant"
	"go/types"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/akis-platform/akis/dsl/diag"
	"github.com/akis-platform/akis/engine/explain"
	"github.com/akis-platform/akis/engine/phrase"
)

const formatType = "github.com/akis-platform/akis/engine/phrase.Format"

// explanations is the room whose sentences have catalogues of their own, since people
// read them in more languages than findings.
const explanations = module + "engine/explain"

// TestEverySentenceIsTranslated walks the source of every room that says phrases:
// each format is a constant, gets what its verbs ask for, and stands in the
// catalogues with the same arguments; they hold nothing else.
func TestEverySentenceIsTranslated(t *testing.T) {
	findings, explained := map[phrase.Format]bool{}, map[phrase.Format]bool{}
	for _, p := range rooms(t, "engine/phrase") {
		said := findings
		if p.path == explanations {
			said = explained
		}
		s := speaker{t: t, room: p, said: said}
		for _, f := range p.files {
			ast.Inspect(f, s.visit)
		}
	}
	explained["%s and %s"] = true // by phrase.And
	holds(t, "findings in Turkish", diag.Turkish, findings)
	holds(t, "explanations in Turkish", explain.Catalogue("tr"), explained)
	holds(t, "explanations in Arabic", explain.Catalogue("ar"), explained)
}

// holds reports what a catalogue lacks of what is said, and what it has beside.
func holds(t *testing.T, name string, c phrase.Catalogue, said map[phrase.Format]bool) {
	t.Helper()
	for format := range said {
		translated, ok := c[format]
		switch {
		case !ok && strings.ContainsFunc(onlyWords(format), unicode.IsLetter):
			t.Errorf("%s: nothing for %q", name, format)
		case ok && !slices.Equal(arguments(string(format)), arguments(translated)):
			t.Errorf("%s: %q\n%q\ntake different arguments: %v %v", name, format, translated, arguments(string(format)), arguments(translated))
		}
	}
	for format := range c {
		if !said[format] {
			t.Errorf("%s: nobody says %q", name, format)
		}
	}
}

// speaker gathers the formats of a room and holds their arguments against them.
type speaker struct {
	t    *testing.T
	room room
	said map[phrase.Format]bool
}

func (s speaker) visit(n ast.Node) bool {
	if call, ok := n.(*ast.CallExpr); ok {
		s.call(call)
	}
	if e, ok := n.(ast.Expr); ok && s.isFormat(e) {
		if v := s.room.info.Types[e].Value; v != nil {
			if text := constant.StringVal(v); text != "" {
				s.said[phrase.Format(text)] = true
			}
		}
	}
	return !s.isCatalogue(n)
}

// isCatalogue reports whether a node is a catalogue, whose keys nobody says.
func (s speaker) isCatalogue(n ast.Node) bool {
	lit, ok := n.(*ast.CompositeLit)
	return ok && strings.HasSuffix(s.room.info.TypeOf(lit).String(), "phrase.Catalogue")
}

func (s speaker) isFormat(e ast.Expr) bool {
	tv, ok := s.room.info.Types[e]
	return ok && tv.Type != nil && tv.Type.String() == formatType
}

// call refuses what makes a format at run time, and counts what a constant one is
// filled with.
func (s speaker) call(call *ast.CallExpr) {
	if tv := s.room.info.Types[call.Fun]; tv.IsType() {
		if s.isFormat(call) && s.room.info.Types[call].Value == nil {
			s.t.Errorf("%s: a format is made at run time", s.room.at(call))
		}
		return
	}
	sig, ok := s.room.info.TypeOf(call.Fun).(*types.Signature)
	if !ok || !sig.Variadic() || call.Ellipsis.IsValid() {
		return
	}
	i := sig.Params().Len() - 2 // format, args ...any
	if i < 0 || i >= len(call.Args) || sig.Params().At(i).Type().String() != formatType {
		return
	}
	v := s.room.info.Types[call.Args[i]].Value
	if v == nil {
		return
	}
	format, args := constant.StringVal(v), call.Args[i+1:]
	verbs := arguments(format)
	if len(verbs) != len(args) {
		s.t.Errorf("%s: %q takes %d arguments and gets %d", s.room.at(call), format, len(verbs), len(args))
		return
	}
	for j, a := range args {
		if !fits(verbs[j], s.room.info.TypeOf(a)) {
			s.t.Errorf("%s: %s of %q gets a %s", s.room.at(call), verbs[j], format, s.room.info.TypeOf(a))
		}
	}
}

var verb = regexp.MustCompile(`%(?:\[([0-9])\])?([a-z%])`)

// arguments answers the verb of each argument of a format, in their order. The
// formats know %s, %q and %d, with or without the number of their argument.
func arguments(format string) []string {
	var all []string
	next := 0
	for _, m := range verb.FindAllStringSubmatch(format, -1) {
		if m[2] == "%" {
			continue
		}
		if m[1] != "" {
			next = int(m[1][0] - '1')
		}
		for len(all) <= next {
			all = append(all, "")
		}
		all[next] = m[2]
		next++
	}
	return all
}

// onlyWords answers a format without its verbs.
func onlyWords(format phrase.Format) string { return verb.ReplaceAllString(string(format), "") }

// fits reports whether a verb may show a type: what is not a text, a phrase or a
// whole number has no one spelling in all languages.
func fits(verb string, t types.Type) bool {
	basic, _ := t.Underlying().(*types.Basic)
	switch verb {
	case "d":
		return basic != nil && basic.Info()&types.IsInteger != 0
	case "q":
		return basic != nil && basic.Info()&types.IsString != 0
	case "s":
		return basic != nil && basic.Info()&types.IsString != 0 || strings.HasSuffix(t.String(), "/phrase.Phrase")
	}
	return false
}
