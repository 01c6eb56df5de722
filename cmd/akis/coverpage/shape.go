package coverpage

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/picture"
	"github.com/akis-platform/akis/engine/scenario"
)

// The sizes of the picture, in pixels.
const (
	titleSize = 13.5
	smallSize = 11.0
	labelSize = 11.5
	maxBox    = 190
	minBox    = 96
	maxLabel  = 150
	lineStep  = 15
	pad       = 11
)

// boxView is a step, an end or the start.
type boxView struct {
	Kind          string // step, end, cancelled, start
	State         state
	Title, Tip    string
	Lines         []lineView
	Left, Top     int
	Width, Height int
	X, TitleY     int // the middle, and the title's baseline
}

type lineView struct {
	Text string
	Y    int
}

func (b *boxView) place(n *picture.Node) {
	b.X, b.Left, b.Top = n.X, n.X-b.Width/2, n.Y-b.Height/2
	b.TitleY = b.Top + pad + 11
	for i := range b.Lines {
		b.Lines[i].Y = b.TitleY + (i+1)*lineStep + 1
	}
}

func (d *drawing) box(address string, b boxView) {
	d.nodes[address] = len(d.boxes)
	d.boxes = append(d.boxes, b)
	d.graph.Nodes = append(d.graph.Nodes, &picture.Node{Width: b.Width, Height: b.Height})
}

func (d *drawing) step(at string, s *definition.Step) {
	holder := cmp.Or(s.Team, s.Partner, s.Route, s.Table)
	d.labelledBox(at, boxView{Kind: "step", Title: cmp.Or(d.text(s.Label), s.Name)}, []string{s.Name + " · " + holder})
}

func (d *drawing) end(at string, e *definition.End) {
	b := boxView{Kind: "end", Title: cmp.Or(d.text(e.Label), e.Name)}
	if e.Status == "cancelled" {
		b.Kind = e.Status
	}
	d.labelledBox(at, b, []string{e.Name})
}

// labelledBox makes a box that is as large as its words need, with what was seen of
// each kind of point in it.
func (d *drawing) labelledBox(at string, b boxView, lines []string) {
	points := d.under(at)
	b.State = stateOf(share(points))
	if d.hits(at) == 0 {
		b.State = none
	}
	b.Tip = b.Title + " (" + d.say(scenario.Named(strings.TrimPrefix(at, "/flow/"+d.flow.Name))) + ")"
	b.Title = fit(b.Title, titleSize, maxBox)
	lines[0] = fit(lines[0], smallSize, maxBox)
	lines = append(lines, wrapped(d.counts(at, points), " · ", smallSize, maxBox)...)
	widest := width(b.Title, titleSize)
	for _, l := range lines {
		widest = max(widest, width(l, smallSize))
		b.Lines = append(b.Lines, lineView{Text: l})
	}
	b.Width = max(widest, minBox) + 2*pad
	b.Height = 2*pad + 13 + len(lines)*lineStep
	d.box(at, b)
}

// counts says how many points of each kind were seen in a box, but for what arrows
// show.
func (d *drawing) counts(at string, points []scenario.Point) []string {
	var all []string
	for _, k := range scenario.Kinds() {
		s := scenario.Share{}
		for _, p := range points {
			if p.Kind == k && p.Address != at && k != scenario.OutcomePoint && !strings.HasSuffix(p.Address, "/reopen") {
				s.Of++
				if p.Seen() {
					s.Seen++
				}
			}
		}
		name := d.say(k.Says())
		if k == scenario.EndPoint {
			name = d.say(scenario.Named("/close"))
		}
		if s.Of > 0 {
			all = append(all, fmt.Sprintf("%s %d/%d", name, s.Seen, s.Of))
		}
	}
	return all
}

// arrowView is an arrow with its label.
type arrowView struct {
	Kind         string // outcome, escalation, reopening
	State        state
	Label, Count string
	Tip          string
	Line, Head   string // paths
	Left, Top    int    // of the label
	Width        int
	TextX, TextY int
	CountX       int
}

// labelHeight is the height of an arrow's label.
const labelHeight = 22

func (d *drawing) arrow(from string, to definition.Place, a arrowView) {
	at := "/flow/" + d.flow.Name
	target, known := d.nodes[at+"/step/"+to.Step]
	if to.Step == "" {
		target, known = d.nodes[at+"/end/"+to.End]
	}
	if !known {
		return
	}
	e := &picture.Edge{From: d.nodes[from], To: target}
	if a.Label != "" {
		a.Width = width(a.Label, labelSize) + width(a.Count, labelSize) + 2*pad + 4
		e.Label = picture.Node{Width: a.Width, Height: labelHeight}
	}
	d.arrows = append(d.arrows, a)
	d.graph.Edges = append(d.graph.Edges, e)
}

func (a *arrowView) place(e *picture.Edge) {
	a.Left, a.Top = e.Label.X-a.Width/2, e.Label.Y-labelHeight/2
	a.TextX, a.TextY, a.CountX = a.Left+pad, e.Label.Y+4, a.Left+a.Width-pad
	a.Line, a.Head = paths(e)
}

// headSize is the length of an arrow's head.
const headSize = 6

// paths answers the line of an arrow and its head. Between two points the line
// leaves and arrives upright; that of an arrow to its own node goes there and back.
func paths(e *picture.Edge) (line, head string) {
	var b strings.Builder
	first, last := e.Path[0], e.Path[len(e.Path)-1]
	fmt.Fprintf(&b, "M%d %d", first.X, first.Y)
	if e.From == e.To {
		out, back := e.Path[1], e.Path[2]
		fmt.Fprintf(&b, "L%d %dL%d %dL%d %d", out.X, out.Y, back.X, back.Y, last.X+headSize, last.Y)
		return b.String(), fmt.Sprintf("M%d %dl%d -4v8z", last.X, last.Y, headSize)
	}
	way := headSize
	if e.Path[len(e.Path)-2].Y > last.Y {
		way = -headSize
	}
	at := first
	for i, p := range e.Path[1:] {
		if i == len(e.Path)-2 {
			p.Y -= way
		}
		middle := (at.Y + p.Y) / 2
		fmt.Fprintf(&b, "C%d %d %d %d %d %d", at.X, middle, p.X, middle, p.X, p.Y)
		at = p
	}
	return b.String(), fmt.Sprintf("M%d %dl-4 %dh8z", last.X, last.Y, -way)
}
