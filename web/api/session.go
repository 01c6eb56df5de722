package api

import (
	"context"
	"net/http"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/gofiber/fiber/v2"
	"github.com/gofiber/fiber/v2/middleware/limiter"

	"github.com/akis-platform/akis/engine/access"
	"github.com/akis-platform/akis/engine/people"
)

// Failed sign-ins from one address, whatever logins they name. The service counts
// those of one login.
const (
	addressFailures = 60
	addressWindow   = 5 * time.Minute
)

// limitSignIns refuses an address that keeps failing to sign in.
func limitSignIns() fiber.Handler {
	return limiter.New(limiter.Config{
		Max: addressFailures, Expiration: addressWindow, SkipSuccessfulRequests: true,
		Next:         func(c *fiber.Ctx) bool { return c.Method() != fiber.MethodPost },
		KeyGenerator: func(c *fiber.Ctx) string { return c.IP() },
		LimitReached: func(c *fiber.Ctx) error {
			return WriteProblem(c, http.StatusTooManyRequests, "too_many")
		},
	})
}

type signInRequest struct {
	Agent  string `header:"User-Agent"`
	Accept string `header:"Accept-Language"`
	Locale string `query:"locale" maxLength:"35"`
	Body   SignIn
}

type signInAnswer struct {
	Cookie string `header:"Set-Cookie"`
	Body   SignedIn
}

type sessionRef struct {
	ID string `path:"id" doc:"A session's id, or current"`
}

type signOutAnswer struct {
	Cookie string `header:"Set-Cookie"`
}

func (s *server) sessionRoutes() {
	in := post("/api/sessions", "signIn", "sessions", "Sign in")
	in.DefaultStatus = http.StatusCreated
	add(s, public, in, s.signIn)
	add(s, signedIn, get("/api/sessions", "listSessions", "sessions", "The reader's own sessions and tokens"), s.listSessions)
	out := route(http.MethodDelete, "/api/sessions/{id}", "endSession", "sessions", "Sign out, or revoke another session of one's own")
	add(s, signedIn, out, s.endSession)
	add(s, signedIn, get("/api/me", "me", "sessions", "The reader"), s.me)
	add(s, signedIn, route(http.MethodPatch, "/api/me", "changeMe", "sessions", "Say whether one takes work that is handed out"), s.changeMe)
}

func (s *server) signIn(ctx context.Context, r *reader, in *signInRequest) (*signInAnswer, error) {
	secret, _, err := s.Service.SignIn(ctx, in.Body.Login, in.Body.Password, nameOfAgent(in.Agent))
	if err != nil {
		return nil, err
	}
	session, user, err := s.Service.Authenticate(ctx, secret)
	if err != nil {
		return nil, err
	}
	r.user, r.rights = user, rightsOf(r.def, user)
	r.locale = localeOf(in.Locale, in.Accept, user.Locale, languages(r.def))
	return &signInAnswer{
		Cookie: s.cookie(secret, session.Expires),
		Body:   SignedIn{Token: secret, ExpiresAt: session.Expires, User: r.userShape()},
	}, nil
}

func (s *server) cookie(secret string, expires time.Time) string {
	c := http.Cookie{
		Name: cookieName(s.Secure), Value: secret, Path: "/", Expires: expires,
		HttpOnly: true, Secure: s.Secure, SameSite: http.SameSiteLaxMode,
	}
	return c.String()
}

func (s *server) listSessions(ctx context.Context, r *reader, _ *nothing) (*body[SessionList], error) {
	all, err := s.Service.Sessions(ctx, r.actor(), r.user.Login)
	if err != nil {
		return nil, err
	}
	list := SessionList{Sessions: make([]Session, len(all))}
	for i, x := range all {
		list.Sessions[i] = Session{
			ID: x.ID, Kind: string(x.Kind), Name: x.Name, CreatedAt: x.Created, UsedAt: x.Used,
			ExpiresAt: moment(x.Expires), Current: x.ID == r.session.ID,
		}
	}
	return &body[SessionList]{list}, nil
}

func (s *server) endSession(ctx context.Context, r *reader, in *sessionRef) (*signOutAnswer, error) {
	id := in.ID
	if id == "current" {
		id = r.session.ID
	}
	if err := s.Service.EndSession(ctx, r.actor(), r.user.Login, id); err != nil {
		return nil, err
	}
	if id != r.session.ID {
		return &signOutAnswer{}, nil
	}
	return &signOutAnswer{s.cookie("", time.Unix(1, 0))}, nil
}

func (s *server) me(_ context.Context, r *reader, _ *nothing) (*body[Me], error) {
	me := Me{
		User: r.userShape(), Locales: languages(r.def), Zone: r.user.Zone,
		Can: MeCan{
			Open: r.rights.Has(access.Open), Customers: r.rights.Has(access.Customers),
			Report: r.rights.Has(access.Report), Design: r.rights.Has(access.Design),
			Publish: r.rights.Has(access.Publish), Administer: r.rights.Has(access.Administer),
		},
	}
	if me.Zone == "" && r.def != nil && r.def.Zone != nil {
		me.Zone = r.def.Zone.String()
	}
	return &body[Me]{me}, nil
}

type changeMeRequest struct{ Body MeChange }

func (s *server) changeMe(ctx context.Context, r *reader, in *changeMeRequest) (*body[Me], error) {
	if p := in.Body.Presence; p != nil {
		present := *p == "present"
		if err := s.Service.SetPresent(ctx, r.actor(), present); err != nil {
			return nil, err
		}
		r.user.Present = present
	}
	return s.me(ctx, r, nil)
}

func (r *reader) userShape() User {
	u := User{
		Login: r.user.Login, Name: r.user.Name, Email: r.user.Email, Locale: r.user.Locale, Zone: r.user.Zone,
		Presence: "away", Roles: append([]string{}, r.user.Roles...), Teams: []Membership{},
	}
	if r.user.Present {
		u.Presence = "present"
	}
	for _, m := range r.user.Teams {
		u.Teams = append(u.Teams, Membership{Name: m.Team, Label: r.team(m.Team).Label, Lead: m.Lead})
	}
	if r.user.Partner != "" {
		u.Partner = r.partner(r.user.Partner)
	}
	return u
}

func memberOf(u people.User, team string) (member, lead bool) {
	for _, m := range u.Teams {
		if m.Team == team {
			return true, m.Lead
		}
	}
	return false, false
}

// nameOfAgent answers what a browser calls itself, short and printable.
func nameOfAgent(s string) string {
	printable := strings.Map(func(r rune) rune {
		if r == utf8.RuneError || !unicode.IsPrint(r) {
			return -1
		}
		return r
	}, s)
	if r := []rune(printable); len(r) > 200 {
		return string(r[:200])
	}
	return printable
}

// moment answers t, or nil for no time at all.
func moment(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	return &t
}
