# Rules that never or always hold, rows that are never reached, rows at once, codes
# without a row.
akis {
  name     = "x"
  language = 1
  locales  = ["en"]
  calendar = calendar.office
}
calendar "office" { week = { mon_fri = "09:00-17:00" } }
setting "limit" {
  type    = int
  default = 100
}
team "front" { label = "F" }
team "back" { label = "B" }
team "lead" { label = "L" }
choices "country" { options = { FR = "France", DE = "Germany", TR = "Turkey" } }
choices "level" { options = { low = "Low", mid = "Mid", high = "High" } }
field "country" {
  type    = choice
  label   = "Country"
  options = choices.country
}
field "code" {
  type    = text
  label   = "Code"
  pattern = "^[0-9]{4}$"
  visible = "field.country == 'FR'"
}
field "impact" {
  type    = choice
  label   = "Impact"
  options = choices.level
}
field "urgency" {
  type    = choice
  label   = "Urgency"
  options = choices.level
}
field "qty" {
  type  = int
  label = "Quantity"
  min   = 1
  max   = 9
}
field "amount" {
  type  = decimal
  label = "Amount"
}
field "note" {
  type    = text
  label   = "Note"
  visible = "field.qty > 20" # WARNING: AKIS-A001 “field.qty > 20” is yes for no case that comes here. The field is never shown => category shop, qty empty
}
field "memo" {
  type  = text
  label = "Memo"
}
field "sum" {
  type    = bool
  label   = "Large"
  compute = "field.amount > 50"
}
tiers { # WARNING: AKIS-L002 Not run
  tier "gold" { when = "customer.points > 100" }
  tier "silver" { when = "customer.points > 10" }
  tier "bronze" { when = "customer.points > 50" } # WARNING: AKIS-A002 an earlier row has answered: gold, silver => customer.points = 51
}

category "shop" {
  label  = "Shop"
  kind   = complaint
  flow   = flow.shop
  fields = [field.country, field.code, field.impact, field.urgency, field.qty, field.amount, field.note, field.memo, field.sum]
  priority {
    rule "both" {
      when = "field.country == 'FR' and field.qty > 2 and field.country == 'DE'" # WARNING: AKIS-A001 makes all of these yes: “field.country == 'FR'”, “field.country == 'DE'”. => country = 'FR'
      give = high
    }
    rule "large" {
      when = "field.sum"
      give = high
    }
    rule "larger" { # WARNING: AKIS-A002 an earlier row has answered: large => amount = 61
      when = "field.amount > 60"
      give = urgent
    }
    table   = table.level
    default = normal
  }
  gate "unmatched" {
    when    = "field.code == '12'" # WARNING: AKIS-A001 The gate never asks
    require = [field.qty]
  }
  gate "hidden" {
    when    = "field.country in ['FR', 'DE']"
    require = [field.code] # WARNING: AKIS-G012 hidden unless “field.country == 'FR'” => country = 'DE', code empty
  }
  gate "same" {
    when    = "field.amount > setting.limit"
    require = [field.code] # WARNING: AKIS-G012 hidden unless => amount = 101
  }
  gate "lengthy" {
    when    = "field.note != nil" # WARNING: AKIS-A001 “field.note != nil” is yes for no case
    require = [field.qty]
  }
  gate "always" {
    when    = "field.qty > 5 or not (field.qty > 5)" # WARNING: AKIS-A006 Remove when: the gate asks every case
    require = [field.qty]
  }
  gate "check" {
    check = "field.qty > 3 and field.qty < 4" # WARNING: AKIS-A001 No case that is asked can pass this gate => qty = 4
    at    = [step.look.pass]
  }
  gate "asks_what_it_cannot_tell" { # a memo that is no number makes it ask
    when    = "float(field.memo) > 1 and not (float(field.memo) > 1)"
    require = [field.qty]
  }
  gate "harmless" {
    when  = "field.qty > 3"
    check = "field.qty != 2" # WARNING: AKIS-A006 The check refuses nobody
  }
}

route "first" {
  rule "gold" {
    when = "customer.tier == 'gold' and case.kind == 'complaint'"
    to   = team.lead
  }
  rule "gold_fr" { # WARNING: AKIS-A002 Whenever row gold_fr holds, an earlier row has answered: gold. => category shop, country = 'FR', customer.tier = 'gold'
    when = "customer.tier == 'gold' and case.kind == 'complaint' and field.country == 'FR'"
    to   = team.back
  }
  rule "elsewhere" {
    when = "case.category == 'shop' and case.kind == 'request'"
    to   = route.request
  }
  default = route.by_country
}
route "by_country" { # WARNING: AKIS-A004 1 of 3 combinations of values have no row and take the default: TR => country = 'TR'
  by      = field.country
  to      = { FR = team.front, DE = team.back }
  default = team.front
}
route "request" {
  rule "complaint" {
    when = "case.kind == 'complaint'" # WARNING: AKIS-A001 Rule never holds
    to   = team.back
  }
  default = team.front
}
route "one" {
  rule "gold" {
    when = "customer.tier == 'gold'"
    to   = team.lead
  }
  rule "much" { # WARNING: AKIS-A003 Row much of a unique list holds together with gold for some cases. They give different answers, so the default decides => category shop, amount = 101, customer.tier = 'gold'
    when = "field.amount > setting.limit"
    to   = team.back
  }
  rule "silver" { # WARNING: AKIS-A003 together with much for some cases. They give the same answer => amount = 101, customer.tier = 'silver'
    when = "customer.tier == 'silver'"
    to   = team.back
  }
  rule "spelled" { # INFO: AKIS-A003 possibly holds together with gold
    when = "customer.name matches '^x{3}y{2}$' and customer.name matches '^(?:xy|x+y+)$'"
    to   = team.front
  }
  pick    = unique
  default = team.front
}
table "level" { # WARNING: AKIS-A004 2 of 9 combinations of values have no row and take the default: low low, mid low => impact = 'low', urgency = 'low'
  by = [field.impact, field.urgency]
  rows = [
    [high, "*", urgent],
    [mid, mid, normal],
    [mid, high, high],
    [low, mid, low],
    [low, high, normal],
    [high, low, high], # WARNING: AKIS-A002 Whenever row 6 holds, an earlier row has answered: 1. => impact = 'high', urgency = 'low'
  ]
  default = normal
}

flow "shop" {
  start = step.look
  step "look" {
    route = route.first
    outcome "pass" { to = step.work }
    outcome "over" {
      to   = step.work
      when = "field.qty > 10" # WARNING: AKIS-A001 Nobody can ever leave by this outcome
    }
    outcome "sometimes" { # a memo that is no number closes it
      to   = step.work
      when = "float(field.memo) > 1 or field.qty > 0 or field.qty == nil"
    }
    outcome "known" {
      to   = step.work
      when = "case.step == 'look'" # WARNING: AKIS-A006 the outcome is always open
    }
  }
  step "work" {
    route = route.one
    pause = "field.note == 'x'" # WARNING: AKIS-A001 The clocks never stand still
    outcome "done" { to = end.done }
  }
  end "done" { status = resolved }
}
