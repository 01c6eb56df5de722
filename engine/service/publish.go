package service

import (
	"context"
	"errors"
	"sync"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/access"
	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/draft"
)

// PublishedSet is a set to publish: its sources by path. Definition is the
// compiled form when the caller has it; nil compiles the sources.
type PublishedSet struct {
	Definition *definition.Definition
	Sources    map[string][]byte
	Message    string
}

// Publish makes a set the live one, on this node at once and on others within
// two seconds. Cases stay on the version they opened with, but what is always read
// from the live one must be there for them: a version that drops something open
// cases need, without a moved or removed block, is refused with code "in_use". A
// store runs one set: another name is refused with code "other_set". All of it holds
// against the store as it is when the version goes live; when others go on
// publishing meanwhile it is refused with code "published_meanwhile".
func (s *Service) Publish(ctx context.Context, actor engine.Actor, set PublishedSet) (draft.Published, error) {
	def, err := s.publishable(ctx, actor, set)
	if err != nil {
		return draft.Published{}, err
	}
	p := draft.Published{
		Version: def.Version, Name: def.Name, Sources: set.Sources,
		Author: actor.User, Message: set.Message, At: s.Now(), Snapshot: s.snapshot(def),
	}
	for range publishLooks {
		p, err := s.publishOver(ctx, p, def)
		if errors.Is(err, draft.ErrOvertaken) || errors.Is(err, errUnseen) {
			continue
		}
		if err == nil {
			s.versions.keep(def.Version, def)
			s.goLive(def)
		}
		return p, err
	}
	return draft.Published{}, refuse(engine.Conflict, "published_meanwhile")
}

// publishLooks is how often Publish looks at what is live and in use, when that
// changes before the version goes live.
const publishLooks = 3

// publishOver looks at what is live and in use, and publishes if that still is so.
// What takes its time is done before the transaction, which everybody waits for.
func (s *Service) publishOver(ctx context.Context, p draft.Published, def *definition.Definition) (draft.Published, error) {
	was, live, err := s.lookLive(ctx)
	if err != nil {
		return draft.Published{}, err
	}
	if was.Name != "" && was.Name != def.Name {
		return draft.Published{}, refuse(engine.Conflict, "other_set")
	}
	l := look{s: s, def: def, old: map[definition.Version]*oldVersion{}}
	if err := l.before(ctx); err != nil {
		return draft.Published{}, err
	}
	ctx, cancel := s.bounded(ctx)
	defer cancel()
	return s.cfg.Store.Publish(ctx, p, draft.Change{Was: was.Version, Renames: renames(live, def), Keeps: l.keeps})
}

// lookLive answers the version that is live in the store, whatever this node runs
// yet; its definition is nil when this build cannot read it: another may replace it.
func (s *Service) lookLive(ctx context.Context) (was draft.Published, live *definition.Definition, err error) {
	ctx, cancel := s.bounded(ctx)
	defer cancel()
	v, ok, err := s.cfg.Store.LiveVersion(ctx)
	if err != nil || !ok {
		return was, nil, err
	}
	if was, err = s.cfg.Store.Version(ctx, v); err != nil {
		return was, nil, err
	}
	live, err = s.Version(ctx, v)
	if err != nil && !outage(err) {
		s.log.Warn("the live version cannot be read", "version", v, "error", err)
		return was, nil, nil
	}
	return was, live, err
}

// outage reports whether asking the store again later may help.
func outage(err error) bool {
	return errors.Is(err, engine.ErrUnavailable) || errors.Is(err, context.DeadlineExceeded) || errors.Is(err, context.Canceled)
}

// publishable answers the compiled set, if the actor may publish. Compiling takes
// its time, which no deadline of the store counts.
func (s *Service) publishable(ctx context.Context, actor engine.Actor, set PublishedSet) (*definition.Definition, error) {
	ctx, cancel := s.bounded(ctx)
	defer cancel()
	if err := s.require(ctx, actor, access.Publish); err != nil {
		return nil, err
	}
	if set.Definition != nil {
		return set.Definition, nil
	}
	return s.cfg.Load(set.Sources)
}

// Live answers the current definition, or nil when none was published.
func (s *Service) Live() *definition.Definition { return s.live.Load() }

func (s *Service) goLive(def *definition.Definition) {
	was := s.live.Swap(def)
	if was == nil || was.Version != def.Version {
		s.hub.send(Update{Kind: UpdatePublished})
	}
}

// Refresh reads which version is live and takes it up. Run calls it each second;
// call it once before serving.
func (s *Service) Refresh(ctx context.Context) error {
	ctx, cancel := s.bounded(ctx)
	defer cancel()
	v, ok, err := s.cfg.Store.LiveVersion(ctx)
	if err != nil || !ok {
		return err
	}
	if live := s.Live(); live != nil && live.Version == v {
		return nil
	}
	def, err := s.Version(ctx, v)
	if err != nil {
		return err
	}
	s.goLive(def)
	return nil
}

// Version answers a published definition, compiled once per node.
func (s *Service) Version(ctx context.Context, v definition.Version) (*definition.Definition, error) {
	if def := s.versions.get(v); def != nil {
		return def, nil
	}
	p, err := s.cfg.Store.Version(ctx, v)
	if err != nil {
		return nil, err
	}
	def, err := s.compiled(ctx, p)
	if err != nil {
		return nil, err
	}
	s.versions.keep(v, def)
	return def, nil
}

// compiled answers the definition of a version: as it was kept, or else from its
// sources, to be kept for the next node.
func (s *Service) compiled(ctx context.Context, p draft.Published) (*definition.Definition, error) {
	def, err := definition.FromSnapshot(p.Snapshot)
	if err == nil && def.Version == p.Version {
		return def, nil
	}
	if def, err = s.cfg.Load(p.Sources); err != nil {
		return nil, err
	}
	if kept := s.snapshot(def); kept != nil && def.Version == p.Version {
		if err := s.cfg.Store.KeepSnapshot(ctx, p.Version, kept); err != nil {
			s.log.Warn("the compiled form of a version is not kept", "version", p.Version, "error", err)
		}
	}
	return def, nil
}

// snapshot answers the definition as it is kept, or nil when it cannot be: then its
// sources are read each time.
func (s *Service) snapshot(def *definition.Definition) []byte {
	kept, err := def.Snapshot()
	if err != nil {
		s.log.Error("a definition cannot be kept in its compiled form", "version", def.Version, "error", err)
		return nil
	}
	return kept
}

// Versions lists what was published, newest first.
func (s *Service) Versions(ctx context.Context, actor engine.Actor) ([]draft.Published, error) {
	ctx, cancel := s.bounded(ctx)
	defer cancel()
	if err := s.require(ctx, actor, access.Publish); err != nil {
		return nil, err
	}
	return s.cfg.Store.Versions(ctx)
}

// pinned answers the definition of a case; a new case takes the live one.
func (s *Service) pinned(v definition.Version, live *definition.Definition) (*definition.Definition, error) {
	if v == "" || v == live.Version {
		return live, nil
	}
	ctx, cancel := s.bounded(context.Background())
	defer cancel()
	return s.Version(ctx, v)
}

// uncompiled says that a transaction needs a version that this node has not
// compiled yet. Compiling takes long and reads the store: nobody else should wait
// for it, so that the transaction is left, and run again with the version.
type uncompiled struct{ version definition.Version }

func (u *uncompiled) Error() string {
	return "version " + string(u.version) + " is not compiled on this node yet"
}

// pinned answers the definition of a case within a transaction.
func (j *job) pinned(v definition.Version) (*definition.Definition, error) {
	if v == "" || v == j.live.Version {
		return j.live, nil
	}
	if def := j.s.versions.get(v); def != nil {
		return def, nil
	}
	if j.broken != nil {
		return nil, j.broken
	}
	return nil, &uncompiled{v}
}

// write runs fn in a transaction, again when it needed a version to be compiled.
func (j *job) write(ctx context.Context, fn func(engine.Tx) error) error {
	return j.s.compiling(ctx, func(broken error) error {
		j.broken = broken
		return j.s.cfg.Store.Write(ctx, j.id, fn)
	})
}

// compiling runs do, again with each version that it lacked. broken is why one of
// them does not compile: do then fails by it.
func (s *Service) compiling(ctx context.Context, do func(broken error) error) error {
	var broken error
	for {
		err := do(broken)
		var lacks *uncompiled
		if broken != nil || !errors.As(err, &lacks) {
			return err
		}
		_, broken = s.Version(ctx, lacks.version)
	}
}

// versionCache keeps compiled definitions; they are few and never change.
type versionCache struct {
	mu   sync.RWMutex
	defs map[definition.Version]*definition.Definition
}

func (c *versionCache) get(v definition.Version) *definition.Definition {
	c.mu.RLock()
	defer c.mu.RUnlock()
	return c.defs[v]
}

func (c *versionCache) keep(v definition.Version, def *definition.Definition) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.defs == nil {
		c.defs = map[definition.Version]*definition.Definition{}
	}
	c.defs[v] = def
}
