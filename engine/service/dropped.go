package service

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/draft"
)

// keeps answers a refusal that names everything which cases still in the works
// need and which the new version neither has nor says anything of: what they are
// pinned to would lead them nowhere, and reports would lose them. It also names
// fields whose type changed, which their values would not fit.
//
// Cases that are opened between this look and the publishing are pinned to the
// version before, which the next publishing looks at again.
func (s *Service) keeps(ctx context.Context, def *definition.Definition) error {
	uses, err := s.inUse(ctx)
	if err != nil {
		return err
	}
	lost := map[string]int{}
	retyped := map[string]int{}
	reach := map[definition.Version][]string{}
	for _, use := range uses {
		old, err := s.pinned(use.Version, def)
		if err != nil {
			// Its cases cannot be worked by this build in any case.
			s.log.Warn("a version with open cases cannot be read", "version", use.Version, "error", err)
			continue
		}
		if reach[use.Version] == nil {
			reach[use.Version] = old.CategoryTeams()
		}
		for _, address := range neededBy(old, use, reach[use.Version]) {
			if _, known := def.Follow(address); !known {
				lost[address] += use.Cases
			}
			if typeChanged(old, def, address) {
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

func (s *Service) inUse(ctx context.Context) ([]draft.Use, error) {
	ctx, cancel := s.bounded(ctx)
	defer cancel()
	return s.cfg.Store.InUse(ctx)
}

// neededBy answers the addresses that some cases need: their version's, where they
// are, and the teams that another of its categories would lead them to.
func neededBy(old *definition.Definition, use draft.Use, reach []string) []string {
	needed := old.Addresses(use.Category, use.Flow)
	for _, team := range reach {
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
