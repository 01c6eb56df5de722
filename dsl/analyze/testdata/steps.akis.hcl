# Steps that cases never reach or never leave, fields that cannot be filled, limits
# that cannot be kept, teams without work.
akis {
  name     = "x"
  language = 1
  locales  = ["en"]
  calendar = calendar.office
}
calendar "office" { week = { mon_fri = "09:00-17:00" } }
setting "slow" {
  type    = duration
  default = "30h"
}
team "front" { label = "F" }
team "back" { label = "B" }
team "idle" { label = "I" } # WARNING: AKIS-A012 brings a case to team.idle
team "unrouted" { label = "U" } # WARNING: AKIS-A012 brings a case to team.unrouted
field "order" {
  type  = text
  label = "Order"
}
field "sent" {
  type  = text
  label = "Sent"
}
field "other" {
  type  = text
  label = "Other"
}
field "vip" {
  type  = bool
  label = "V"
}

category "top" {
  label  = "Top"
  kind   = complaint
  flow   = flow.main
  fields = [field.order, field.sent, field.vip]
  sla    = "40h" # WARNING: AKIS-A011 a case of kind complaint is resolved 2026-01-15 11:00, but its sla of 40h ends 2026-01-09 17:00 => opened 2026-01-05 09:00, by way of step.open → step.work → step.slow → end.done
  gate "sent" {
    require = [field.sent] # WARNING: AKIS-A007 At step "slow" the gate asks for field.sent => sent empty, by way of step.open → step.work → step.slow
    at      = [step.slow]
  }
  category "plain" { label = "Plain" }
  category "asked" {
    label = "Asked"
    kind  = request
  }
}
category "narrow" {
  label  = "Narrow"
  kind   = request
  flow   = flow.main
  fields = [field.order, field.other, field.vip]
  gate "lacks" { require = [field.sent] } # ERROR: AKIS-G007 cases of category narrow have no such field => category narrow
}
route "never" {
  rule "dead" {
    when = "field.vip and not field.vip" # WARNING: AKIS-A001 The row never answers
    to   = team.unrouted
  }
  default = team.front
}

flow "main" {
  start = step.open
  step "open" {
    route       = route.never
    done_within = "16h"
    outcome "go" { to = step.work }
    outcome "stuck" { to = step.stuck }
    outcome "die" { to = step.dead }
    gate "vip" {
      when    = "field.vip"
      require = [field.order]
    }
  }
  step "work" {
    team        = team.back
    done_within = { complaint = "20h", default = "8h" }
    outcome "on" {
      to   = step.slow
      when = "not (case.kind == 'praise')"
    }
    outcome "never" {
      to   = step.unreached
      when = "field.vip == true and field.vip == false" # WARNING: AKIS-A001 Nobody can ever leave
    }
    escalate "away" {
      after = "24h"
      to    = step.slow
    }
    escalate "later" {
      after  = "25h" # WARNING: AKIS-A008 Escalation "away" always moves the case away before "later" would act => category narrow, by way of step.work
      notify = [team.front]
    }
    escalate "late" {
      after  = "48h elapsed"
      notify = [team.front]
    }
  }
  step "slow" {
    team        = team.back
    done_within = { complaint = setting.slow, default = "2h" }
    readonly    = [field.sent]
    outcome "done" { to = end.done }
    escalate "after" {
      after  = "31h" # INFO: AKIS-A010 should be done with after 2h (done_within), but the first escalation acts after 31h
      notify = [team.front]
    }
    escalate "promise" {
      after  = "41h" # WARNING: AKIS-A009 is escalated 2026-01-12 10:00, but its sla of 40h has ended 2026-01-09 17:00 => opened 2026-01-05 09:00, by way of step.slow
      notify = [team.front]
    }
  }
  step "stuck" { # WARNING: AKIS-A005 A case like the example never leaves step "stuck" => category top.asked, by way of step.open → step.stuck
    team = team.back
    outcome "request" {
      to   = end.done
      when = "case.kind == 'complaint'"
    }
    outcome "gold" {
      to   = end.done
      when = "customer.tier == 'gold' and field.vip"
    }
  }
  step "unreached" { # WARNING: AKIS-G002 that can happen leads to step "unreached"
    team = team.back
    outcome "out" { to = end.done }
  }
  step "dead" { team = team.back } # ERROR: AKIS-G003 stays there for ever => by way of step.open → step.dead
  end "done" { status = resolved }
  end "lost" { status = resolved } # WARNING: AKIS-G002 leads to end "lost"
}
flow "circle" { # WARNING: AKIS-G006 Nothing names
  start = step.one
  step "one" { # ERROR: AKIS-G003 never comes to an end
    team = team.front
    outcome "on" { to = step.two }
  }
  step "two" { # ERROR: AKIS-G003 never comes to an end
    team = team.front
    outcome "back" { to = step.one }
  }
  end "z" { status = resolved } # WARNING: AKIS-G002 leads to end
}
