# Flows, gates, routes and categories that cannot work.
akis {
  name     = "x"
  language = 1
  locales  = ["en"]
}
team "front" { label = "F" }
team "back" { label = "B" }
partner "p" {
  label = "P"
  owner = team.front
}
choices "country" { options = { FR = "France", DE = "Germany" } }
field "country" {
  type    = choice
  label   = "Country"
  options = choices.country
}
field "code" {
  type    = text
  label   = "Code"
  visible = "field.country == 'FR'"
}
field "order" { # WARNING: AKIS-G006 Nothing names field.order
  type  = text
  label = "Order"
}
setting "hours" {
  type    = int
  default = 3
}

route "a" { # ERROR: AKIS-G005 leads back to itself
  by      = field.country
  to      = { FR = team.front, TR = team.back } # ERROR: AKIS-V001 never "TR"
  default = route.b
}
route "b" { # ERROR: AKIS-G005 leads back to itself
  rule "r" {
    when = "field.order == 'x' and field.country == 'FR'" # ERROR: AKIS-R002 There is no field.order here
    to   = team.frnt # ERROR: AKIS-N001 Did you mean team.front?
  }
  default = route.a
}
table "level" {
  by      = [field.country]
  rows    = [
    [FR, urgent],
    [DE, soon],
    [US, low], # ERROR: AKIS-V001 never "US"
    [FR], # ERROR: AKIS-V001 this one has 1
  ]
  default = normal
}

category "top" {
  label  = "Top"
  flow   = flow.main
  fields = [field.country, field.code]
  gate "nothing" { when = "field.country == 'FR'" } # ERROR: AKIS-V001 asks for nothing
  gate "at" {
    require = [field.country]
    at      = [
      step.start,
      step.strat, # ERROR: AKIS-N001 Did you mean step.start?
      step.start.go,
      step.start.gone, # ERROR: AKIS-N001 Did you mean step.start.go?
      outcome.back,
      outcome.nowhere, # ERROR: AKIS-N001 There is no outcome.nowhere
      team.front, # ERROR: AKIS-N002 write step.name
    ]
  }
  category "plain" { # ERROR: AKIS-V001 Add kind
    label = "Plain"
    sla   = "soon" # ERROR: AKIS-V001 Not a duration
  }
  category "asked" {
    label = "Asked"
    kind  = request
    sla   = { request = "4h", wish = "5h" } # ERROR: AKIS-V001 not a kind
    priority {
      table   = table.level # ERROR: AKIS-V001 gives "soon"
      default = normal
      rule "old" {
        when = "case.age > days(2)" # ERROR: AKIS-R005 time passes
        give = high
      }
    }
  }
}
category "adrift" { # ERROR: AKIS-N001 no flow
  label = "Adrift"
  kind  = praise
}

flow "main" {
  start = step.start
  step "start" {
    route       = route.a
    done_within = { complaint = "4h" } # ERROR: AKIS-G004 of kind request
    outcome "go" { to = step.partner }
    escalate "share" {
      after = "80%" # ERROR: AKIS-G004 which step "start" does not have
      of    = claim
      to    = team.back
    }
  }
  step "partner" {
    partner      = partner.p # ERROR: AKIS-G001 names team and partner
    done_within  = "24h"
    team         = team.front
    claim_within = "1h" # ERROR: AKIS-G004 no pool
    outcome "back" { to = step.loop }
    escalate "idle" { after = "1h" } # ERROR: AKIS-V001 does nothing
    escalate "much" {
      after  = "0%" # ERROR: AKIS-V001 Not a share
      notify = [team.back]
    }
  }
  step "loop" {
    team      = team.front
    done_when = "task.none.state == 'done'" # ERROR: AKIS-R002 There is no task.none.state
    outcome "again" { to = step.turn }
    outcome "end" { to = end.don } # ERROR: AKIS-N001 Did you mean end.done?
  }
  step "turn" {
    team        = team.front
    done_within = setting.hours # ERROR: AKIS-V001 setting.hours is of type int
    outcome "round" { to = step.loop }
  }
  step "island" { # ERROR: AKIS-G001 Add team
    outcome "out" { to = end.done }
  }
  end "done" { status = resolved }
}
flow "idle" { # WARNING: AKIS-G006 Nothing names flow.idle
  start = step.one
  step "one" {
    team = team.front
    outcome "on" { to = end.z }
  }
  end "z" { status = resolved }
}
