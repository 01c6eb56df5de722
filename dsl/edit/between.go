package edit

import (
	"bytes"
	"unicode/utf8"
)

// patches answers the ways from one document to the other and back.
func patches(before, after *Document, base, then string) (do, undo Patch) {
	do = Patch{Base: base, Then: then, Files: map[string]FilePatch{}}
	undo = Patch{Base: then, Then: base, Files: map[string]FilePatch{}}
	for name, f := range before.files {
		g := after.files[name]
		switch {
		case f == g:
		case g == nil:
			do.Files[name] = FilePatch{Gone: true}
			undo.Files[name] = FilePatch{New: true, Splices: []Splice{{0, 0, string(f.src)}}}
		case !bytes.Equal(f.src, g.src):
			there, back := between(f, g)
			do.Files[name], undo.Files[name] = FilePatch{Splices: there}, FilePatch{Splices: back}
		}
	}
	for name, g := range after.files {
		if before.files[name] == nil {
			do.Files[name] = FilePatch{New: true, Splices: []Splice{{0, 0, string(g.src)}}}
			undo.Files[name] = FilePatch{Gone: true}
		}
	}
	return do, undo
}

// between answers the splices from one text of a file to the other and back: what
// stands between the parts that both share.
func between(f, g *file) (there, back []Splice) {
	at := map[*part]int{}
	for i, p := range g.parts {
		at[p] = i
	}
	var a, b int // bytes before the stretch that differs
	var old, fresh []byte
	flush := func() {
		x, y := trimmed(old, fresh)
		if !bytes.Equal(old, fresh) {
			there = append(there, Splice{a + x, a + len(old) - y, string(fresh[x : len(fresh)-y])})
			back = append(back, Splice{b + x, b + len(fresh) - y, string(old[x : len(old)-y])})
		}
		a, b = a+len(old), b+len(fresh)
		old, fresh = nil, nil
	}
	next := 0
	for _, p := range f.parts {
		j, shared := at[p]
		if !shared || j < next {
			old = append(old, p.src...)
			continue
		}
		for _, q := range g.parts[next:j] {
			fresh = append(fresh, q.src...)
		}
		flush()
		a, b, next = a+len(p.src), b+len(p.src), j+1
	}
	for _, q := range g.parts[next:] {
		fresh = append(fresh, q.src...)
	}
	flush()
	return there, back
}

// trimmed answers how many bytes two texts begin and end with alike, in whole
// characters.
func trimmed(a, b []byte) (front, end int) {
	n := min(len(a), len(b))
	for front < n && a[front] == b[front] {
		front++
	}
	for front > 0 && (front < len(a) && !utf8.RuneStart(a[front]) || front < len(b) && !utf8.RuneStart(b[front])) {
		front--
	}
	for end < n-front && a[len(a)-1-end] == b[len(b)-1-end] {
		end++
	}
	for end > 0 && !utf8.RuneStart(a[len(a)-end]) {
		end--
	}
	return front, end
}
