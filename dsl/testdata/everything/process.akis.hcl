route "first_line" {
  label       = "First line"
  description = "Who reads it."
  by          = field.country
  to          = { TR = team.front, FR = team.lead }
  pick        = unique
  default     = route.by_table
  rule "vip" {
    when = "customer.vip"
    to   = team.lead
  }
}

table "urgency" {
  label       = "Urgency"
  description = "How urgent it is."
  by          = [field.country]
  rows = [
    [FR, high],
    ["*", normal],
  ]
  pick    = unique
  give    = priority
  default = normal
}

table "readers" {
  by      = [field.country]
  rows    = [[FR, team.lead]]
  give    = team
  default = team.front
}
table "size" {
  by      = [field.country]
  rows    = [[FR, s]]
  give    = choices.size
  default = l
}
route "by_table" {
  default = table.readers
  rule "vip" {
    when = "customer.vip"
    to   = table.readers
  }
}

flow "cargo" {
  label       = "Cargo"
  description = "From the first look to the answer."
  start       = step.read
  step "read" {
    label        = "Read"
    description  = "Somebody looks at it."
    help         = "Check the order number."
    route        = route.first_line
    claim_within = setting.quick
    done_within  = { complaint = "4h", default = "8h" }
    notes        = internal
    shows        = [field.order_no, field.country, field.note]
    asks         = [field.order_no]
    readonly     = [field.country]
    reassign     = team
    pause        = "field.note == 'wait'"
    pause_reason = "Waiting for the customer"
    tasks        = [task.photo]
    wait         = all
    outcome "ask" {
      label       = "Ask the shop's system"
      description = "The order is looked up."
      help        = "Only with an order number."
      to          = step.look
      when        = "field.order_no != nil"
      send        = [message.hello]
      create      = [task.photo]
    }
    outcome "hand_over" { to = step.carrier }
    escalate "late" {
      label       = "Late"
      description = "The lead hears of it."
      after       = "80%"
      of          = done
      when        = "case.kind == 'complaint'"
      notify      = [team.lead]
      to          = team.lead
      send        = [message.hello]
    }
    gate "note" { check = "field.note != 'x'" }
  }
  step "look" {
    call  = connector.orders.status
    match = { order = field.order_no }
    fill  = { state = field.note }
    retry {
      times  = 5
      after  = "1m elapsed"
      factor = 2
    }
    outcome "ok" { to = step.carrier }
    outcome "failed" { to = step.read }
  }
  step "carrier" {
    partner   = partner.carrier
    done_when = "field.note == 'delivered'"
    outcome "answered" { to = step.pass }
  }
  step "pass" {
    route = table.readers
    outcome "told" { to = step.tell }
  }
  step "tell" {
    team = team.front
    outcome "told" { to = end.done }
  }
  end "done" {
    label         = "Done"
    description   = "The customer has an answer."
    status        = resolved
    close_after   = "7d"
    reopen_within = "30d"
    reopen_to     = step.read
    send          = [message.hello]
    gate "informed" { check = "field.note != nil" }
  }
}

message "hello" {
  label       = "Hello"
  description = "Sent when a parcel is late."
  channels    = [email, sms]
  subject     = "Case {{case.number}}"
  body        = "Your order {{field.order_no}} is on its way."
}

task "photo" {
  label       = "Photo"
  description = "Somebody takes a photo."
  title       = "Photo for {{case.number}}"
  team        = team.front
  due         = "24h"
  priority    = high
  steps       = [todo, done]
}

role "clerk" {
  label       = "Clerk"
  description = "Reads and answers."
  grant "cargo" {
    verbs      = [read, claim, finish]
    categories = [category.cargo]
    teams      = [team.front]
    steps      = [step.read]
    fields     = [field.order_no]
  }
}
