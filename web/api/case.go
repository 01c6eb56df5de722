package api

import (
	"context"
	"strconv"
	"strings"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/access"
	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/service"
)

func (s *server) caseRoutes() {
	add(s, signedIn, get("/api/cases", "listCases", "cases", "Cases that the reader may see"), s.listCases)
	add(s, signedIn, get("/api/cases/{number}", "readCase", "cases", "One case"), s.readCase)
	add(s, signedIn, get("/api/cases/{number}/history", "caseHistory", "cases", "What happened to a case"), s.caseHistory)
	add(s, signedIn, get("/api/cases/{number}/explain", "explainCase", "cases",
		"Why a case is as it is, and the smallest change that would make it otherwise"), s.explainCase)
}

// CaseRef names a case. What is no number is no case.
type CaseRef struct {
	Number string `path:"number" maxLength:"40" doc:"The case's number" example:"7"`
	Locale string `query:"locale" maxLength:"35"`
}

func (c CaseRef) id() (engine.CaseID, error) { return caseID(c.Number) }

func caseID(number string) (engine.CaseID, error) {
	n, err := strconv.ParseInt(number, 10, 64)
	if err != nil || n < 1 {
		return 0, access.NotFound()
	}
	return engine.CaseID(n), nil
}

type caseAnswer struct {
	ETag string `header:"ETag" doc:"The revision, for If-Match"`
	Body Case
}

func (s *server) readCase(ctx context.Context, r *reader, in *CaseRef) (*caseAnswer, error) {
	id, err := in.id()
	if err != nil {
		return nil, err
	}
	v, err := s.Service.View(ctx, r.actor(), id)
	if err != nil {
		return nil, err
	}
	c, err := s.caseShape(ctx, r, v)
	if err != nil {
		return nil, err
	}
	return &caseAnswer{ETag: etag(c.Revision), Body: c}, nil
}

func etag(revision int64) string { return `"` + strconv.FormatInt(revision, 10) + `"` }

type listQuery struct {
	View     string `query:"view" enum:"mine,pool,team,tasks,opened,all" doc:"Where the list starts from; all when absent"`
	Team     string `query:"team" maxLength:"1000" doc:"Comma list"`
	Status   string `query:"status" maxLength:"200" doc:"Comma list"`
	Category string `query:"category" maxLength:"2000" doc:"Comma list; each with what is below it"`
	Kind     string `query:"kind" maxLength:"200" doc:"Comma list"`
	Step     string `query:"step" maxLength:"100"`
	Partner  string `query:"partner" maxLength:"100"`
	Assignee string `query:"assignee" maxLength:"200" doc:"Login"`
	Customer int64  `query:"customer"`
	Overdue  bool   `query:"overdue" doc:"Only what should have left its step by now"`
	Q        string `query:"q" maxLength:"200" doc:"Words, or a case number"`
	Sort     string `query:"sort" maxLength:"20" doc:"deadline (when absent), opened, updated, priority or number; - before reverses"`
	Cursor   string `query:"cursor" maxLength:"200" doc:"next of the page before"`
	Limit    int    `query:"limit" minimum:"1" maximum:"200" doc:"50 when absent"`
	Locale   string `query:"locale" maxLength:"35"`
}

func (s *server) listCases(ctx context.Context, r *reader, in *listQuery) (*body[CaseList], error) {
	list, err := s.list(ctx, r, service.ListQuery{
		View: service.View(in.View), Teams: split[string](in.Team), Statuses: split[engine.Status](in.Status),
		Categories: split[string](in.Category), Kinds: split[definition.Kind](in.Kind),
		Step: in.Step, Partner: in.Partner, Assignee: in.Assignee, Customer: engine.CustomerID(in.Customer),
		Overdue: in.Overdue, Text: in.Q, Sort: in.Sort, Cursor: in.Cursor, Limit: in.Limit,
	})
	if err != nil {
		return nil, err
	}
	if in.View == string(service.Tasks) {
		if err := s.withTasks(ctx, r, list.Items); err != nil {
			return nil, err
		}
	}
	return &body[CaseList]{list}, nil
}

func (s *server) list(ctx context.Context, r *reader, q service.ListQuery) (CaseList, error) {
	found, err := s.Service.List(ctx, r.actor(), q)
	if err != nil {
		return CaseList{}, err
	}
	names, err := s.names.of(ctx)
	if err != nil {
		return CaseList{}, err
	}
	list := CaseList{Items: make([]CaseRow, len(found.Rows)), Next: found.Next, Count: found.Count, CountMore: found.More}
	for i, row := range found.Rows {
		list.Items[i] = r.row(names, row)
	}
	return list, nil
}

// split answers the parts of a comma list.
func split[T ~string](s string) []T {
	var all []T
	for part := range strings.SplitSeq(s, ",") {
		if part = strings.TrimSpace(part); part != "" {
			all = append(all, T(part))
		}
	}
	return all
}
