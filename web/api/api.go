package api

import (
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"reflect"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humafiber"
	"github.com/gofiber/fiber/v2"

	"github.com/akis-platform/akis/engine/explain"
	"github.com/akis-platform/akis/engine/service"
)

// Config is what the API runs on. Service is required.
type Config struct {
	Service *service.Service
	Log     *slog.Logger // default discards
	// Secure binds the session cookie to https.
	Secure bool
	// Version is the program's, for the OpenAPI document.
	Version string
	// Heartbeat is how often a live stream without news says that it lives;
	// default 15 s.
	Heartbeat time.Duration
}

// requestTime bounds one request; live streams are not bound by it.
const requestTime = 15 * time.Second

// door is what a route asks of who calls it. What they may then see and do is
// the service's to say.
type door string

const (
	public   door = "public"
	signedIn door = "signed in"
)

// server holds what the routes share.
type server struct {
	Config
	api   huma.API
	names *names
}

// Mount puts the API's routes on app. It is called by web.New, which sets the
// limits that the API relies on.
func Mount(app *fiber.App, cfg Config) error {
	if cfg.Log == nil {
		cfg.Log = slog.New(slog.DiscardHandler)
	}
	if cfg.Heartbeat == 0 {
		cfg.Heartbeat = 15 * time.Second
	}
	s := &server{Config: cfg, names: newNames(cfg.Service)}
	app.Use("/api/sessions", limitSignIns())
	s.api = humafiber.NewV2(app, s.document())
	s.api.UseMiddleware(s.enter)
	s.sessionRoutes()
	s.definitionRoutes()
	s.caseRoutes()
	s.commandRoutes()
	s.teamRoutes()
	s.customerRoutes()
	s.eventRoutes()

	doc, err := json.Marshal(s.api.OpenAPI())
	if err != nil {
		return err
	}
	app.Get("/openapi.json", func(c *fiber.Ctx) error {
		c.Set(fiber.HeaderContentType, "application/openapi+json")
		return c.Send(doc)
	})
	return nil
}

// Public lists the API's routes that need no session.
func Public() []string { return []string{"GET /openapi.json", "POST /api/sessions"} }

func (s *server) document() huma.Config {
	return huma.Config{
		OpenAPI: &huma.OpenAPI{
			OpenAPI: "3.1.0",
			Info: &huma.Info{
				Title: "Akis", Version: s.Version,
				Description: "Open, work and follow cases whose course a definition shapes.",
			},
			Components: &huma.Components{
				Schemas: huma.NewMapRegistry("#/components/schemas/", schemaName),
				SecuritySchemes: map[string]*huma.SecurityScheme{
					"token":  {Type: "http", Scheme: "bearer"},
					"cookie": {Type: "apiKey", In: "cookie", Name: cookieName(s.Secure)},
				},
			},
			Extensions: map[string]any{"x-problems": problemCodes()},
		},
		Formats:                      huma.DefaultFormats,
		DefaultFormat:                "application/json",
		RejectUnknownQueryParameters: true,
		Transformers:                 []huma.Transformer{s.inOurForm},
	}
}

// schemaName names a type in the OpenAPI document. The parts of explanations have
// names of their own: other types are called the same.
func schemaName(t reflect.Type, hint string) string {
	name := huma.DefaultSchemaNamer(t, hint)
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	if t.PkgPath() == reflect.TypeFor[explain.Report]().PkgPath() {
		return "Explained" + name
	}
	return name
}

// inOurForm puts what huma found wrong into our own form.
func (s *server) inOurForm(ctx huma.Context, _ string, v any) (any, error) {
	m, ok := v.(*huma.ErrorModel)
	if !ok {
		return v, nil
	}
	return checked(m, readerOf(ctx.Context()).locale).Problem, nil
}

// add registers a route. Every route says what it asks of its caller.
func add[I, O any](s *server, asks door, op huma.Operation, do func(context.Context, *reader, *I) (*O, error)) {
	prepare(s, asks, &op)
	huma.Register(s.api, op, func(ctx context.Context, in *I) (*O, error) {
		r := readerOf(ctx)
		out, err := do(ctx, r, in)
		if err != nil {
			return nil, failureOf(ctx, s.Log, r.locale, err)
		}
		return out, nil
	})
}

func prepare(s *server, asks door, op *huma.Operation) {
	op.Metadata = map[string]any{"access": asks}
	if asks != public {
		op.Security = []map[string][]string{{"token": {}}, {"cookie": {}}}
	}
	op.Responses = map[string]*huma.Response{"default": {
		Description: "A problem",
		Content: map[string]*huma.MediaType{problemType: {
			Schema: s.api.OpenAPI().Components.Schemas.Schema(reflect.TypeFor[Problem](), true, "Problem"),
		}},
	}}
}

// route begins an operation.
func route(method, path, id, tag, summary string) huma.Operation {
	return huma.Operation{OperationID: id, Method: method, Path: path, Tags: []string{tag}, Summary: summary}
}

func get(path, id, tag, summary string) huma.Operation {
	return route(http.MethodGet, path, id, tag, summary)
}

func post(path, id, tag, summary string) huma.Operation {
	return route(http.MethodPost, path, id, tag, summary)
}

// body is an answer without headers of its own.
type body[T any] struct{ Body T }

// nothing is an input without parameters.
type nothing struct{}
