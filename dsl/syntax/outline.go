package syntax

// Outline is what can be told of a file without its being right: the blocks,
// attributes and entries of lists of names and values, with their places. Editors
// live on it, for a text that is being written is wrong most of the time.
type Outline struct {
	Elements []*Element
	src      []byte
	words    []word
}

// Form is what an Element is.
type Form uint8

// The forms of elements.
const (
	Word  Form = iota // a name that nothing follows yet
	Block             // kind "label" { … }
	Attribute
	Entry // key = value inside an attribute's { }
)

// Element is one block, attribute or entry.
type Element struct {
	Form     Form
	Name     string // of the attribute, the kind of the block, the key
	Label    string // of a block
	NameAt   Span
	LabelAt  Span // inside the quotes; empty without a label
	Inside   Span // of a block: between its braces; else the value
	Whole    Span
	Children []*Element
}

// OutlineOf reads what can be told of a file. What is too large to be a
// definition has an empty outline.
func OutlineOf(src []byte) *Outline {
	o := &Outline{src: src}
	if len(src) > maxFile || roughTokens(src) > maxTokens {
		return o
	}
	o.words = wordsOf(src)
	r := outliner{src: src, words: o.words}
	o.Elements = r.body()
	return o
}

// outliner reads words into elements.
type outliner struct {
	src   []byte
	words []word
	i     int
	depth int
}

// peek answers the form of the next word that is no comment, 0 at the end.
func (r *outliner) peek() byte {
	for r.i < len(r.words) && r.words[r.i].form == commentWord {
		r.i++
	}
	if r.i == len(r.words) {
		return 0
	}
	return r.words[r.i].form
}

func (r *outliner) take() word {
	r.i++
	return r.words[r.i-1]
}

func (r *outliner) text(s Span) string { return string(r.src[s.From:s.To]) }

// end is where the last word that was taken ends.
func (r *outliner) end() int {
	if r.i == 0 {
		return 0
	}
	return r.words[r.i-1].To
}

// body reads elements up to the brace that closes their block, which it leaves.
func (r *outliner) body() []*Element {
	var all []*Element
	for {
		switch r.peek() {
		case 0:
			return all
		case '}':
			if r.depth > 0 {
				return all
			}
			r.take()
		case identWord:
			all = append(all, r.element())
		default:
			r.take()
		}
	}
}

func (r *outliner) element() *Element {
	name := r.take()
	e := &Element{Name: r.text(name.Span), NameAt: name.Span, Inside: Span{name.To, name.To}}
	for f := r.peek(); f == textWord || f == identWord; f = r.peek() {
		label := r.take()
		e.LabelAt = inQuotes(r.src, label)
		e.Label = r.text(e.LabelAt)
	}
	switch r.peek() {
	case '=':
		e.Form = Attribute
		r.take()
		r.value(e)
	case '{':
		e.Form = Block
		r.block(e)
	}
	e.Whole = Span{name.From, max(name.To, e.LabelAt.To, r.lastOf(name.From))}
	return e
}

// lastOf is the end of the last word taken that is not a line's end.
func (r *outliner) lastOf(from int) int {
	for i := r.i - 1; i >= 0 && r.words[i].From >= from; i-- {
		if f := r.words[i].form; f != lineEnd && f != commentWord {
			return r.words[i].To
		}
	}
	return from
}

// inQuotes answers the inside of a text, its end where the quote is still open.
func inQuotes(src []byte, w word) Span {
	s := w.Span
	if w.form != textWord {
		return s
	}
	s.From++
	if !w.open && s.To > s.From && src[s.To-1] == '"' {
		s.To--
	}
	return s
}

func (r *outliner) block(e *Element) {
	brace := r.take()
	e.Inside = Span{brace.To, brace.To}
	if r.depth++; r.depth <= maxNesting {
		e.Children = r.body()
	} else {
		r.skip()
	}
	r.depth--
	e.Inside.To = r.gap()
	if r.peek() == '}' {
		r.take()
	}
}

// gap is where the space before the next word ends: a cursor there still stands
// inside of what is being read.
func (r *outliner) gap() int {
	if r.peek() == 0 {
		return len(r.src)
	}
	return r.words[r.i].From
}

// skip passes over everything up to the brace that closes what is too deep.
func (r *outliner) skip() {
	for open := 0; r.peek() != 0; r.take() {
		switch r.peek() {
		case '{':
			open++
		case '}':
			if open--; open < 0 {
				return
			}
		}
	}
}
