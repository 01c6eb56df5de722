package coverpage

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/picture"
	"github.com/akis-platform/akis/engine/scenario"
)

// maxPictured is how many steps a picture may have; more, nobody could read.
const maxPictured = 150

type flowView struct {
	Name, Label string
	Share       shareView
	Large       bool
	// Left, Top, Width and Height are the part of the plane that the picture takes.
	Left, Top, Width, Height int
	Boxes                    []boxView
	Arrows                   []arrowView
	Rows                     []rowView
}

// flows shows every flow that has points, and answers the points that are not of one.
func (b builder) flows(points []scenario.Point) ([]flowView, []scenario.Point) {
	def := b.report.Set.Definition
	var views []flowView
	for _, name := range slices.Sorted(maps.Keys(def.Flows)) {
		of := "/flow/" + name + "/"
		mine := slices.DeleteFunc(slices.Clone(points), func(p scenario.Point) bool { return !strings.HasPrefix(p.Address, of) })
		if len(mine) == 0 {
			continue
		}
		views = append(views, b.flow(def.Flows[name], mine))
		points = slices.DeleteFunc(points, func(p scenario.Point) bool { return strings.HasPrefix(p.Address, of) })
	}
	return views, points
}

func (b builder) flow(f *definition.Flow, points []scenario.Point) flowView {
	d := drawing{builder: b, flow: f, points: points}
	v := flowView{Name: f.Name, Label: cmp.Or(b.text(f.Label), f.Name), Share: b.share(share(points)), Large: len(f.Steps) > maxPictured}
	for _, p := range points {
		v.Rows = append(v.Rows, b.row(p, strings.TrimPrefix(p.Address, "/flow/"+f.Name)))
	}
	if v.Large {
		return v
	}
	d.draw()
	v.Boxes, v.Arrows = d.boxes, d.arrows
	const margin = 8
	v.Left, v.Top, v.Width, v.Height = -margin, -margin, d.graph.Width+2*margin, d.graph.Height+2*margin
	return v
}

func share(points []scenario.Point) scenario.Share {
	s := scenario.Share{Of: len(points)}
	for _, p := range points {
		if p.Seen() {
			s.Seen++
		}
	}
	return s
}

// drawing puts a flow into a picture.
type drawing struct {
	builder
	flow   *definition.Flow
	points []scenario.Point
	graph  picture.Graph
	nodes  map[string]int // by address
	boxes  []boxView
	arrows []arrowView
}

// under answers the points of a node and of what stands in it.
func (d *drawing) under(address string) []scenario.Point {
	return slices.DeleteFunc(slices.Clone(d.points), func(p scenario.Point) bool {
		return p.Address != address && !strings.HasPrefix(p.Address, address+"/")
	})
}

func (d *drawing) hits(address string) int {
	for _, p := range d.points {
		if p.Address == address && p.Yes {
			return p.Hits
		}
	}
	return 0
}

// draw makes the boxes and arrows, and lays them out.
func (d *drawing) draw() {
	d.nodes = map[string]int{}
	at := "/flow/" + d.flow.Name
	d.box("", boxView{Kind: "start", Width: 14, Height: 14})
	for _, name := range d.flow.Order {
		d.step(at+"/step/"+name, d.flow.Steps[name])
	}
	for _, name := range slices.Sorted(maps.Keys(d.flow.Ends)) {
		d.end(at+"/end/"+name, d.flow.Ends[name])
	}
	first := arrowView{Kind: "outcome", State: none}
	if d.hits(at+"/step/"+d.flow.Start) > 0 {
		first.State = all
	}
	d.arrow("", definition.Place{Step: d.flow.Start}, first)
	for _, name := range d.flow.Order {
		d.arrowsOf(at+"/step/"+name, d.flow.Steps[name])
	}
	for _, name := range slices.Sorted(maps.Keys(d.flow.Ends)) {
		d.reopening(at+"/end/"+name, d.flow.Ends[name])
	}
	d.graph.Layout()
	for i := range d.boxes {
		d.boxes[i].place(d.graph.Nodes[i])
	}
	for i := range d.arrows {
		d.arrows[i].place(d.graph.Edges[i])
	}
}

// arrowsOf draws the ways out of a step: its outcomes, and the escalations that move
// a case on.
func (d *drawing) arrowsOf(at string, s *definition.Step) {
	for _, o := range s.Outcomes {
		address := at + "/outcome/" + o.Name
		d.arrow(at, o.To, d.labelled("outcome", address, cmp.Or(d.text(o.Label), o.Name)))
	}
	for _, e := range s.Escalate {
		if e.To.Step != "" || e.To.End != "" {
			d.arrow(at, e.To, d.labelled("escalation", at+"/escalate/"+e.Name, e.Name))
		}
	}
}

func (d *drawing) reopening(at string, e *definition.End) {
	if e.Status == "cancelled" {
		return
	}
	d.arrow(at, definition.Place{Step: cmp.Or(e.ReopenTo, d.flow.Start)}, d.labelled("reopening", at+"/reopen", "↺"))
}

func (d *drawing) labelled(kind, address, label string) arrowView {
	points := d.under(address)
	a := arrowView{
		Kind: kind, Label: fit(label, labelSize, maxLabel), Count: fmt.Sprintf("%d×", d.hits(address)), State: stateOf(share(points)),
		Tip: fmt.Sprintf("%s (%s)", label, d.say(scenario.Named(strings.TrimPrefix(address, "/flow/"+d.flow.Name)))),
	}
	if a.State == none {
		a.Count = "✗"
	}
	return a
}

// text answers what people call something, in the reader's language if the set has
// it.
func (b builder) text(t definition.Text) string {
	return b.report.Set.Definition.Label(t, b.locale)
}
