# Decision tables: what they may give where they are asked.
akis {
  name     = "x"
  language = 1
  locales  = ["en"]
}
team "front" { label = "F" }
team "back" { label = "B" }
choices "country" { options = { FR = "France", DE = "Germany" } }
choices "size" { options = { small = "Small", large = "Large" } }
field "country" {
  type    = choice
  label   = "Country"
  options = choices.country
}
field "size" {
  type    = choice
  label   = "Size"
  options = choices.size
  table   = table.sizes
}
field "days" {
  type  = int
  label = "Days"
  table = table.days
}
field "wrong" {
  type    = choice
  label   = "Wrong"
  options = choices.size
  table   = table.days # ERROR: AKIS-V001 table.days gives "3", which is not a value of field.wrong
}
field "twice" {
  type    = text
  label   = "Twice"
  compute = "field.country"
  table   = table.sizes # ERROR: AKIS-V001 a default would be lost
}
field "circle" {
  type  = text
  label = "Circle"
  table = table.circle # ERROR: AKIS-G005 depends on itself through table
}
field "many" {
  type    = choices
  label   = "Many"
  options = choices.size
  table   = table.sizes # ERROR: AKIS-V001 Only fields of a case are computed
}
table "sizes" {
  by      = [field.country]
  rows    = [[FR, small], [DE, large]]
  default = small
}
table "days" {
  by      = [field.country]
  rows    = [[FR, 3]]
  default = 5
}
table "circle" {
  by      = [field.circle]
  rows    = [[a, b]]
  default = c
}
table "teams" {
  by      = [field.country]
  rows    = [[FR, team.front], [DE, team.bakc]] # ERROR: AKIS-N001 Did you mean team.back?
  default = team.front
}

route "r" {
  rule "small" {
    when = "field.size == 'small' and field.days > 1"
    to   = table.sizes # ERROR: AKIS-V001 table.sizes gives "small"; here it must give teams
  }
  default = table.teams
}
flow "f" {
  start = step.one
  step "one" {
    route = table.teams
    outcome "on" { to = step.two }
  }
  step "two" {
    route = table.sizes # ERROR: AKIS-V001 here it must give teams
    outcome "on" { to = step.three }
  }
  step "three" {
    route = route.r
    outcome "done" { to = end.z }
  }
  end "z" { status = resolved }
}
category "c" {
  label  = "C"
  kind   = request
  flow   = flow.f
  fields = [field.country, field.size, field.days, field.wrong, field.twice, field.circle, field.many]
}
