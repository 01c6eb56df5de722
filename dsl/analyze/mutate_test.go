package analyze_test

import (
	"bytes"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/akis-platform/akis/dsl"
	"github.com/akis-platform/akis/dsl/syntax"
	"github.com/akis-platform/akis/schemas"
)

// rewritten answers the files with the bytes of a node replaced.
func (s sheet) rewritten(pointer string, f func(old string) string) map[string][]byte {
	r := s.set.Tree.Range(pointer)
	src := s.files[r.File]
	return s.with(r.File, slices.Concat(src[:r.Start.Byte], []byte(f(string(src[r.Start.Byte:r.End.Byte]))), src[r.End.Byte:]))
}

func (s sheet) with(file string, src []byte) map[string][]byte {
	files := map[string][]byte{}
	for name, x := range s.files {
		files[name] = x
	}
	files[file] = src
	return files
}

// inserted answers the files with lines at the beginning of a block of several lines,
// nil when the block has one line.
func (s sheet) inserted(pointer, lines string) map[string][]byte {
	r := s.set.Tree.Range(pointer)
	src := s.files[r.File]
	end := r.End.Byte + bytes.IndexByte(src[r.End.Byte:], '\n')
	if !strings.HasSuffix(strings.TrimSpace(string(src[r.Start.Byte:end])), "{") {
		return nil
	}
	return s.with(r.File, slices.Concat(src[:end+1], []byte(lines+"\n"), src[end+1:]))
}

// after answers the files with lines behind a block of several lines.
func (s sheet) after(pointer, lines string) map[string][]byte {
	r := s.set.Tree.Range(pointer)
	src := s.files[r.File]
	start := bytes.LastIndexByte(src[:r.Start.Byte], '\n') + 1
	indent := string(src[start:r.Start.Byte])
	end := r.End.Byte + bytes.Index(src[r.End.Byte:], []byte("\n"+indent+"}\n"))
	if end < r.End.Byte || strings.TrimSpace(indent) != "" {
		return nil
	}
	end += len("\n" + indent + "}\n")
	return s.with(r.File, slices.Concat(src[:end], []byte(lines+"\n"), src[end:]))
}

// replaced answers the files with every match of an expression replaced.
func (s sheet) replaced(expression, by string) map[string][]byte {
	re := regexp.MustCompile(expression)
	files := map[string][]byte{}
	for name, src := range s.files {
		files[name] = src
		if strings.HasSuffix(name, ".hcl") {
			files[name] = re.ReplaceAll(src, []byte(by))
		}
	}
	return files
}

// rule answers the files with the text of a rule rewritten.
func (s sheet) rule(pointer string, format string) map[string][]byte {
	return s.rewritten(pointer, func(old string) string {
		text := strings.Trim(old, `"`)
		return `"` + strings.ReplaceAll(format, "$", text) + `"`
	})
}

// anyRuleEnd ends expressions that mean rules, not blocks which are called so.
const anyRuleEnd = "done_when)$"

// rules answers the pointers of a set's nodes that match the expression.
func (s sheet) rules(expression string) []string {
	re := regexp.MustCompile(expression)
	var out []string
	for at := range pointers(s.set.Tree.Root, "") {
		if _, isText := s.node(at).(string); re.MatchString(at) && (isText || !strings.HasSuffix(expression, anyRuleEnd)) {
			out = append(out, at)
		}
	}
	slices.Sort(out)
	return out
}

// pointers yields the address of every node of a canonical tree.
func pointers(v any, at string) func(func(string) bool) {
	return func(yield func(string) bool) {
		var walk func(v any, at string) bool
		walk = func(v any, at string) bool {
			if !yield(at) {
				return false
			}
			switch v := v.(type) {
			case map[string]any:
				for name, x := range v {
					if !walk(x, at+"/"+name) {
						return false
					}
				}
			case []any:
				for i, x := range v {
					if !walk(x, fmt.Sprintf("%s/%d", at, i)) {
						return false
					}
				}
			}
			return true
		}
		walk(v, at)
	}
}

// node answers the canonical value at a pointer.
func (s sheet) node(pointer string) any {
	var v any = s.set.Tree.Root
	for part := range strings.SplitSeq(strings.TrimPrefix(pointer, "/"), "/") {
		switch x := v.(type) {
		case map[string]any:
			v = x[part]
		case []any:
			i, err := strconv.Atoi(part)
			if err != nil || i >= len(x) {
				return nil
			}
			v = x[i]
		default:
			return nil
		}
	}
	return v
}

// reload answers the sheet of changed files, whose definition is still the old one;
// without a set when there is none.
func reload(s sheet, files map[string][]byte) sheet {
	if files == nil || s.set == nil {
		return sheet{}
	}
	var sources []syntax.File
	for name, src := range files {
		if strings.HasSuffix(name, ".akis.hcl") {
			sources = append(sources, syntax.File{Name: name, Src: src})
		}
	}
	tree, _ := syntax.Parse(sources, schemas.Set)
	return sheet{name: s.name, files: files, set: &dsl.Set{Tree: tree, Definition: s.set.Definition}}
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
