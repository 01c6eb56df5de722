# One of everything that a scenario can do or look at.
akis {
  name     = "acts"
  language = 1
  locales  = ["en", "tr"]
  timezone = "Europe/Istanbul"
  calendar = calendar.office
}
calendar "office" { week = { mon_fri = "09:00-18:00" } }

team "front" { label = "Front" }
team "back" {
  label  = "Back"
  assign = round_robin
}
partner "courier" {
  label = "Courier"
  kind  = carrier
  owner = team.back
  sees  = [field.note]
  fills = [field.note]
}

choices "country" { options = { TR = "Türkiye", FR = "France" } }
field "country" {
  type    = choice
  label   = "Country"
  options = choices.country
}
field "door_code" {
  type    = text
  label   = "Door code"
  pattern = "^[0-9]{2,4}$"
  visible = "field.country == 'FR'"
}
field "qty" {
  type  = int
  label = "Quantity"
  min   = 0
}
field "price" {
  type    = int
  label   = "Price"
  compute = "field.qty * 10"
}
field "waiting" {
  type  = bool
  label = "Waiting"
}
field "informed" {
  type  = bool
  label = "Customer informed"
}
field "note" {
  type  = long_text
  label = "Note"
}
field "since" {
  type  = text
  label = "Customer since"
  on    = customer
}

category "parcel" {
  label  = "Parcel"
  kind   = complaint
  flow   = flow.parcel
  fields = [field.country, field.door_code, field.qty, field.price, field.waiting, field.informed, field.note]
  sla    = "72h"
  gate "code" {
    when    = "field.country == 'FR'"
    require = [field.door_code]
    message = { en = "France needs a door code." }
  }
  priority {
    rule "many" {
      when = "field.qty > 5"
      give = high
    }
    default = normal
  }
  category "late" { label = "Late" }
  category "lost" {
    label = "Lost"
    kind  = request
  }
}

route "first" {
  rule "old" {
    when = "customer.since != nil"
    to   = team.back
  }
  default = team.front
}

flow "parcel" {
  start = step.look
  step "look" {
    route        = route.first
    claim_within = "1h"
    done_within  = "4h"
    reassign     = any
    pause        = "field.waiting"
    outcome "ask" { to = step.carry }
    outcome "repair" {
      to     = step.repair
      create = [task.mend]
    }
    outcome "pay" {
      to   = end.solved
      when = "field.qty > 0"
      send = [message.sorry]
    }
    gate "polite" {
      check = "field.qty != 13"
      at    = [outcome.pay]
    }
    escalate "big" {
      after  = "2h"
      when   = "field.qty > 5"
      notify = [team.back]
    }
    escalate "late" {
      after = "150%"
      to    = team.back
    }
  }
  step "carry" {
    partner     = partner.courier
    done_within = "8h"
    outcome "answered" { to = step.look }
    escalate "silent" {
      after  = "8h"
      notify = [team.front]
      to     = step.look
    }
  }
  step "repair" {
    team      = team.back
    done_when = "task.mend.state == 'done'"
    outcome "mended" { to = end.solved }
    gate "said" { require = [field.note] }
  }
  end "solved" {
    status        = resolved
    close_after   = "48h elapsed"
    reopen_within = "7d"
    reopen_to     = step.look
    gate "informed" { check = "field.informed" }
  }
}

task "mend" {
  title = "Mend {{case.number}}"
  team  = team.back
  due   = "4h"
  steps = [todo, doing, done]
}
message "sorry" {
  channels = [email]
  subject  = { en = "Your parcel", tr = "Paketiniz" }
  body     = { en = "Sorry. {{field.note}}", tr = "Özür dileriz. {{field.note}}" }
}
