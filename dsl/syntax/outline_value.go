package syntax

// value reads what stands behind an = up to the end of its line, over the lines of
// brackets that are open. A line that can only begin something new ends it, too:
// somebody has not closed a bracket yet.
func (r *outliner) value(e *Element) {
	e.Inside = Span{r.end(), r.end()}
	open := 0
	for {
		switch f := r.peek(); {
		case f == 0, f == '}' && open == 0, f == ',' && open == 0:
			e.Inside.To = r.gap()
			return
		case f == lineEnd && (open == 0 || r.begins()):
			e.Inside.To = r.words[r.i].From
			return
		case f == lineEnd:
			for r.peek() == lineEnd { // all at once: begins looks past them each time
				r.take()
			}
		case f == '{':
			r.object(e)
			if r.peek() != 0 && r.opensBlock() {
				e.Inside.To = r.words[r.i].From
				return
			}
		case f == '[' || f == '(':
			open++
			r.take()
		case f == ']' || f == ')':
			open = max(0, open-1)
			r.take()
		case f == '}':
			open = 0 // a bracket was left open before it
		default:
			r.take()
		}
	}
}

// begins reports whether the line behind this line's end begins a block or, where
// only values may stand, an attribute.
func (r *outliner) begins() bool {
	i := r.i
	for i < len(r.words) && (r.words[i].form == lineEnd || r.words[i].form == commentWord) {
		i++
	}
	if i >= len(r.words) || r.words[i].form != identWord {
		return i < len(r.words) && r.words[i].form == '}'
	}
	next := i + 1
	for next < len(r.words) && r.words[next].form == textWord {
		next++
	}
	if next >= len(r.words) {
		return false
	}
	f := r.words[next].form
	return f == '{' || f == '=' && next == i+1
}

// object reads the entries between braces.
func (r *outliner) object(e *Element) {
	r.take()
	if r.depth++; r.depth > maxNesting {
		r.skip()
	}
	for done := false; !done; {
		switch r.peek() {
		case 0, '}':
			done = true
		case identWord, textWord, otherWord:
			done = !r.entry(e)
		default:
			r.take()
		}
	}
	r.depth--
	if r.peek() == '}' {
		r.take()
	}
}

// entry reads one entry. It answers false where a block begins, whose line shows
// that the braces were left open.
func (r *outliner) entry(e *Element) bool {
	if r.opensBlock() {
		return false
	}
	key := r.take()
	child := &Element{Form: Word, NameAt: inQuotes(r.src, key), Inside: Span{key.To, key.To}}
	child.Name = r.text(child.NameAt)
	if f := r.peek(); f == '=' || f == ':' {
		child.Form = Entry
		r.take()
		r.value(child)
	}
	child.Whole = Span{key.From, max(key.To, r.lastOf(key.From))}
	e.Children = append(e.Children, child)
	return true
}

// opensBlock reports whether a block begins at the next word, first of its line.
func (r *outliner) opensBlock() bool {
	i := r.i
	if r.words[i].form != identWord || i == 0 || r.words[i-1].form != lineEnd {
		return false
	}
	next := i + 1
	for next < len(r.words) && r.words[next].form == textWord {
		next++
	}
	return next < len(r.words) && r.words[next].form == '{'
}
