package service

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/access"
	"github.com/akis-platform/akis/engine/filter"
)

// Limits of lists.
const (
	maxCount  = 1000
	maxPage   = 200
	stdPage   = 50
	soonAfter = time.Hour
)

var sorts = map[string]filter.Column{
	"deadline": filter.FirstDue, "opened": filter.Opened, "updated": filter.Updated,
	"priority": filter.Priority, "number": filter.Number,
}

// List answers one page of the cases that the actor may read.
func (s *Service) List(ctx context.Context, actor engine.Actor, q ListQuery) (CaseList, error) {
	ctx, cancel := s.bounded(ctx)
	defer cancel()
	r, err := s.Rights(ctx, actor)
	if err != nil {
		return CaseList{}, err
	}
	now := s.Now()
	where, err := conditions(r, q, now)
	if err != nil {
		return CaseList{}, err
	}
	fq, err := page(q, where)
	if err != nil {
		return CaseList{}, err
	}
	fq.Limit++ // one more tells whether there is a next page
	rows, err := s.cfg.Store.List(ctx, fq, now)
	if err != nil {
		return CaseList{}, err
	}
	count := len(rows) // all there are, if they fit on the first page
	if q.Cursor != "" || len(rows) == fq.Limit {
		if count, err = s.cfg.Store.Count(ctx, where, maxCount+1); err != nil {
			return CaseList{}, err
		}
	}
	list := CaseList{Count: min(count, maxCount), More: count > maxCount}
	if len(rows) == fq.Limit {
		rows = rows[:len(rows)-1]
		list.Next = cursor(fq.Sort, rows[len(rows)-1])
	}
	for _, row := range rows {
		list.Rows = append(list.Rows, r.RedactSummary(row))
	}
	return list, nil
}

// Pools answers the work of each of the actor's teams, or of every team for
// those who lead all.
func (s *Service) Pools(ctx context.Context, actor engine.Actor) ([]engine.PoolCount, error) {
	ctx, cancel := s.bounded(ctx)
	defer cancel()
	r, err := s.Rights(ctx, actor)
	if err != nil {
		return nil, err
	}
	live := s.Live()
	if live == nil {
		return nil, nil
	}
	teams := r.Person().Teams
	if r.LeadsAll() {
		teams = allTeams(live)
	}
	now := s.Now()
	where := filter.All(r.Scope(access.Read), inWork, filter.In(filter.Team, live.TeamsCalled(teams...)...))
	counted, err := s.cfg.Store.Pools(ctx, where, now, now.Add(soonAfter))
	if err != nil {
		return nil, err
	}
	byTeam := map[string]engine.PoolCount{}
	for _, p := range counted {
		name := live.TeamNow(p.Team)
		byTeam[name] = together(byTeam[name], p)
	}
	pools := make([]engine.PoolCount, 0, len(teams))
	for _, t := range slices.Sorted(slices.Values(teams)) {
		p := byTeam[t]
		p.Team = t
		pools = append(pools, p)
	}
	return pools, nil
}

// together counts the work that a team has under its name and a former one.
func together(a, b engine.PoolCount) engine.PoolCount {
	return engine.PoolCount{
		Unclaimed: a.Unclaimed + b.Unclaimed, Overdue: a.Overdue + b.Overdue,
		DueSoon: a.DueSoon + b.DueSoon, Held: a.Held + b.Held,
	}
}

// inWork holds for the cases that somebody still has to do something about.
var inWork = filter.In(filter.Status, string(engine.StatusNew), string(engine.StatusOpen), string(engine.StatusWaiting))

// knownWords refuses a status or kind that no case can have: an empty list would
// hide the mistake. Teams, categories and the like may be of an earlier version.
func knownWords(q ListQuery) error {
	for _, st := range q.Statuses {
		if !slices.Contains(engine.Statuses(), st) {
			return invalidAt("unknown_status", "/status")
		}
	}
	for _, k := range q.Kinds {
		if !k.Known() {
			return invalidAt("unknown_kind", "/kind")
		}
	}
	return nil
}

func conditions(r access.Rights, q ListQuery, now time.Time) (filter.Node, error) {
	all := filter.All(r.Scope(access.Read))
	and := func(n filter.Node) { all.Of = append(all.Of, n) }
	if err := knownWords(q); err != nil {
		return all, err
	}
	p, def := r.Person(), r.Definition()
	switch q.View {
	case Mine:
		and(inWork)
		and(filter.In(filter.Assignee, p.Actor.User))
	case Pool:
		and(inWork)
		and(filter.In(filter.Team, def.TeamsCalled(p.Teams...)...))
		and(filter.In(filter.Assignee, ""))
	case Team:
		and(inWork)
		and(filter.In(filter.Team, def.TeamsCalled(p.Teams...)...))
	case Tasks:
		and(inWork)
		and(filter.In(filter.OpenTask, def.TeamsCalled(p.Teams...)...))
	case Opened:
		and(filter.In(filter.OpenedBy, p.Actor.User))
	case All, "":
	default:
		return all, invalidAt("bad_view", "/view")
	}
	columns := []struct {
		col    filter.Column
		values []string
	}{
		{filter.Team, def.TeamsCalled(q.Teams...)}, {filter.Status, texts(q.Statuses)}, {filter.Kind, texts(q.Kinds)},
		{filter.Partner, def.PartnersCalled(one(q.Partner)...)}, {filter.Assignee, one(q.Assignee)},
	}
	for _, c := range columns {
		if len(c.values) > 0 {
			and(filter.In(c.col, c.values...))
		}
	}
	if q.Step != "" {
		and(access.AtSteps(def, q.Step))
	}
	if len(q.Categories) > 0 {
		any := filter.Any()
		for _, path := range def.CategoriesCalled(q.Categories...) {
			any.Of = append(any.Of, filter.Under(path))
		}
		and(any)
	}
	if q.Customer != 0 {
		and(visible(r.SeesAll(), filter.Is(filter.Customer, int64(q.Customer))))
	}
	if q.Overdue {
		and(inWork)
		and(filter.UpTo(filter.DoneDue, now.UnixMicro()))
	}
	for _, name := range slices.Sorted(maps.Keys(q.Fields)) {
		and(visible(r.Sees(name), filter.Field(name, q.Fields[name])))
	}
	if text := strings.TrimSpace(q.Text); text != "" {
		and(textCondition(text, r.SeesAll()))
	}
	return all, nil
}

// visible answers a condition on something that the reader sees. One on what is
// hidden holds for no case: a match would tell what it is.
func visible(seen bool, n filter.Node) filter.Node {
	if seen {
		return n
	}
	return filter.Any()
}

// textCondition finds a case by its number, or by the words of its text, which
// are of everything in it.
func textCondition(text string, seesAll bool) filter.Node {
	words := visible(seesAll, filter.Words(filter.Fold(text)...))
	if n, err := strconv.ParseInt(strings.TrimPrefix(text, "#"), 10, 64); err == nil {
		return filter.Any(filter.Is(filter.Number, n), words)
	}
	return words
}

func texts[T ~string](list []T) []string {
	out := make([]string, len(list))
	for i, v := range list {
		out[i] = string(v)
	}
	return out
}

func one(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}

func page(q ListQuery, where filter.Node) (filter.Query, error) {
	name, desc := strings.CutPrefix(q.Sort, "-")
	if name == "" {
		name = "deadline"
	}
	col, ok := sorts[name]
	if !ok {
		return filter.Query{}, invalidAt("bad_sort", "/sort")
	}
	fq := filter.Query{Where: where, Sort: col, Desc: desc, Limit: q.Limit}
	if fq.Limit < 1 {
		fq.Limit = stdPage
	}
	fq.Limit = min(fq.Limit, maxPage)
	if q.Cursor != "" {
		key, err := parseCursor(q.Cursor)
		if err != nil {
			return fq, err
		}
		fq.After = key
	}
	return fq, nil
}

func cursor(col filter.Column, s engine.Summary) string {
	key := filter.Key{ID: int64(s.ID)}
	switch col {
	case filter.FirstDue:
		key.Value = filter.Micros(s.FirstDue)
	case filter.Opened:
		key.Value = s.OpenedAt.UnixMicro()
	case filter.Updated:
		key.Value = s.UpdatedAt.UnixMicro()
	case filter.Priority:
		key.Value = int64(engine.PriorityRank(s.Priority))
	case filter.Number:
		key.Value = int64(s.ID)
	}
	text, err := json.Marshal(key)
	if err != nil {
		return "" // two numbers always marshal
	}
	return base64.RawURLEncoding.EncodeToString(text)
}

func parseCursor(s string) (*filter.Key, error) {
	text, err := base64.RawURLEncoding.DecodeString(s)
	var key filter.Key
	if err != nil || len(text) > 100 || json.Unmarshal(text, &key) != nil {
		return nil, invalidAt("bad_cursor", "/cursor")
	}
	return &key, nil
}
