package api

import (
	"slices"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/access"
	"github.com/akis-platform/akis/engine/service"
)

// can answers what the reader may do with a case now: what their rights allow and
// the engine itself would not refuse. The engine is asked, so that a button cannot
// disagree with the command behind it.
func (r *reader) can(v service.CaseView) CaseCan {
	may := r.asker(v)
	held, paused := v.Case.Assignee != "", v.Case.Pause != ""
	return CaseCan{
		Claim:        !held && may(engine.Claim{}),
		Release:      held && may(engine.Release{}),
		Assign:       may(engine.Assign{To: ""}, "not_a_member"),
		Transfer:     may(engine.Transfer{Team: v.Live.TeamNow(v.Case.Team), Reason: "?"}),
		Fill:         may(engine.Fill{}),
		Finish:       may(engine.Finish{}, "unknown_outcome"),
		Note:         may(engine.AddNote{Text: "?"}),
		Recategorise: may(engine.Recategorise{Category: v.Case.Category, Reason: "?"}),
		Pause:        !paused && may(engine.Pause{Reason: "?"}),
		Resume:       paused && may(engine.Resume{}),
		Close:        v.Case.Status == engine.StatusResolved && may(engine.CloseCase{}),
		Reopen:       may(engine.Reopen{Reason: "?"}),
		Cancel:       may(engine.Cancel{Reason: "?"}),
	}
}

// asker answers whether the reader may give a command, or would only be refused for
// one of the codes besides: what the command itself still leaves open.
func (r *reader) asker(v service.CaseView) func(cmd engine.Command, besides ...string) bool {
	p := r.rights.Person()
	ctx := engine.Context{
		Def: v.Definition, Live: v.Live, Actor: r.actor(), Now: v.Now,
		Facts: engine.Facts{Teams: p.Teams, Leads: p.Leads, Roles: p.Roles, Partner: p.Partner},
	}
	if r.rights.LeadsAll() && v.Live != nil {
		ctx.Facts.Leads = sortedKeys(v.Live.Teams)
	}
	return func(cmd engine.Command, besides ...string) bool {
		if !slices.Contains(v.Verbs, string(access.VerbOf(cmd))) {
			return false
		}
		_, err := engine.Decide(ctx, v.Case, cmd)
		refusal, refused := engine.AsRefusal(err)
		return err == nil || refused && slices.Contains(besides, refusal.Code)
	}
}
