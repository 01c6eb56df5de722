# What became of things that earlier versions named.
akis {
  name     = "x"
  language = 1
}
setting "fast" {
  type    = duration
  default = "1h"
}
team "front" { label = "F" }
team "back" { label = "B" }
choices "country" { options = { TR = "T", GB = "G" } }
choices "size" { options = { s = "S" } }
field "land" {
  type    = choice
  label   = "L"
  options = choices.country
}
field "size" {
  type    = choice
  label   = "S"
  options = choices.size
}
category "top" {
  label  = "T"
  kind   = request
  flow   = flow.f
  fields = [field.land, field.size]
  category "leaf" { label = "L" }
}
category "other" {
  label = "O"
  kind  = request
  flow  = flow.g
}
flow "f" {
  start = step.read
  step "read" {
    team         = team.front
    claim_within = setting.fast
    outcome "go" { to = end.z }
  }
  end "z" { status = resolved }
}
flow "g" {
  start = step.look
  step "look" {
    team = team.back
    outcome "go" { to = end.z }
  }
  end "z" { status = resolved }
}

moved {
  from = step.triage
  to   = step.read
}
moved {
  from = flow.g.step.old
  to   = flow.g.step.look
}
moved {
  from = choices.country.UK
  to   = choices.country.GB
}
moved {
  from = "choices.country.U.K."
  to   = choices.country.UK
}
moved {
  from = category.top.lost
  to   = category.top.leaf
}
moved {
  from = team.desk
  to   = team.hall
}
moved {
  from = team.hall
  to   = team.front
}
moved {
  from = flow.old
  to   = flow.f
}
removed { from = field.gone }
removed { from = role.boss }
removed {
  from = step.call # ERROR: AKIS-M001 Write flow.name.step.call
  to   = end.z
}
removed {
  from = flow.f.step.call
  to   = end.z
}
removed { from = team.night } # ERROR: AKIS-M001 Open cases need team.night
moved {
  from = team.front # ERROR: AKIS-M001 team.front is still in the set
  to   = team.back
}
moved {
  from = team.hall # ERROR: AKIS-M001 says already what became
  to   = team.back
}
moved {
  from = setting.slow
  to   = setting.fst # ERROR: AKIS-M001 There is no setting.fst
}
moved {
  from = setting.a
  to   = setting.b # ERROR: AKIS-M001 comes back to itself
}
moved {
  from = setting.b
  to   = setting.a # ERROR: AKIS-M001 comes back to itself
}
moved {
  from = tema.x # ERROR: AKIS-M001 Did you mean team.x?
  to   = team.front
}
moved {
  from = team.y
  to   = partner.x # ERROR: AKIS-M001 team.y cannot become partner.x
}
moved {
  from = step.w # ERROR: AKIS-M001 Write flow.name.step.w
  to   = end.z
}
moved {
  from = flow.f.step.w
  to   = flow.f.end.z # ERROR: AKIS-M001 cannot become
}
moved {
  from = choices.size.xl
  to   = choices.country.GB # ERROR: AKIS-M001 cannot become
}
moved {
  from = team.a.b # ERROR: AKIS-M001 not the form of an address
  to   = team.front
}
removed {
  from = category.high
  to   = category.top # ERROR: AKIS-M001 has narrower categories
}
