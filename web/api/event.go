package api

import (
	"context"
	"strconv"
	"time"

	"github.com/danielgtaylor/huma/v2/sse"

	"github.com/akis-platform/akis/engine/service"
)

type eventsRequest struct {
	LastEventID string `header:"Last-Event-ID" maxLength:"20" doc:"Go on after this event"`
}

// recheck is how long a live stream may trust that its session still stands
// before it tells more.
const recheck = time.Second

func (s *server) eventRoutes() {
	op := get("/api/events", "events", "live", "Live changes, as server-sent events")
	prepare(s, signedIn, &op)
	op.Metadata["stream"] = true
	sse.Register(s.api, op, map[string]any{
		"case": CaseChanged{}, "published": Published{}, "reset": Reset{}, "ping": Ping{}, "bye": Bye{},
	}, s.stream)
}

// stream tells the reader what changes, until they leave, their session ends or
// the server stops. A client that has gone is noticed by a failed write; the
// heartbeat sees to it that there is one.
func (s *server) stream(ctx context.Context, in *eventsRequest, send sse.Sender) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	r := readerOf(ctx)
	after, err := strconv.ParseInt(in.LastEventID, 10, 64)
	if err != nil {
		after = 0
	}
	updates, err := s.Service.Subscribe(ctx, r.actor(), after)
	if err != nil {
		_ = send.Data(Bye{Code: failureOf(ctx, s.Log, r.locale, err).Code})
		return
	}
	beat := time.NewTicker(s.Heartbeat)
	defer beat.Stop()
	checked := time.Now()
	if send.Data(Ping{}) != nil {
		return
	}
	for {
		message := sse.Message{Data: Ping{}}
		select {
		case <-r.stop:
			return // the browser comes back by itself, to this server or another
		case <-beat.C:
			checked = time.Time{}
		case u, open := <-updates:
			if !open {
				_ = send.Data(Bye{Code: "signed_out"})
				return
			}
			message = sse.Message{ID: int(u.ID), Data: updateShape(u)}
		}
		if time.Since(checked) > recheck {
			if _, _, err := s.Service.Authenticate(ctx, r.secret); err != nil {
				_ = send.Data(Bye{Code: failureOf(ctx, s.Log, r.locale, err).Code})
				return
			}
			checked = time.Now()
		}
		if send(message) != nil {
			return
		}
	}
}

func updateShape(u service.Update) any {
	switch u.Kind {
	case service.UpdatePublished:
		return Published{}
	case service.UpdateReset:
		return Reset{}
	}
	return CaseChanged{
		Number: int64(u.Case), Revision: u.Revision, Team: u.Team, Assignee: u.Assignee,
		Status: string(u.Status), Gone: u.Gone,
	}
}
