package service

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/draft"
)

// look is what a publisher saw of the versions of cases still in the works.
type look struct {
	s   *Service
	def *definition.Definition // what is to be published
	old map[definition.Version]*oldVersion
}

// oldVersion is a version that cases are pinned to. def is nil when this build cannot
// read it: its cases cannot be worked in any case.
type oldVersion struct {
	def   *definition.Definition
	reach []string // where any of its categories leads
}

// errUnseen says that cases are pinned to a version that the look has not seen.
var errUnseen = errors.New("cases were opened under another version meanwhile")

// before compiles what keeps will need, and asks it, so that what is refused is
// refused without making anybody wait.
func (l *look) before(ctx context.Context) error {
	bounded, cancel := l.s.bounded(ctx)
	defer cancel()
	uses, err := l.s.cfg.Store.InUse(bounded)
	if err != nil {
		return err
	}
	for _, use := range uses {
		if l.old[use.Version] != nil {
			continue
		}
		l.old[use.Version] = &oldVersion{}
		old, err := l.s.pinned(use.Version, l.def)
		if outage(err) {
			return err
		}
		if err != nil {
			l.s.log.Warn("a version with open cases cannot be read", "version", use.Version, "error", err)
			continue
		}
		l.old[use.Version] = &oldVersion{def: old, reach: old.CategoryTeams()}
	}
	return l.keeps(uses)
}

// keeps answers a refusal that names everything which cases still in the works
// need and which the new version neither has nor says anything of: what they are
// pinned to would lead them nowhere, and reports would lose them. It also names
// fields whose type changed, which their values would not fit.
//
// A node that has not yet heard of the new version may open a case under the one
// before for a moment: the next publishing looks at it, and no case goes to a team
// that is gone.
func (l *look) keeps(uses []draft.Use) error {
	lost := map[string]int{}
	retyped := map[string]int{}
	for _, use := range uses {
		old := l.old[use.Version]
		switch {
		case old == nil:
			return errUnseen
		case old.def == nil:
			continue
		}
		for _, address := range neededBy(old, use) {
			if _, known := l.def.Follow(address); !known {
				lost[address] += use.Cases
			}
			if typeChanged(old.def, l.def, address) {
				retyped[address] += use.Cases
			}
		}
	}
	r := refuse(engine.Conflict, "in_use")
	r.Problems = append(problemsOf("in_use_gone", lost), problemsOf("in_use_type", retyped)...)
	if len(r.Problems) == 0 {
		return nil
	}
	return r
}

// neededBy answers the addresses that some cases need: their version's, where they
// are, and the teams that another of its categories would lead them to.
func neededBy(old *oldVersion, use draft.Use) []string {
	needed := old.def.Addresses(use.Category, use.Flow)
	for _, team := range old.reach {
		if !slices.Contains(needed, team) {
			needed = append(needed, team)
		}
	}
	for _, at := range []struct{ kind, name string }{{"team", use.Team}, {"partner", use.Partner}} {
		if address := at.kind + "." + at.name; at.name != "" && !slices.Contains(needed, address) {
			needed = append(needed, address)
		}
	}
	return needed
}

// typeChanged reports whether a field or a setting has another type than before.
func typeChanged(old, def *definition.Definition, address string) bool {
	kind, name, _ := strings.Cut(address, ".")
	now, _ := def.Renamed(address)
	_, nowName, _ := strings.Cut(now, ".")
	switch kind {
	case "field":
		f, g := old.Fields[name], def.Fields[nowName]
		return f != nil && g != nil && f.Type != g.Type
	case "setting":
		f, ok := def.Settings[nowName]
		return ok && old.Settings[name].Type != f.Type
	}
	return false
}

func problemsOf(code string, cases map[string]int) []engine.Problem {
	var all []engine.Problem
	for _, address := range slices.Sorted(maps.Keys(cases)) {
		detail := definition.Text{}
		for locale, text := range refusals[code] {
			detail[locale] = fmt.Sprintf(text, address, cases[address])
		}
		all = append(all, engine.Problem{Pointer: "/" + strings.ReplaceAll(address, ".", "/"), Code: code, Detail: detail, Address: address})
	}
	return all
}

// renames answers what the places of people are called from now on: teams,
// partners and roles that were renamed, back again when an older version is
// published.
func renames(was, def *definition.Definition) []draft.Rename {
	if was == nil {
		return nil
	}
	back := map[string]string{}
	for _, from := range slices.Sorted(maps.Keys(was.Moves)) {
		to, ok := was.Renamed(from)
		if !ok || was.Moves[from].Removed || !def.Has(from) {
			continue
		}
		if _, twice := back[to]; twice {
			from = "" // several became one: nobody can say who belonged where
		}
		back[to] = from
	}
	var all []draft.Rename
	add := func(kind, name string) {
		address := kind + "." + name
		if def.Has(address) {
			return
		}
		to, ok := def.Renamed(address)
		if !ok {
			to, ok = back[address]
		}
		if now, same := strings.CutPrefix(to, kind+"."); ok && same {
			all = append(all, draft.Rename{Kind: kind, From: name, To: now})
		}
	}
	for _, name := range slices.Sorted(maps.Keys(was.Teams)) {
		add(draft.RenamedTeam, name)
	}
	for _, name := range slices.Sorted(maps.Keys(was.Partners)) {
		add(draft.RenamedPartner, name)
	}
	for _, name := range slices.Sorted(maps.Keys(was.Roles)) {
		add(draft.RenamedRole, name)
	}
	return all
}
