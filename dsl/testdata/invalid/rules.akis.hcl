akis {
  name     = "x"
  language = 1
}
team "front" { label = "F" }
choices "country" { options = { FR = "France", DE = "Germany" } }
field "country" {
  type    = choice
  label   = "Country"
  options = choices.country
}
field "qty" {
  type    = int
  label   = "Ağırlık"
  visible = "case.age > days(3)" # ERROR: AKIS-R005 because time passes
}
flow "f" {
  start = step.a
  step "a" {
    team = team.front
    outcome "done" {
      to   = end.z
      when = "field.country == 'FRA'" # ERROR: AKIS-R004 never 'FRA'
    }
    outcome "b" {
      to   = end.z
      when = "'ğ😀' == 'x' and field.contry == 'FR'" # ERROR: AKIS-R002 Did you mean field.country?
    }
    outcome "c" {
      to   = step.nowhere # ERROR: AKIS-N001 no step.nowhere
      when = "field.qty" # ERROR: AKIS-R003 Compare it
    }
  }
  end "z" { status = resolved }
}
category "c" {
  label  = "C"
  kind   = request
  flow   = flow.f
  fields = [field.country, field.qty]
}
