package api

import (
	"context"
	"net/http"
	"net/url"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humafiber"
	"github.com/gofiber/fiber/v2"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/access"
	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/people"
)

// reader is who asks, in which language they read, and what they may do.
type reader struct {
	user    people.User // zero while nobody has signed in
	session people.Session
	secret  string
	locale  string
	rights  access.Rights
	def     *definition.Definition // the live one; nil before the first is published
	stop    <-chan struct{}        // closes when the server stops
}

func (r *reader) known() bool { return r.user.Login != "" }

func (r *reader) actor() engine.Actor {
	return engine.Actor{Kind: engine.Person, User: r.user.Login}
}

// say answers text of the definition in the reader's language.
func (r *reader) say(t definition.Text) string { return r.labels(nil).Say(t) }

type readerKey struct{}

func readerOf(ctx context.Context) *reader {
	if r, ok := ctx.Value(readerKey{}).(*reader); ok {
		return r
	}
	return &reader{locale: "en"}
}

type requestKey struct{}

// WithRequestID keeps the request's name for log lines.
func WithRequestID(ctx context.Context, id string) context.Context {
	return context.WithValue(ctx, requestKey{}, id)
}

// RequestID answers the request's name, or "".
func RequestID(ctx context.Context) string {
	id, _ := ctx.Value(requestKey{}).(string)
	return id
}

// enter is the door of every route: it finds out who asks, refuses what comes
// from other sites or from nobody, and holds the body against the guard.
func (s *server) enter(ctx huma.Context, next func(huma.Context)) {
	c := humafiber.UnwrapV2(ctx)
	r, viaCookie, err := s.identify(ctx.Context(), c)
	if err != nil {
		s.refuse(c, failureOf(ctx.Context(), s.Log, r.locale, err))
		return
	}
	asks, _ := ctx.Operation().Metadata["access"].(door)
	switch {
	case !safe(c.Method()) && (viaCookie || asks == public) && crossSite(c):
		s.refuse(c, fail(http.StatusForbidden, "cross_site", r.locale))
		return
	case asks != public && !r.known():
		c.Set(fiber.HeaderWWWAuthenticate, "Bearer")
		s.refuse(c, fail(http.StatusUnauthorized, "signed_out", r.locale))
		return
	}
	if b := c.Body(); len(b) > 0 {
		if u := guard(b); u != nil {
			s.refuse(c, fail(http.StatusBadRequest, "unreadable", r.locale, place{u.pointer, u.code}))
			return
		}
	}
	ctx = huma.WithValue(ctx, readerKey{}, r)
	if ctx.Operation().Metadata["stream"] == nil {
		bounded, cancel := context.WithTimeout(ctx.Context(), requestTime)
		defer cancel()
		ctx = huma.WithContext(ctx, bounded)
	}
	next(ctx)
}

func (s *server) refuse(c *fiber.Ctx, f *failure) {
	if err := writeFailure(c, f); err != nil {
		s.Log.Error("could not write a problem", "error", err)
	}
}

// identify answers who sent the request, and whether it was their cookie that
// said so. A secret that is not valid any more is nobody.
func (s *server) identify(ctx context.Context, c *fiber.Ctx) (*reader, bool, error) {
	r := &reader{def: s.Service.Live(), stop: c.Context().Done()}
	asked, accept := c.Query("locale"), c.Get(fiber.HeaderAcceptLanguage)
	r.locale = localeOf(asked, accept, "", languages(r.def))
	secret, viaCookie := secretOf(c, s.Secure)
	if secret == "" {
		return r, false, nil
	}
	session, user, err := s.Service.Authenticate(ctx, secret)
	if err != nil {
		if _, refused := engine.AsRefusal(err); refused {
			return r, false, nil
		}
		return r, false, err
	}
	r.user, r.session, r.secret = user, session, secret
	r.locale = localeOf(asked, accept, user.Locale, languages(r.def))
	r.rights = rightsOf(r.def, user)
	return r, viaCookie, nil
}

func rightsOf(def *definition.Definition, u people.User) access.Rights {
	p := access.Person{
		Actor: engine.Actor{Kind: engine.Person, User: u.Login}, Roles: u.Roles, Partner: u.Partner,
	}
	for _, m := range u.Teams {
		p.Teams = append(p.Teams, m.Team)
		if m.Lead {
			p.Leads = append(p.Leads, m.Team)
		}
	}
	return access.Of(def, p)
}

func cookieName(secure bool) string {
	if secure {
		return "__Host-akis"
	}
	return "akis"
}

// secretOf answers the secret that came with the request. A token in the header
// goes before a cookie.
func secretOf(c *fiber.Ctx, secure bool) (secret string, viaCookie bool) {
	if kind, token, ok := strings.Cut(c.Get(fiber.HeaderAuthorization), " "); ok && strings.EqualFold(kind, "Bearer") {
		return strings.TrimSpace(token), false
	}
	secret = c.Cookies(cookieName(secure))
	return secret, secret != ""
}

func safe(method string) bool {
	return method == fiber.MethodGet || method == fiber.MethodHead || method == fiber.MethodOptions
}

// crossSite reports whether a browser says that another site made the request.
// Browsers always send one of the two headers with a write; what sends neither is
// no browser and carries nobody's cookie by accident.
func crossSite(c *fiber.Ctx) bool {
	switch c.Get("Sec-Fetch-Site") {
	case "same-origin", "none":
		return false
	case "":
	default:
		return true
	}
	origin := c.Get(fiber.HeaderOrigin)
	if origin == "" {
		return false
	}
	u, err := url.Parse(origin)
	return err != nil || u.Host != c.Get(fiber.HeaderHost)
}
