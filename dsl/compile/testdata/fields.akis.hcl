# Fields, choices, settings, calendars and teams that cannot be used.
akis {
  name     = "x"
  language = 1
  locales  = ["en", "tr"]
  timezone = "Europe/Istambul" # ERROR: AKIS-V001 Europe/Istanbul
  calendar = calendar.ofice # ERROR: AKIS-N001 Did you mean calendar.office?
}
calendar "office" { # WARNING: AKIS-G006 Nothing names calendar.office
  week     = { mon_fri = "09:00-08:00" } # ERROR: AKIS-V001
  holidays = "data/none.csv" # ERROR: AKIS-V002 no data/none.csv
}
calendar "town" {
  week     = { mon_fri = "09:00-18:00" }
  holidays = "data/bad.csv"
}
setting "limit" { # WARNING: AKIS-G006 Nothing names setting.limit
  type    = int
  default = 1.5 # ERROR: AKIS-V001 setting.limit is of type int
}
setting "soon" { # ERROR: AKIS-V001 no default
  type = duration
}
setting "wait" { # WARNING: AKIS-G006 Nothing names setting.wait
  type    = duration
  default = "3 fortnights" # ERROR: AKIS-V001
}
team "front" {
  label    = { en = "Front", de = "Vorne" } # WARNING: AKIS-V003 not "de"
  calendar = calendar.town
}
partner "p" { # WARNING: AKIS-G006 Nothing names partner.p
  label = "P"
  owner = partner.p # ERROR: AKIS-N002 write team.name
}
choices "empty" { # ERROR: AKIS-V001 offers nothing
  options = {}
}
choices "file" { source = "data/parts.csv" }
choices "both" { # ERROR: AKIS-V001 Keep one
  options = { a = "A" }
  source  = "data/parts.csv"
}
field "no_options" { # ERROR: AKIS-V001 options belong to choice
  type  = choice
  label = "A"
}
field "part" {
  type    = choice
  label   = "B"
  options = choices.file
  default = "wing" # ERROR: AKIS-V001 "wing" is not a value
}
field "whole" {
  type    = int
  label   = "C"
  default = 2.5 # ERROR: AKIS-V001 2.5 is not a value
}
field "day" {
  type    = date
  label   = "D"
  default = "2026-02-30" # ERROR: AKIS-V001 "2026-02-30" is not a value
  max     = 3 # ERROR: AKIS-V001 max says nothing about a field of type date
}
field "range" {
  type  = decimal
  label = "E"
  min   = 3 # ERROR: AKIS-V001 min 3 is above max 2
  max   = 2
}
field "code" {
  type    = text
  label   = "F"
  pattern = "^(?i)[a-z" # ERROR: AKIS-V001 has no ] behind it
}
field "flags" {
  type    = text
  label   = "G"
  pattern = "(?i)abc" # ERROR: AKIS-V001 browsers
}
field "fine" {
  type    = text
  label   = "H"
  pattern = "^[A-Z]{2}-(?:[0-9]+|x)$"
  default = "AB-12"
}
field "total" {
  type    = decimal
  label   = "I"
  compute = "field.fine" # ERROR: AKIS-R007 something else
}
field "double" {
  type    = decimal
  label   = "J"
  compute = "field.range * 2"
}
field "egg" {
  type    = bool
  label   = "K"
  visible = "field.hen" # ERROR: AKIS-G005 depends on itself
}
field "hen" {
  type    = bool
  label   = "L"
  visible = "not field.egg" # ERROR: AKIS-G005 depends on itself
}
field "vip" {
  type  = bool
  label = "M"
  on    = customer
}
field "lonely" { # WARNING: AKIS-G006 Nothing names field.lonely
  type  = text
  label = "N"
}
field "other" {
  type  = text
  label = "O"
}
category "a" {
  label  = "A"
  kind   = request
  flow   = flow.f
  fields = [
    field.no_options, field.part, field.whole, field.day, field.range, field.code,
    field.flags, field.fine, field.total, field.double, field.egg, field.hen,
    field.vip, # ERROR: AKIS-N002 Rules read it as customer.vip
  ]
  section "one" {
    label  = "One"
    fields = [field.part, field.other] # ERROR: AKIS-G007 cases of a have no such field
  }
}
flow "f" {
  start = step.s
  step "s" {
    team = team.front
    outcome "o" { to = end.z }
  }
  end "z" { status = resolved }
}
