package diag_test

import (
	"go/ast"
	"go/constant"
	"regexp"
	"strings"
	"testing"

	"github.com/akis-platform/akis/dsl/diag"
)

var codeForm = regexp.MustCompile(`^AKIS-[A-Z][0-9]{3}$`)

// TestEveryCodeIsInTheManual: the codes of the rooms and the entries of the manual
// are the same, and each entry says all that it should in every language.
func TestEveryCodeIsInTheManual(t *testing.T) {
	used := map[string]bool{}
	for _, p := range rooms(t, "engine/phrase") {
		for _, f := range p.files {
			ast.Inspect(f, func(n ast.Node) bool {
				e, ok := n.(ast.Expr)
				if v := p.info.Types[e].Value; ok && v != nil && v.Kind() == constant.String && codeForm.MatchString(constant.StringVal(v)) {
					used[constant.StringVal(v)] = true
				}
				return true
			})
		}
	}
	for _, e := range diag.Codes() {
		if !used[e.Code] {
			t.Errorf("nobody finds %s any more", e.Code)
		}
		delete(used, e.Code)
		for _, locale := range diag.Locales() {
			x := e.In(locale)
			for what, words := range map[string]string{
				"title": x.Title, "meaning": x.Means, "reason": x.Why, "remedy": x.Remedy, "rendering": e.Said(locale),
				"wrong example": e.Wrong.Excerpt, "right example": e.Right.Excerpt,
			} {
				if strings.TrimSpace(words) == "" {
					t.Errorf("%s has no %s in %s", e.Code, what, locale)
				}
			}
		}
		if e.In("en").Title == e.In("tr").Title {
			t.Errorf("%s is not translated", e.Code)
		}
	}
	for code := range used {
		t.Errorf("%s has no entry: write dsl/diag/codes/%s.txtar like those beside it, then go test ./dsl -run TestCodes -update", code, code)
	}
}

func TestFind(t *testing.T) {
	e, ok := diag.Find("AKIS-G002")
	if !ok || e.Severity != diag.Warning || e.In("tr-TR").Title != "Hiçbir bildirimin gelmediği adım ya da son" || e.In("fr").Title == "" {
		t.Errorf("%+v", e)
	}
	if _, ok := diag.Find("AKIS-X000"); ok {
		t.Error("a code that is none has an entry")
	}
}
