package access

import "slices"

// The built-in roles, for a set that defines none. A member of a team is an
// agent, who leads one is a lead, without being told so.
const (
	RoleAgent   = "agent"
	RoleLead    = "lead"
	RoleManager = "manager"
	RoleAnalyst = "analyst"
	RoleAdmin   = "admin"
)

// BuiltinRoles lists them, least rights first.
func BuiltinRoles() []string {
	return []string{RoleAgent, RoleLead, RoleManager, RoleAnalyst, RoleAdmin}
}

var agentVerbs = []Verb{
	Read, Claim, Finish, Fill, Note, Transfer, Recategorise, Pause, Close, Reopen, Inform,
}

var leadVerbs = append([]Verb{Assign, Cancel, Export}, agentVerbs...)

// partnerGrant is the whole of a partner user's rights.
var partnerGrant = grant{verbs: []Verb{Read, Finish, Fill, Note}, partner: true}

var builtinRoles = map[string][]grant{
	RoleAgent: {
		{verbs: []Verb{Open, Customers}},
		{verbs: agentVerbs, own: true},
	},
	RoleLead: {
		{verbs: []Verb{Open, Customers, Report}},
		{verbs: leadVerbs, own: true},
	},
	RoleManager: {{verbs: append([]Verb{Open, Customers, Report}, leadVerbs...)}},
	RoleAnalyst: {{verbs: []Verb{Read, Report, Export, Design, Publish, Customers}}},
	RoleAdmin: {{verbs: append([]Verb{
		Open, Customers, Report, Design, Publish, Administer,
	}, leadVerbs...)}},
}

func builtin(p Person) []grant {
	roles := slices.Clone(p.Roles)
	if len(p.Teams) > 0 {
		roles = append(roles, RoleAgent)
	}
	if len(p.Leads) > 0 {
		roles = append(roles, RoleLead)
	}
	slices.Sort(roles)
	var all []grant
	for _, name := range slices.Compact(roles) {
		all = append(all, builtinRoles[name]...)
	}
	return all
}

// LeadsAll reports whether the person stands above every team's lead: a manager
// or an administrator hands out work anywhere.
func (r Rights) LeadsAll() bool {
	return slices.ContainsFunc(r.grants, func(g grant) bool {
		return slices.Contains(g.verbs, Assign) && !g.own && !g.partner && len(g.teams) == 0
	})
}
