package edit_test

import (
	"bytes"
	"encoding/json"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/akis-platform/akis/dsl/edit"
	"github.com/akis-platform/akis/dsl/syntax"
)

// mutants are ways in which code that splices text goes wrong. Each answers another
// text, or the same where it finds nothing to spoil.
var mutants = map[string]func(r *rand.Rand, src string) string{
	"a comment is lost": func(r *rand.Rand, src string) string {
		return other(r, src, `#`, func(line string) string {
			code, _, _ := strings.Cut(line, "#")
			return code
		})
	},
	"a comment is there twice": func(r *rand.Rand, src string) string {
		return other(r, src, "# ¤", func(line string) string { return "# ¤" + line })
	},
	"a comment says something else": func(r *rand.Rand, src string) string {
		return other(r, src, "¤", func(line string) string { return strings.Replace(line, "¤", "¤0", 1) })
	},
	"a line is lost": func(r *rand.Rand, src string) string {
		return other(r, src, " = ", func(string) string { return "" })
	},
	"two lines change places": func(r *rand.Rand, src string) string {
		lines := strings.SplitAfter(src, "\n")
		if i := r.IntN(len(lines)); i > 0 {
			lines[i-1], lines[i] = lines[i], lines[i-1]
		}
		return strings.Join(lines, "")
	},
	"a value is another": func(r *rand.Rand, src string) string {
		return other(r, src, `"`, func(line string) string { return strings.Replace(line, `"`, `"x`, 1) })
	},
	"a reference is another": func(r *rand.Rand, src string) string {
		return other(r, src, "= team.", func(line string) string { return strings.Replace(line, "= team.", "= team.x", 1) })
	},
	"a word too many": func(r *rand.Rand, src string) string {
		return other(r, src, " = ", func(line string) string { return "  zz = 1\n" + line })
	},
	"the splice begins too early": func(r *rand.Rand, src string) string {
		at := r.IntN(len(src))
		return src[:at] + src[min(at+1+r.IntN(3), len(src)):]
	},
	"the splice ends too late": func(r *rand.Rand, src string) string {
		at := r.IntN(len(src))
		to := min(at+1+r.IntN(60), len(src))
		return src[:to] + src[at:]
	},
	"a block is there twice": func(r *rand.Rand, src string) string {
		blocks := strings.SplitAfter(src, "\n\n")
		i := r.IntN(len(blocks))
		return strings.Join(slices.Insert(blocks, i, blocks[r.IntN(len(blocks))]), "")
	},
	"blocks change places": func(r *rand.Rand, src string) string {
		blocks := strings.SplitAfter(src, "\n\n")
		i, j := r.IntN(len(blocks)), r.IntN(len(blocks))
		blocks[i], blocks[j] = blocks[j], blocks[i]
		return strings.Join(blocks, "")
	},
}

// other changes one of the lines that hold a word.
func other(r *rand.Rand, src, word string, f func(string) string) string {
	lines := strings.SplitAfter(src, "\n")
	for range 20 {
		if i := r.IntN(len(lines)); strings.Contains(lines[i], word) {
			line := strings.TrimSuffix(lines[i], "\n")
			lines[i] = f(line) + lines[i][len(line):]
			break
		}
	}
	return strings.Join(lines, "")
}

// TestProofFindsMutants spoils the results of good edits. Whatever then means
// something else, or says something else in its comments, must not be proved.
func TestProofFindsMutants(t *testing.T) {
	t.Logf("-seed %d", seeded())
	random := rand.New(rand.NewPCG(seeded(), 1))
	s := tilled(t)
	found, names := map[string]int{}, slices.Sorted(maps.Keys(mutants))
	for n := 0; n < 900; n++ {
		doc := s.docs[random.IntN(len(s.docs))]
		doc = s.Excerpt(doc, func(_ string, i, of int) bool { return random.IntN(of+8) < 3 })
		g := &generator{rand: random, doc: doc, nodes: s.Nodes(doc)}
		op, ok := g.op()
		if !ok {
			continue
		}
		after, result, list := doc.Apply(op)
		if list != nil || len(result.Do.Files) == 0 {
			continue
		}
		if list, judged := edit.Judge(doc, after, op); !judged {
			continue
		} else if list != nil {
			t.Fatalf("-seed %d: the good result of %s is refused: %v", *seed, show(op), list.Err())
		}
		for range 4 {
			name := names[random.IntN(len(names))]
			if _, adds := op.(edit.Add); adds && name == "two lines change places" {
				continue // in a block that was not there before, attributes have no order
			}
			file, good, bad := spoil(random, after, result, mutants[name])
			if says(file, good) == says(file, bad) {
				continue
			}
			if list, _ := edit.Judge(doc, after.With(file, bad), op); list == nil {
				t.Fatalf("-seed %d: %s, and %s is proved:\n%s-- spoiled --\n%s", *seed, name, show(op), good, bad)
			}
			found[name]++
		}
	}
	for name := range mutants {
		if found[name] < 10 {
			t.Errorf("%s: tried only %d times", name, found[name])
		}
	}
	t.Log(found)
}

// spoil changes one of the files that an edit touched.
func spoil(r *rand.Rand, after *edit.Document, result edit.Result, f func(*rand.Rand, string) string) (name string, good, bad []byte) {
	names := slices.Sorted(maps.Keys(result.Do.Files))
	name = names[r.IntN(len(names))]
	good = after.Files()[name]
	if len(good) == 0 {
		return name, good, good
	}
	return name, good, []byte(f(r, string(good)))
}

// says writes down what a file means, what its signs and comments are in their order,
// but for white space and commas.
func says(name string, src []byte) string {
	var b strings.Builder
	tokens, _ := hclsyntax.LexConfig(src, name, hcl.InitialPos)
	for _, t := range tokens {
		if t.Type != hclsyntax.TokenNewline && t.Type != hclsyntax.TokenComma {
			b.Write(bytes.TrimSpace(t.Bytes))
			b.WriteByte(' ')
		}
	}
	tree, list := syntax.ParseIn([]syntax.File{{Name: name, Src: src}}, syntax.RootOf(name), "tr")
	if list.HasErrors() {
		b.WriteString(list[0].Code)
	}
	if err := json.NewEncoder(&b).Encode(tree.Root); err != nil {
		b.WriteString(err.Error())
	}
	return b.String()
}
