package engine

import "github.com/akis-platform/akis/engine/definition"

// maxMoves caps how many steps done_when may walk in one decision; a process
// that asks for more goes in a circle.
const maxMoves = 32

// settle lets the standing rules speak after a command: computed priority, the
// pause rule, done_when, and the gates of an end that waits to close.
func (d *decision) settle() error {
	if len(d.events) == 0 {
		return nil
	}
	for range maxMoves {
		if d.c.Ended() {
			return d.settleEnd()
		}
		if d.step() == nil {
			return nil
		}
		d.compute()
		d.prioritise()
		d.settlePause()
		moved, err := d.settleDone()
		if err != nil || !moved {
			return err
		}
	}
	return refuse(Invalid, "circle")
}

func (d *decision) settlePause() {
	s := d.step()
	if s.Pause == nil {
		return
	}
	holds := d.yes(s.Pause, "/flow/", d.c.Flow, "/step/", s.Name, "/pause")
	switch {
	case holds && d.c.Pause == "":
		d.emit(Paused{Reason: d.Def.Label(s.PauseFor, ""), Rule: true, Deadlines: d.clocksPaused("pause")},
			&Why{Address: d.stepAddress(s) + "/pause", Inputs: d.inputs(s.Pause)})
	case !holds && d.c.PauseRule:
		d.emit(Resumed{Deadlines: d.clocksRunning()},
			&Why{Address: d.stepAddress(s) + "/pause", Inputs: d.inputs(s.Pause)})
	}
}

func (d *decision) stepAddress(s *definition.Step) string {
	return "/flow/" + d.c.Flow + "/step/" + s.Name
}

// settleDone leaves by the only outcome when done_when holds. A gate that
// refuses makes the case blocked until one of its inputs changes.
func (d *decision) settleDone() (moved bool, err error) {
	s := d.step()
	if s.DoneWhen == nil || len(s.Outcomes) == 0 {
		return false, nil
	}
	if !d.yes(s.DoneWhen, "/flow/", d.c.Flow, "/step/", s.Name, "/done_when") {
		d.unblock()
		return false, nil
	}
	out := &s.Outcomes[0]
	if r := d.mayLeave(out); r != nil {
		d.block(out.Name, r)
		return false, nil
	}
	d.unblock()
	return true, d.leave(out, &Why{Address: d.stepAddress(s) + "/done_when", Inputs: d.inputs(s.DoneWhen)})
}

func (d *decision) block(outcome string, r *Refusal) {
	if d.c.Blocked != nil && d.c.Blocked.Refusal.Error() == r.Error() {
		return
	}
	d.emit(BlockSet{Block: &Block{Outcome: outcome, Since: d.Now, Refusal: r}}, nil)
}

func (d *decision) unblock() {
	if d.c.Blocked != nil {
		d.emit(BlockSet{}, nil)
	}
}

// settleEnd closes a resolved case whose close_after has passed but whose end's
// gates refused, once they no longer do.
func (d *decision) settleEnd() error {
	if d.c.Status != StatusResolved || d.c.Blocked == nil {
		return nil
	}
	if len(d.openGates(d.end().Gates)) > 0 {
		return nil
	}
	d.unblock()
	d.emit(CaseClosed{Auto: true}, nil)
	return nil
}
