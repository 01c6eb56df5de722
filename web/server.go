// Package web makes the HTTP server: one constructor, with every limit set. Routes
// are reached through it and no other way.
package web

import (
	"context"
	"errors"
	"io/fs"
	"log/slog"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"
	"github.com/gofiber/fiber/v2/middleware/compress"
	fiberrecover "github.com/gofiber/fiber/v2/middleware/recover"

	"github.com/akis-platform/akis/web/api"
)

// The limits of the server. ReadTimeout bounds a whole request, so that a slow
// sender cannot keep its place; live streams move their own write deadline.
const (
	readTimeout  = 10 * time.Second
	writeTimeout = 30 * time.Second
	idleTimeout  = 75 * time.Second
	maxBody      = 1 << 20
	maxHeader    = 16 << 10
)

// Config is what a server is made of. API is required.
type Config struct {
	API api.Config
	// App holds the built screens (index.html and assets/); nil serves none.
	App fs.FS
	// MetricsToken opens /metrics to others than this machine.
	MetricsToken string
	// Proxies are the addresses or networks of reverse proxies whose
	// X-Forwarded-… headers are believed.
	Proxies []string
	// Secure says that people reach the server by https: cookies are bound to it.
	Secure bool
}

// New makes the server. It is stopped with Shutdown.
func New(cfg Config) (*fiber.App, error) {
	if cfg.API.Log == nil {
		cfg.API.Log = slog.New(slog.DiscardHandler)
	}
	cfg.API.Secure = cfg.Secure
	trusted, err := parseProxies(cfg.Proxies)
	if err != nil {
		return nil, err
	}
	app := fiber.New(fiber.Config{
		AppName:                 "akis",
		Immutable:               true,
		CaseSensitive:           true,
		DisableStartupMessage:   true,
		BodyLimit:               maxBody,
		ReadBufferSize:          maxHeader,
		ReadTimeout:             readTimeout,
		WriteTimeout:            writeTimeout,
		IdleTimeout:             idleTimeout,
		ErrorHandler:            onError(cfg.API.Log),
		EnableTrustedProxyCheck: true,
		TrustedProxies:          cfg.Proxies,
		ProxyHeader:             proxyHeader(cfg.Proxies),
		EnableIPValidation:      true,
	})
	meter := newMeter()
	app.Use(trusted.client, requestID, meter.count(cfg.API.Log), fiberrecover.New(fiberrecover.Config{
		EnableStackTrace: true, StackTraceHandler: logPanic(cfg.API.Log),
	}))
	app.Use(headers(cfg.Secure), refuseMalformed, refuseEncoded, squeeze())

	app.Get("/healthz", func(c *fiber.Ctx) error { return c.SendString("ok\n") })
	app.Get("/readyz", ready(cfg.API))
	app.Get("/metrics", meter.serve(cfg.MetricsToken))
	if err := api.Mount(app, cfg.API); err != nil {
		return nil, err
	}
	if err := mountDocs(app); err != nil {
		return nil, err
	}
	if cfg.App != nil {
		a, err := newAssets(cfg.App)
		if err != nil {
			return nil, err
		}
		app.Use(a.serve)
	}
	app.Use(nothingHere(app))
	return app, nil
}

// nothingHere answers what no route took: a path that is there for other methods, or
// none at all.
func nothingHere(app *fiber.App) fiber.Handler {
	routes := app.GetRoutes(true)
	return func(c *fiber.Ctx) error {
		var allowed []string
		for _, r := range routes {
			if r.Method != fiber.MethodHead && fiber.RoutePatternMatch(c.Path(), r.Path) && !slices.Contains(allowed, r.Method) {
				allowed = append(allowed, r.Method)
			}
		}
		if len(allowed) == 0 {
			return api.WriteProblem(c, http.StatusNotFound, "not_found")
		}
		c.Set(fiber.HeaderAllow, strings.Join(allowed, ", "))
		return api.WriteProblem(c, http.StatusMethodNotAllowed, "method")
	}
}

// Public lists the paths that anybody may read without signing in, beside the
// screens. Everything else under /api wants a session.
func Public() []string {
	return append([]string{
		"GET /healthz", "GET /readyz", "GET /metrics", "GET /docs", "GET /docs/docs.js", "GET /docs/docs.css",
	}, api.Public()...)
}

func proxyHeader(proxies []string) string {
	if len(proxies) == 0 {
		return ""
	}
	return fiber.HeaderXForwardedFor
}

// readyWithin is how long a store may take to show that it works.
const readyWithin = 2 * time.Second

// ready answers whether the server should get work.
func ready(cfg api.Config) fiber.Handler {
	return func(c *fiber.Ctx) error {
		ctx, cancel := context.WithTimeout(c.UserContext(), readyWithin)
		defer cancel()
		if err := cfg.Service.Ready(ctx); err != nil {
			cfg.Log.WarnContext(ctx, "not ready", "error", err)
			return c.Status(http.StatusServiceUnavailable).SendString("not ready\n")
		}
		return c.SendString("ready\n")
	}
}

// squeeze compresses what is read through the API. Screens come compressed
// already; live streams and what carries secrets stay as they are.
func squeeze() fiber.Handler {
	return compress.New(compress.Config{
		Level: compress.LevelBestSpeed,
		Next: func(c *fiber.Ctx) bool {
			return c.Method() != fiber.MethodGet || c.Path() == "/api/events" || !underAPI(c.Path()) && c.Path() != "/openapi.json"
		},
	})
}

// onError answers what no route answered: a panic, or what the server itself
// refused.
func onError(log *slog.Logger) fiber.ErrorHandler {
	return func(c *fiber.Ctx, err error) error {
		var fe *fiber.Error
		if !errors.As(err, &fe) || fe.Code >= http.StatusInternalServerError {
			return api.WriteIncident(c, log, err)
		}
		code, ok := serverCodes[fe.Code]
		if !ok {
			return api.WriteProblem(c, http.StatusBadRequest, "unreadable")
		}
		return api.WriteProblem(c, fe.Code, code)
	}
}

var serverCodes = map[int]string{
	http.StatusNotFound:                    "not_found",
	http.StatusRequestTimeout:              "too_slow",
	http.StatusRequestEntityTooLarge:       "too_large",
	http.StatusUnsupportedMediaType:        "content_encoding",
	http.StatusRequestHeaderFieldsTooLarge: "too_large",
}
