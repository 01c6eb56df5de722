package definition

import (
	"slices"
	"strings"
)

// Move says what became of something that an earlier version named.
type Move struct {
	From string // an address, such as "team.front" or "flow.cargo.step.triage"
	To   string // an address; "" when nothing took its place
	// Removed is true when the thing is gone and To only says where cases go;
	// false when it is the same thing under another name.
	Removed bool
}

// The kinds of address that Has, Follow and moves know. Flow, step and end are
// spelled flow.F, flow.F.step.S and flow.F.end.E, a nested category
// category.a.b, an option choices.C.code.
const (
	kindTeam     = "team"
	kindPartner  = "partner"
	kindSetting  = "setting"
	kindRole     = "role"
	kindCategory = "category"
)

// Has reports whether the definition has what the address names.
func (d *Definition) Has(address string) bool {
	kind, name, _ := strings.Cut(address, ".")
	switch kind {
	case kindTeam:
		return d.Teams[name] != nil
	case kindPartner:
		return d.Partners[name] != nil
	case "calendar":
		_, ok := d.Calendars[name]
		return ok
	case kindSetting:
		_, ok := d.Settings[name]
		return ok
	case kindRole:
		return d.Roles[name] != nil
	case "field":
		return d.Fields[name] != nil
	case kindCategory:
		return d.Categories[pathOf(name)] != nil
	case "choices":
		return d.hasOption(name)
	case "flow":
		return d.hasPlace(name)
	}
	return false
}

func (d *Definition) hasOption(name string) bool {
	choices, code, _ := strings.Cut(name, ".")
	ch := d.Choices[choices]
	return ch != nil && slices.ContainsFunc(ch.Options, func(o Option) bool { return o.Code == code })
}

func (d *Definition) hasPlace(name string) bool {
	parts := strings.Split(name, ".")
	f := d.Flows[parts[0]]
	switch {
	case f == nil || len(parts) == 1:
		return f != nil
	case len(parts) == 3 && parts[1] == "step":
		return f.Steps[parts[2]] != nil
	case len(parts) == 3 && parts[1] == "end":
		return f.Ends[parts[2]] != nil
	}
	return false
}

// Follow answers what the address of an earlier version names now: itself, or
// where its moves lead, "" when nothing took its place. ok is false when the
// definition knows nothing of it.
func (d *Definition) Follow(address string) (now string, ok bool) { return d.follow(address, true) }

// Renamed is Follow for the thing itself: what was removed is gone, whatever takes
// its cases.
func (d *Definition) Renamed(address string) (now string, ok bool) { return d.follow(address, false) }

func (d *Definition) follow(address string, removed bool) (string, bool) {
	for range len(d.Moves) + 1 { // a circle is refused by the compiler, and ends here
		if d.Has(address) {
			return address, true
		}
		m, rest, ok := d.move(address)
		switch {
		case !ok || m.Removed && !removed:
			return "", false
		case m.To == "":
			return "", true
		case m.Removed:
			address = m.To
		default:
			address = m.To + rest
		}
	}
	return "", false
}

// move finds the block for an address, or for what it lies in: a category that was
// renamed took those below it along, and a flow its steps.
func (d *Definition) move(address string) (m Move, rest string, ok bool) {
	for at := address; ; {
		if m, ok = d.Moves[at]; ok {
			return m, address[len(at):], true
		}
		i := strings.LastIndexByte(at, '.')
		if i < 0 {
			return m, "", false
		}
		at = at[:i]
	}
}

// present answers the name that something of a kind has now, or name.
func (d *Definition) present(kind, name string) string {
	if len(d.Moves) == 0 || name == "" {
		return name
	}
	if now, ok := d.Follow(kind + "." + name); ok {
		if to, same := strings.CutPrefix(now, kind+"."); same {
			return to
		}
	}
	return name
}

// TeamNow answers the name of the team that has the work of what was once called
// name.
func (d *Definition) TeamNow(name string) string { return d.present(kindTeam, name) }

// PartnerNow is TeamNow for partners.
func (d *Definition) PartnerNow(name string) string { return d.present(kindPartner, name) }

// Team answers a team by its name or a former one, or nil.
func (d *Definition) Team(name string) *Team {
	if t := d.Teams[name]; t != nil {
		return t
	}
	return d.Teams[d.TeamNow(name)]
}

// Partner answers a partner by its name or a former one, or nil.
func (d *Definition) Partner(name string) *Partner {
	if p := d.Partners[name]; p != nil {
		return p
	}
	return d.Partners[d.PartnerNow(name)]
}

// Setting answers a setting by its name or a former one.
func (d *Definition) Setting(name string) (Setting, bool) {
	if s, ok := d.Settings[name]; ok {
		return s, true
	}
	s, ok := d.Settings[d.present(kindSetting, name)]
	return s, ok
}

// SettingValues answers the value of each setting under its name and under its
// former ones, which rules of older versions still read.
func (d *Definition) SettingValues() map[string]any {
	values := make(map[string]any, len(d.Settings))
	for name, s := range d.Settings {
		values[name] = s.Value
	}
	for from := range d.Moves {
		if name, ok := strings.CutPrefix(from, kindSetting+"."); ok {
			if s, ok := d.Setting(name); ok {
				values[name] = s.Value
			}
		}
	}
	return values
}
