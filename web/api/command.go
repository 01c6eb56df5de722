package api

import (
	"context"
	"net/http"
	"strconv"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/customer"
	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/service"
)

// CommandHead is what every command may carry beside its body.
type CommandHead struct {
	CaseRef
	IfMatch string `header:"If-Match" maxLength:"40" doc:"The revision that the reader saw: refused (412) when what happened since matters"`
	Key     string `header:"Idempotency-Key" maxLength:"200" pattern:"^[ -~]+$" doc:"Makes a repeat do nothing more: it answers the same case, as it is now"`
}

type commandAnswer struct {
	ETag     string `header:"ETag" doc:"The revision, for If-Match"`
	Replayed string `header:"Idempotency-Replayed" doc:"true: answered again, nothing was done twice"`
	Location string `header:"Location"`
	Body     Case
}

// bare is a command without a body; with is one whose body may be left out, and
// must one that needs it.
type (
	bare        struct{ CommandHead }
	with[B any] struct {
		CommandHead
		Body *B
	}
	must[B any] struct {
		CommandHead
		Body B
	}
	outcomeRequest struct {
		CommandHead
		Name string `path:"name" maxLength:"100" doc:"The outcome's name"`
		Body *Finish
	}
	taskRequest struct {
		CommandHead
		ID   string `path:"id" maxLength:"20" doc:"The task's number within the case"`
		Body TaskChange
	}
)

func (s *server) commandRoutes() {
	open := post("/api/cases", "openCase", "cases", "Open a case")
	open.DefaultStatus = http.StatusCreated
	add(s, signedIn, open, s.openCase)

	bareCommand(s, "claim", "Take a case out of its pool", engine.Claim{})
	bareCommand(s, "release", "Put a case back into its pool", engine.Release{})
	bareCommand(s, "resume", "Let the clocks run again", engine.Resume{})
	bodyCommand(s, "assign", "Hand a case to a member of its team", func(b Assign) engine.Command { return engine.Assign{To: b.To} })
	bodyCommand(s, "transfer", "Hand a case to another team's pool", func(b Transfer) engine.Command { return engine.Transfer(b) })
	bodyCommand(s, "fields", "Write field values", func(b Fill) engine.Command { return engine.Fill(b) })
	bodyCommand(s, "notes", "Write a note", func(b AddNote) engine.Command { return engine.AddNote(b) })
	bodyCommand(s, "recategorise", "Move a case to another category", func(b Recategorise) engine.Command { return engine.Recategorise(b) })
	reasonCommand(s, "pause", "Stop the clocks, saying why", func(b Reason) engine.Command { return engine.Pause(b) })
	reasonCommand(s, "close", "Close a resolved case", func(b Reason) engine.Command { return engine.CloseCase(b) })
	reasonCommand(s, "reopen", "Bring a case back to work", func(b Reason) engine.Command { return engine.Reopen(b) })
	reasonCommand(s, "cancel", "End a case that should not have been, saying why", func(b Reason) engine.Command { return engine.Cancel(b) })

	add(s, signedIn, commandRoute("outcomes/{name}", "finish", "Leave the step by an outcome"),
		func(ctx context.Context, r *reader, in *outcomeRequest) (*commandAnswer, error) {
			return s.carryOut(ctx, r, in.CommandHead, engine.Finish{Outcome: in.Name, Fields: orZero(in.Body).Fields})
		})
	add(s, signedIn, commandRoute("tasks/{id}", "moveTask", "Move a task"),
		func(ctx context.Context, r *reader, in *taskRequest) (*commandAnswer, error) {
			n, err := strconv.Atoi(in.ID)
			if err != nil {
				n = 0 // no task has this number
			}
			return s.carryOut(ctx, r, in.CommandHead, engine.MoveTask{Task: n, State: in.Body.State})
		})
}

func commandRoute(path, id, summary string) huma.Operation {
	return post("/api/cases/{number}/"+path, id, "cases", summary)
}

func bareCommand(s *server, path, summary string, cmd engine.Command) {
	add(s, signedIn, commandRoute(path, engine.Verb(cmd), summary),
		func(ctx context.Context, r *reader, in *bare) (*commandAnswer, error) {
			return s.carryOut(ctx, r, in.CommandHead, cmd)
		})
}

func bodyCommand[B any](s *server, path, summary string, of func(B) engine.Command) {
	var none B
	add(s, signedIn, commandRoute(path, engine.Verb(of(none)), summary),
		func(ctx context.Context, r *reader, in *must[B]) (*commandAnswer, error) {
			return s.carryOut(ctx, r, in.CommandHead, of(in.Body))
		})
}

func reasonCommand(s *server, path, summary string, of func(Reason) engine.Command) {
	add(s, signedIn, commandRoute(path, engine.Verb(of(Reason{})), summary),
		func(ctx context.Context, r *reader, in *with[Reason]) (*commandAnswer, error) {
			return s.carryOut(ctx, r, in.CommandHead, of(orZero(in.Body)))
		})
}

func orZero[B any](b *B) B {
	if b == nil {
		var zero B
		return zero
	}
	return *b
}

// carryOut gives a command to the service and answers the case afterwards.
func (s *server) carryOut(ctx context.Context, r *reader, head CommandHead, cmd engine.Command) (*commandAnswer, error) {
	id, err := head.id()
	if err != nil {
		return nil, err
	}
	seen, err := revision(head.IfMatch, r.locale)
	if err != nil {
		return nil, err
	}
	return s.execute(ctx, r, service.Request{Case: id, Command: cmd, IfMatch: seen, Key: head.Key})
}

func (s *server) execute(ctx context.Context, r *reader, req service.Request) (*commandAnswer, error) {
	res, err := s.Service.Execute(ctx, r.actor(), req)
	if err != nil {
		return nil, s.withHolder(ctx, err, r)
	}
	v, err := s.Service.View(ctx, r.actor(), res.Case.ID)
	gone := false
	if refusal, ok := engine.AsRefusal(err); ok && refusal.Kind == engine.NotFound {
		// The command itself took the case out of the reader's sight.
		v, gone, err = service.CaseView{Case: res.Case, Definition: r.def, Live: r.def, Now: s.Service.Now()}, true, nil
	}
	if err != nil {
		return nil, err
	}
	c, err := s.caseShape(ctx, r, v)
	if err != nil {
		return nil, err
	}
	c.Gone = gone
	out := &commandAnswer{ETag: etag(c.Revision), Body: c}
	if res.Replayed {
		out.Replayed = "true"
	}
	return out, nil
}

// withHolder names who has the case, where a refusal says so.
func (s *server) withHolder(ctx context.Context, err error, r *reader) error {
	refusal, ok := engine.AsRefusal(err)
	if !ok || refusal.Holder == "" {
		return err
	}
	names, nerr := s.names.of(ctx)
	if nerr != nil {
		return err
	}
	name := nameOf(names, refusal.Holder)
	f := refused(engine.ClaimedBy(refusal.Holder, name), r.locale)
	f.Holder.Name = name
	return f
}

// revision reads If-Match: one revision, quoted or bare; "*" or nothing is any.
func revision(header, locale string) (*int64, error) {
	header = strings.TrimSpace(header)
	if header == "" || header == "*" {
		return nil, nil
	}
	n, err := strconv.ParseInt(strings.Trim(strings.TrimPrefix(header, "W/"), `"`), 10, 64)
	if err != nil {
		return nil, fail(http.StatusUnprocessableEntity, "request", locale, place{"If-Match", "revision"})
	}
	return &n, nil
}

type openRequest struct {
	Key    string `header:"Idempotency-Key" maxLength:"200" pattern:"^[ -~]+$" doc:"Makes a repeat do nothing more: it answers the same case, as it is now"`
	Locale string `query:"locale" maxLength:"35"`
	Body   NewCase
}

func (s *server) openCase(ctx context.Context, r *reader, in *openRequest) (*commandAnswer, error) {
	known, named, err := s.customerOf(ctx, r, in)
	if err != nil {
		return nil, err
	}
	b := in.Body
	out, err := s.execute(ctx, r, service.Request{Key: in.Key, Customer: named, Command: engine.Open{
		Category: b.Category, Kind: definition.Kind(b.Kind), Fields: b.Fields, Customer: known,
		Channel: b.Channel, Title: b.Title, Text: b.Text, Language: b.Language,
	}})
	if err != nil {
		return nil, placed(err, "/contacts/", "/customer/")
	}
	out.Location = "/api/cases/" + strconv.FormatInt(out.Body.Number, 10)
	return out, nil
}

// customerOf answers the customer that a new case is of: one that is known, or one
// to be found by what the case says of them, or kept with it.
func (s *server) customerOf(ctx context.Context, r *reader, in *openRequest) (engine.CustomerID, *customer.Customer, error) {
	ref := in.Body.Customer
	if ref == nil {
		return 0, nil, nil
	}
	if ref.ID != 0 {
		c, err := s.Service.Customer(ctx, r.actor(), engine.CustomerID(ref.ID))
		if refusal, ok := engine.AsRefusal(err); ok && refusal.Kind == engine.NotFound {
			return 0, nil, fail(http.StatusUnprocessableEntity, "request", r.locale, place{"/customer/id", "not_found"})
		}
		return c.ID, nil, err
	}
	contacts := contactsOf(one(ref.Phone), one(ref.Email))
	if len(contacts) == 0 && ref.Name == "" {
		return 0, nil, fail(http.StatusUnprocessableEntity, "request", r.locale, place{"/customer/phone", "contact"})
	}
	return 0, &customer.Customer{Name: ref.Name, Locale: in.Body.Language, Contacts: contacts}, nil
}

func one(s string) []string {
	if strings.TrimSpace(s) == "" {
		return nil
	}
	return []string{s}
}

func contactsOf(phones, emails []string) []customer.Contact {
	var all []customer.Contact
	for _, p := range phones {
		all = append(all, customer.Contact{Kind: customer.Phone, Value: p})
	}
	for _, e := range emails {
		all = append(all, customer.Contact{Kind: customer.Email, Value: e})
	}
	return all
}

// placed answers a refusal with its pointers moved to where the request has them.
func placed(err error, from, to string) error {
	refusal, ok := engine.AsRefusal(err)
	if !ok {
		return err
	}
	moved := *refusal
	moved.Problems = nil
	for _, p := range refusal.Problems {
		if rest, cut := strings.CutPrefix(p.Pointer, from); cut {
			p.Pointer = to + rest
		}
		moved.Problems = append(moved.Problems, p)
	}
	return &moved
}
