package edit_test

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/akis-platform/akis/dsl/edit"
)

// neighbours answers what each comment on a line of its own stands above, and what
// each behind a line stands behind, without white space. It looks at lines only.
func neighbours(files map[string][]byte) map[string]string {
	all := map[string]string{}
	for _, src := range files {
		lines := strings.Split(string(src), "\n")
		for i, line := range lines {
			marks := mark.FindAllString(line, -1)
			if marks == nil {
				continue
			}
			code, last, _ := strings.Cut(line, marks[len(marks)-1])
			code = squeezed(code)
			switch {
			case !strings.HasPrefix(code, "#") && !strings.HasPrefix(code, "//") && !strings.HasPrefix(code, "/*"):
				if len(marks) == 1 && strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(last), "*/")) == "" {
					all[marks[0]] = "behind " + code
				}
			case len(marks) == 1:
				all[marks[0]] = "above " + below(lines[i+1:])
			}
		}
	}
	return all
}

// below answers the line that a comment above it belongs to, or "" for none.
func below(lines []string) string {
	for _, line := range lines {
		code := squeezed(line)
		switch {
		case code == "" || code == "}":
			return ""
		case strings.HasPrefix(code, "#") || strings.HasPrefix(code, "//"):
			continue
		case strings.HasPrefix(code, "/*") || strings.HasSuffix(code, "*/"):
			return "a longer comment"
		}
		code, _, _ = strings.Cut(code, "#")
		code, _, _ = strings.Cut(code, "//")
		code, _, _ = strings.Cut(code, "/*")
		return code
	}
	return ""
}

func squeezed(s string) string { return strings.Join(strings.Fields(s), "") }

// attached holds that after an edit of whole blocks every comment still stands by
// the line it stood by. A block of one line that unfolds ends on another line.
func attached(op edit.Op, old, fresh map[string][]byte) error {
	if !ofBlocks(op) {
		return nil
	}
	before, after, copies := neighbours(old), neighbours(fresh), marks(old)
	for m, at := range before {
		now, there := after[m]
		there = there && copies[m] == 1
		unfolded := strings.HasPrefix(at, "behind ") && strings.Contains(at, "{") && now == "behind }"
		unfolded = unfolded || strings.HasPrefix(at, "above ") && strings.Contains(at, "{") && strings.HasPrefix(at, strings.TrimSuffix(now, "{"))
		if there && now != at && !unfolded {
			return fmt.Errorf("%s stood %s, and stands %s:\n%s", m, at, now, both(old, fresh))
		}
	}
	return nil
}

// ofBlocks reports whether an operation is about a whole block that keeps its name.
func ofBlocks(op edit.Op) bool {
	at := ""
	switch op := op.(type) {
	case edit.Unset:
		at = op.At
	case edit.Add:
		at = op.At
	case edit.Move:
		at = op.At
		if op.To != "" && op.To != op.At {
			return false // references follow a category
		}
	}
	parts := strings.Split(at, "/")
	if _, err := strconv.Atoi(parts[len(parts)-1]); err == nil || strings.HasPrefix(at, "/import/") {
		return false // an item of a list; an import's categories are columns
	}
	kinds := []string{"team", "field", "category", "gate", "outcome", "step", "escalate", "end", "rule", "section", "choices", "test", "flow"}
	for _, k := range kinds {
		if len(parts) > 2 && parts[len(parts)-2] == k && (k != "field" || len(parts) == 3) {
			return true
		}
	}
	return false
}
