package compile_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/akis-platform/akis/dsl/compile"
	"github.com/akis-platform/akis/dsl/syntax"
	"github.com/akis-platform/akis/engine/rule"
	"github.com/akis-platform/akis/schemas"
)

// ruleTexts answers every rule and expression of a tree by its pointer.
func ruleTexts(b *schemas.Block, m map[string]any, at string, into map[string]*schemas.Prop) {
	for key, v := range m {
		p := b.Props[key]
		sub, _ := v.(map[string]any)
		switch {
		case p == nil:
		case p.Kind == "rule" || p.Kind == "expr":
			into[at+"/"+key] = p
		case p.Block != "" && p.Labelled:
			for name, child := range sub {
				ruleTexts(schemas.Of(p.Block), child.(map[string]any), at+"/"+key+"/"+name, into)
			}
		case p.Block != "":
			ruleTexts(schemas.Of(p.Block), sub, at+"/"+key, into)
		}
	}
}

func textAt(m map[string]any, pointer string) string {
	parts := strings.Split(pointer[1:], "/")
	for _, part := range parts[:len(parts)-1] {
		m, _ = m[part].(map[string]any)
	}
	s, _ := m[parts[len(parts)-1]].(string)
	return s
}

// TestSight: whoever helps to write sees at each rule what the compiler sees there:
// both find the same in the fixtures, with what is wrong in their rules, and in the
// sets that are right.
func TestSight(t *testing.T) {
	fixtures, _ := filepath.Glob("testdata/*.akis.hcl")
	sets := [][]string{}
	for _, f := range fixtures {
		sets = append(sets, []string{f})
	}
	for _, dir := range []string{"../testdata/everything", "../manual/example", "../../examples/modanisa", "../../examples/airline"} {
		files, _ := filepath.Glob(dir + "/*.akis.hcl")
		inside, _ := filepath.Glob(dir + "/*/*.akis.hcl")
		sets = append(sets, append(files, inside...))
	}
	rules := 0
	for _, set := range sets {
		var files []syntax.File
		for _, name := range set {
			src, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			files = append(files, syntax.File{Name: name, Src: src})
		}
		rules += sameSight(t, files)
	}
	if rules < 80 {
		t.Errorf("only %d rules", rules)
	}
}

func sameSight(t *testing.T, files []syntax.File) int {
	tree, _ := syntax.Parse(files, schemas.Set)
	_, list := compile.Compile(compile.Source{Tree: tree, Data: data})
	sight := compile.SightOf(tree, data)
	texts := map[string]*schemas.Prop{}
	ruleTexts(schemas.Of(schemas.Set), tree.Root, "", texts)
	for at, p := range texts {
		var want, got []string
		for _, d := range list {
			if d.Pointer == at && strings.HasPrefix(d.Code, "AKIS-R") && d.Summary != "Values do not go together" {
				want = append(want, fmt.Sprint(d.Code, d.Range.Start.Byte))
			}
		}
		for _, scope := range sight.At(at) {
			check := rule.Compile
			if p.Kind == "expr" && !strings.HasPrefix(at, "/report") {
				check = rule.CompileValue
			}
			_, problems := check(textAt(tree.Root, at), scope)
			for _, problem := range problems {
				if problem.Summary != "Values do not go together" {
					got = append(got, fmt.Sprint(problem.Code, tree.TextRange(at, problem.From, problem.To).Start.Byte))
				}
			}
		}
		slices.Sort(want)
		slices.Sort(got)
		if want, got := slices.Compact(want), slices.Compact(got); !slices.Equal(want, got) {
			t.Errorf("%s: the compiler finds %v, Sight would find %v", at, want, got)
		}
	}
	return len(texts)
}
