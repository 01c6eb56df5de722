package api

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

// The caps of a JSON body, held before anything else reads it: each of them has a
// known way to hang or to kill a parser that comes later.
const (
	maxBody     = 1 << 20
	maxDepth    = 32
	maxNumber   = 40
	maxExponent = 3
)

// unreadable is why a body is refused before it is parsed, and where.
type unreadable struct{ code, pointer string }

func (u *unreadable) Error() string { return u.code + " at " + u.pointer }

// guard walks a body token by token and answers the first thing that must not
// reach a parser: a depth, a number or a text beyond the caps, a NUL, or a key
// that is there twice. Keys are compared without case, as Go's decoder does:
// {"role": …, "ROLE": …} is one property given twice.
func guard(body []byte) *unreadable {
	if !utf8.Valid(body) {
		return &unreadable{"not_utf8", ""}
	}
	g := walker{dec: json.NewDecoder(bytes.NewReader(body))}
	g.dec.UseNumber()
	for {
		tok, err := g.dec.Token()
		if errors.Is(err, io.EOF) && len(g.open) == 0 && g.values == 1 {
			return nil
		}
		if err != nil || len(g.open) == 0 && g.values == 1 {
			return &unreadable{"not_json", g.pointer()}
		}
		if code := g.take(tok); code != "" {
			return &unreadable{code, g.pointer()}
		}
	}
}

// walker is where a walk through a body stands.
type walker struct {
	dec    *json.Decoder
	open   []level
	values int // complete values at the top
}

// level is one object or array that is open.
type level struct {
	object bool
	key    string
	keyed  bool // key awaits its value
	index  int
	seen   map[string]bool
}

func (g *walker) take(tok json.Token) string {
	if d, ok := tok.(json.Delim); ok && (d == '}' || d == ']') {
		g.open = g.open[:len(g.open)-1]
		g.done()
		return ""
	}
	if s, ok := tok.(string); ok {
		if strings.IndexByte(s, 0) >= 0 {
			return "nul"
		}
		if l := g.top(); l != nil && l.object && !l.keyed {
			return l.enter(s)
		}
	}
	if n, ok := tok.(json.Number); ok && !fits(string(n)) {
		return "number"
	}
	if d, ok := tok.(json.Delim); ok {
		if len(g.open) == maxDepth {
			return "too_deep"
		}
		g.open = append(g.open, level{object: d == '{'})
		return ""
	}
	g.done()
	return ""
}

func (g *walker) top() *level {
	if len(g.open) == 0 {
		return nil
	}
	return &g.open[len(g.open)-1]
}

// done records that the value at the present place is complete.
func (g *walker) done() {
	l := g.top()
	if l == nil {
		g.values++
		return
	}
	l.keyed = false
	l.index++
}

func (l *level) enter(key string) string {
	l.key, l.keyed = key, true
	folded := strings.ToLower(key)
	if l.seen[folded] {
		return "duplicate_key"
	}
	if l.seen == nil {
		l.seen = map[string]bool{}
	}
	l.seen[folded] = true
	return ""
}

func (g *walker) pointer() string {
	var b strings.Builder
	for _, l := range g.open {
		b.WriteByte('/')
		if l.object {
			b.WriteString(escapePointer(l.key))
		} else {
			b.WriteString(strconv.Itoa(l.index))
		}
	}
	return b.String()
}

// fits reports whether a number is short enough to be converted safely.
func fits(n string) bool {
	if len(n) > maxNumber {
		return false
	}
	_, exp, found := strings.Cut(strings.ToLower(n), "e")
	return !found || len(strings.TrimLeft(exp, "+-")) <= maxExponent
}

func escapePointer(s string) string {
	return strings.NewReplacer("~", "~0", "/", "~1").Replace(s)
}
