package scenario

import (
	"slices"

	"github.com/akis-platform/akis/engine/phrase"
)

// failed tells how it came to a failure.
func (r *runner) failed(f Failure) *Failure {
	f.Since = r.since
	for i, b := range r.blocks {
		to := len(r.moments)
		if i+1 < len(r.blocks) {
			to = r.blocks[i+1].from
		}
		f.Story = append(f.Story, r.chapter(b, r.moments[b.from:to]))
	}
	f.Stands = r.stands()
	return &f
}

// maxLines is about how much is told of one block; what was before it is left out.
const maxLines = 20

func (r *runner) chapter(b block, moments []Moment) Chapter {
	c := Chapter{At: b.at, When: b.when, Does: b.does}
	for _, m := range slices.Backward(moments) {
		if len(c.Lines) >= maxLines {
			c.Lines = append([]Line{{When: b.when, Says: phrase.Say("…")}}, c.Lines...)
			break
		}
		c.Lines = append(tell(m), c.Lines...)
	}
	return c
}

// stands says where the case is now.
func (r *runner) stands() []phrase.Phrase {
	c := r.world.Case
	if c.ID == 0 {
		return nil
	}
	stands := []phrase.Phrase{phrase.Say("The case is %s, at step %s with team %s.", c.Status, c.Step, c.Team)}
	switch {
	case c.Step == "" && c.End == "":
		stands[0] = phrase.Say("The case is %s.", c.Status)
	case c.Step == "":
		stands[0] = phrase.Say("The case is %s, at end %s.", c.Status, c.End)
	case c.Assignee != "":
		stands = append(stands, phrase.Say("%s holds it.", c.Assignee))
	}
	if clocks := r.view().running(); len(clocks) > 0 {
		stands = append(stands, phrase.Say("Clocks: %s.", listed(clocks)))
	}
	return stands
}
