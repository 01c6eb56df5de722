package service

import (
	"context"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/google/uuid"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/access"
	"github.com/akis-platform/akis/engine/people"
)

// Limits of signing in.
const (
	browserLife    = 12 * time.Hour
	attemptsWindow = 15 * time.Minute
	maxAttempts    = 10
	minPassword    = 10
	maxPassword    = 256
)

// SignIn checks a password and answers a session with its secret, which is told
// once. Wrong login and wrong password read and take the same; ten failures in a
// quarter of an hour for one login close it for that long. An attempt counts as a
// failure until its password was found right: as many at once are as many.
func (s *Service) SignIn(ctx context.Context, login, password, browser string) (secret string, who people.User, err error) {
	ctx, cancel := s.bounded(ctx)
	defer cancel()
	now := s.Now()
	login = strings.ToLower(strings.TrimSpace(login))
	if len(login) > 64 || len(password) > maxPassword {
		return "", who, refuse(engine.Forbidden, "credentials")
	}
	open, err := s.cfg.Store.Attempt(ctx, login, now, now.Add(-attemptsWindow), maxAttempts)
	if err != nil {
		return "", who, err
	}
	if !open {
		return "", who, refuse(engine.Forbidden, "too_many")
	}
	hash, err := s.cfg.Store.Password(ctx, login)
	if err != nil {
		return "", who, err
	}
	fits, err := s.hasher.Check(ctx, hash, password)
	if err != nil {
		return "", who, err
	}
	if !fits {
		return "", who, refuse(engine.Forbidden, "credentials")
	}
	if err := s.cfg.Store.ForgiveAttempt(ctx, login, now); err != nil {
		return "", who, err
	}
	if who, err = s.cfg.Store.User(ctx, login); err != nil {
		return "", who, err
	}
	secret, _, err = s.newSession(ctx, people.Session{
		User: login, Kind: people.Browser, Name: browser, Expires: now.Add(browserLife),
	})
	return secret, who, err
}

func (s *Service) newSession(ctx context.Context, ses people.Session) (string, people.Session, error) {
	prefix := ""
	if ses.Kind == people.Token {
		prefix = people.TokenPrefix
	}
	id, err := uuid.NewV7()
	if err != nil {
		return "", ses, err
	}
	secret, hash := people.NewSecret(prefix)
	ses.ID, ses.Created, ses.Used = id.String(), s.Now(), s.Now()
	return secret, ses, s.cfg.Store.SaveSession(ctx, ses, hash)
}

// Authenticate answers whose secret it is: a browser's session or an API token.
// One that is unknown, expired, revoked, or whose user is disabled is a refusal
// with code "signed_out".
func (s *Service) Authenticate(ctx context.Context, secret string) (people.Session, people.User, error) {
	ctx, cancel := s.bounded(ctx)
	defer cancel()
	ses, who, err := s.cfg.Store.Session(ctx, people.HashSecret(secret), s.Now())
	if r, ok := engine.AsRefusal(err); ok && r.Kind == engine.NotFound {
		return ses, who, refuse(engine.Forbidden, "signed_out")
	}
	if err != nil {
		return ses, who, err
	}
	s.touched.note(ses.ID, s.Now())
	return ses, who, nil
}

// EndSession revokes one of the actor's own sessions or tokens; an administrator
// may revoke anybody's.
func (s *Service) EndSession(ctx context.Context, actor engine.Actor, login, id string) error {
	ctx, cancel := s.bounded(ctx)
	defer cancel()
	if err := s.selfOrAdmin(ctx, actor, login); err != nil {
		return err
	}
	return s.cfg.Store.EndSession(ctx, login, id)
}

// Sessions lists a person's sessions and tokens, newest first.
func (s *Service) Sessions(ctx context.Context, actor engine.Actor, login string) ([]people.Session, error) {
	ctx, cancel := s.bounded(ctx)
	defer cancel()
	if err := s.selfOrAdmin(ctx, actor, login); err != nil {
		return nil, err
	}
	return s.cfg.Store.Sessions(ctx, login)
}

// NewToken makes an API token for a person; the secret is told once. life 0 lasts
// until revoked.
func (s *Service) NewToken(ctx context.Context, actor engine.Actor, login, name string, life time.Duration) (string, people.Session, error) {
	ctx, cancel := s.bounded(ctx)
	defer cancel()
	if err := s.selfOrAdmin(ctx, actor, login); err != nil {
		return "", people.Session{}, err
	}
	if _, err := s.cfg.Store.User(ctx, login); err != nil {
		return "", people.Session{}, err
	}
	ses := people.Session{User: login, Kind: people.Token, Name: name}
	if life > 0 {
		ses.Expires = s.Now().Add(life)
	}
	return s.newSession(ctx, ses)
}

func (s *Service) selfOrAdmin(ctx context.Context, actor engine.Actor, login string) error {
	if actor.Kind == engine.Person && actor.User == login {
		return nil
	}
	return s.require(ctx, actor, access.Administer)
}

// User answers a person. Everybody who signs in may read names and teams.
func (s *Service) User(ctx context.Context, login string) (people.User, error) {
	ctx, cancel := s.bounded(ctx)
	defer cancel()
	return s.cfg.Store.User(ctx, login)
}

// Users lists the people. Partner users see only their own company.
func (s *Service) Users(ctx context.Context, actor engine.Actor) ([]people.User, error) {
	ctx, cancel := s.bounded(ctx)
	defer cancel()
	r, err := s.Rights(ctx, actor)
	if err != nil {
		return nil, err
	}
	if !r.Has(access.Read) && !r.Has(access.Administer) {
		return nil, access.Forbidden()
	}
	all, err := s.cfg.Store.Users(ctx)
	if partner := r.Person().Partner; partner != "" {
		all = slices.DeleteFunc(all, func(u people.User) bool { return u.Partner != partner })
	}
	return all, err
}

var loginForm = regexp.MustCompile(`^[a-z0-9][a-z0-9._-]{0,63}$`)

// SaveUser writes a person with roles and teams; names must exist in the live
// definition. The password stays as it is.
func (s *Service) SaveUser(ctx context.Context, actor engine.Actor, u people.User) error {
	ctx, cancel := s.bounded(ctx)
	defer cancel()
	if err := s.require(ctx, actor, access.Administer); err != nil {
		return err
	}
	if !loginForm.MatchString(u.Login) {
		return invalidAt("bad_login", "/login")
	}
	if err := s.knownPlaces(u); err != nil {
		return err
	}
	if u.Created.IsZero() {
		u.Created = s.Now()
	}
	return s.cfg.Store.SaveUser(ctx, u)
}

// knownPlaces refuses every role, team and partner that the live definition does not
// have.
func (s *Service) knownPlaces(u people.User) error {
	r := &engine.Refusal{Kind: engine.Invalid, Code: "value"}
	unknown := func(code, pointer, name string) {
		r.Detail = about(code, name)
		r.Problems = append(r.Problems, engine.Problem{Pointer: pointer, Code: code, Detail: r.Detail})
	}
	live := s.Live()
	for i, name := range u.Roles {
		if !slices.Contains(access.BuiltinRoles(), name) && (live == nil || live.Roles[name] == nil) {
			unknown("unknown_role", "/roles/"+strconv.Itoa(i), name)
		}
	}
	if live != nil {
		for i, m := range u.Teams {
			if live.Teams[m.Team] == nil {
				unknown("unknown_team", "/teams/"+strconv.Itoa(i), m.Team)
			}
		}
		if u.Partner != "" && live.Partners[u.Partner] == nil {
			unknown("unknown_partner", "/partner", u.Partner)
		}
	}
	if len(r.Problems) > 0 {
		return r
	}
	return nil
}

// SetPassword sets a person's password and ends their browser sessions.
func (s *Service) SetPassword(ctx context.Context, actor engine.Actor, login, password string) error {
	ctx, cancel := s.bounded(ctx)
	defer cancel()
	if err := s.selfOrAdmin(ctx, actor, login); err != nil {
		return err
	}
	if len([]rune(password)) < minPassword || len(password) > maxPassword {
		return invalidAt("weak_password", "/password")
	}
	if _, err := s.cfg.Store.User(ctx, login); err != nil {
		return err
	}
	hash, err := s.hasher.Hash(ctx, password)
	if err != nil {
		return err
	}
	return s.cfg.Store.SetPassword(ctx, login, hash)
}

// SetPresent says whether the actor takes work that is handed out.
func (s *Service) SetPresent(ctx context.Context, actor engine.Actor, present bool) error {
	ctx, cancel := s.bounded(ctx)
	defer cancel()
	return s.cfg.Store.SetPresent(ctx, actor.User, present)
}

// Notices answers the newest notices for the actor's teams and themselves.
func (s *Service) Notices(ctx context.Context, actor engine.Actor, limit int) ([]people.Notice, error) {
	ctx, cancel := s.bounded(ctx)
	defer cancel()
	return s.cfg.Store.Notices(ctx, actor.User, min(max(limit, 1), maxPage))
}

// touched gathers when sessions were used, to be written together.
type touched struct {
	mu   sync.Mutex
	used map[string]time.Time
}

func (t *touched) note(id string, at time.Time) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.used == nil {
		t.used = map[string]time.Time{}
	}
	t.used[id] = at
}

func (t *touched) take() map[string]time.Time {
	t.mu.Lock()
	defer t.mu.Unlock()
	used := t.used
	t.used = nil
	return used
}

func (s *Service) flushTouched(ctx context.Context) error {
	used := s.touched.take()
	if len(used) == 0 {
		return nil
	}
	ctx, cancel := s.bounded(ctx)
	defer cancel()
	return s.cfg.Store.TouchSessions(ctx, used)
}
