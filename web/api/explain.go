package api

import (
	"context"

	"github.com/akis-platform/akis/engine/explain"
	"github.com/akis-platform/akis/engine/service"
)

type explainQuery struct {
	CaseRef
	Finish string `query:"finish" maxLength:"100" doc:"An outcome: what would happen if it were chosen now"`
}

func (s *server) explainCase(ctx context.Context, r *reader, in *explainQuery) (*body[explain.Report], error) {
	id, err := in.id()
	if err != nil {
		return nil, err
	}
	names, err := s.names.of(ctx)
	if err != nil {
		return nil, err
	}
	report, err := s.Service.Explain(ctx, r.actor(), id, service.Asking{
		Locale: r.locale, Finish: in.Finish, NameOf: func(login string) string { return nameOf(names, login) },
	})
	if err != nil {
		return nil, err
	}
	return &body[explain.Report]{report}, nil
}
