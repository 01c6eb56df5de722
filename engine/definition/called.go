package definition

import (
	"maps"
	"slices"
	"strings"
)

// What cases of older versions are called by, for lists and rights that speak in
// the names of this version.

// TeamsCalled answers the names of teams and those that they, or teams whose work
// they took over, had before.
func (d *Definition) TeamsCalled(names ...string) []string { return d.called(kindTeam, names) }

// PartnersCalled is TeamsCalled for partners.
func (d *Definition) PartnersCalled(names ...string) []string { return d.called(kindPartner, names) }

func (d *Definition) called(kind string, names []string) []string {
	all := slices.Clone(names)
	for _, from := range d.movedKeys(kind + ".") {
		old := strings.TrimPrefix(from, kind+".")
		if now := d.present(kind, old); now != old && slices.Contains(names, now) {
			all = append(all, old)
		}
	}
	return all
}

// FormerStep is a step of an older version, by the names of then.
type FormerStep struct{ Flow, Step string }

// StepsCalled answers what steps that have one of the names, in whatever flow, were
// called before. Their flow goes with them: a step of the old name may be another
// one elsewhere.
func (d *Definition) StepsCalled(names ...string) []FormerStep {
	var all []FormerStep
	flows := d.movedKeys("flow.")
	for _, from := range flows {
		old, was := stepOf(from)
		now, _ := d.Follow(from)
		if step, is := stepOf(now); !was || !is || !slices.Contains(names, step) {
			continue
		}
		all = append(all, FormerStep{Flow: strings.Split(from, ".")[1], Step: old})
		for _, f := range flows { // the flow may have had other names, too
			if then, ok := d.Follow(f + ".step." + old); ok && then == now && strings.Count(f, ".") == 1 {
				all = append(all, FormerStep{Flow: strings.TrimPrefix(f, "flow."), Step: old})
			}
		}
	}
	return all
}

// stepOf answers the step of flow.F.step.S.
func stepOf(address string) (string, bool) {
	parts := strings.Split(address, ".")
	if len(parts) != 4 || parts[2] != "step" {
		return "", false
	}
	return parts[3], true
}

// CategoriesCalled answers paths below which the cases of some categories lie:
// theirs, and those of categories that became one of them or of those below.
func (d *Definition) CategoriesCalled(paths ...string) []string {
	all := slices.Clone(paths)
	for _, from := range d.movedKeys(kindCategory + ".") {
		now, _ := d.Follow(from)
		name, is := strings.CutPrefix(now, kindCategory+".")
		if !is {
			continue
		}
		old, now := pathOf(strings.TrimPrefix(from, kindCategory+".")), pathOf(name)
		for _, p := range paths {
			switch {
			case now == p || strings.HasPrefix(now, p+"/"):
				all = append(all, old)
			case strings.HasPrefix(p, now+"/"):
				all = append(all, old+p[len(now):])
			}
		}
	}
	return all
}

// pathOf answers the path of a category that is named with dots.
func pathOf(name string) string { return strings.ReplaceAll(name, ".", "/") }

func (d *Definition) movedKeys(prefix string) []string {
	if len(d.Moves) == 0 {
		return nil
	}
	keys := slices.Sorted(maps.Keys(d.Moves))
	return slices.DeleteFunc(keys, func(k string) bool { return !strings.HasPrefix(k, prefix) })
}
