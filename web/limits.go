package web

import (
	"crypto/rand"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"runtime/debug"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/gofiber/fiber/v2"

	"github.com/akis-platform/akis/web/api"
)

// requestID names each request, so that an answer and a log line can be brought
// together. The name is our own: a stranger's could forge log lines.
func requestID(c *fiber.Ctx) error {
	id := rand.Text()
	c.Set(fiber.HeaderXRequestID, id)
	c.SetUserContext(api.WithRequestID(c.UserContext(), id))
	return c.Next()
}

// The policies: answers of the API are data and may do nothing in a browser; the
// screens run their own scripts only.
const (
	dataPolicy   = "default-src 'none'; frame-ancestors 'none'"
	screenPolicy = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; " +
		"img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; object-src 'none'; " +
		"base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)

func headers(secure bool) fiber.Handler {
	return func(c *fiber.Ctx) error {
		policy := screenPolicy
		if underAPI(c.Path()) {
			policy = dataPolicy
			c.Set(fiber.HeaderCacheControl, "no-store")
		}
		c.Set(fiber.HeaderContentSecurityPolicy, policy)
		c.Set(fiber.HeaderXContentTypeOptions, "nosniff")
		c.Set(fiber.HeaderXFrameOptions, "DENY")
		c.Set(fiber.HeaderReferrerPolicy, "same-origin")
		c.Set("Cross-Origin-Opener-Policy", "same-origin")
		c.Set("Cross-Origin-Resource-Policy", "same-origin")
		c.Set("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()")
		if secure {
			c.Set(fiber.HeaderStrictTransportSecurity, "max-age=31536000")
		}
		return c.Next()
	}
}

// refuseEncoded refuses compressed bodies: 2 KB can unpack into hundreds of
// megabytes before any limit sees them.
func refuseEncoded(c *fiber.Ctx) error {
	if len(c.Request().Header.Peek(fiber.HeaderContentEncoding)) > 0 {
		return api.WriteProblem(c, http.StatusUnsupportedMediaType, "content_encoding")
	}
	return c.Next()
}

// refuseMalformed refuses addresses that do not decode to text: no store takes a
// NUL, and no router should have to guess.
func refuseMalformed(c *fiber.Ctx) error {
	u, err := url.ParseRequestURI(string(c.Request().RequestURI()))
	if err != nil || !text(u.Path) {
		return api.WriteProblem(c, http.StatusBadRequest, "address")
	}
	query, err := url.ParseQuery(u.RawQuery)
	if err != nil {
		return api.WriteProblem(c, http.StatusBadRequest, "address")
	}
	for name, values := range query {
		if !text(name) || slices.ContainsFunc(values, func(v string) bool { return !text(v) }) {
			return api.WriteProblem(c, http.StatusBadRequest, "address")
		}
	}
	return c.Next()
}

func text(s string) bool { return utf8.ValidString(s) && strings.IndexByte(s, 0) < 0 }

func logPanic(log *slog.Logger) func(*fiber.Ctx, any) {
	return func(c *fiber.Ctx, e any) {
		log.ErrorContext(c.UserContext(), "panic", "route", c.Route().Path, "panic", fmt.Sprint(e), "stack", string(debug.Stack()))
	}
}

func underAPI(path string) bool { return path == "/api" || strings.HasPrefix(path, "/api/") }
