# The set of the manual: a workshop that makes lamps, and what people write to it
# about. Each block of the manual's reference is cut out of this set, which loads
# without a finding that keeps it from being used and passes its scenarios.
akis {
  name     = "lamps"
  language = 1
  locales  = ["en", "tr"]
  timezone = "Europe/Istanbul"
  calendar = calendar.office
}

calendar "office" {
  label    = "Office hours"
  week     = { mon_fri = "09:00-12:30,13:30-18:00", sat = "10:00-14:00" }
  holidays = "data/holidays.csv"
}

setting "first_answer" {
  type    = duration
  default = "4h"
  label   = "Time to the first answer to a complaint"
}

team "desk" {
  label  = { en = "Service desk", tr = "Müşteri masası" }
  assign = least_loaded
}
team "workshop" { label = { en = "Workshop", tr = "Atölye" } }

partner "courier" {
  label   = "Swift Courier"
  kind    = carrier
  owner   = team.desk
  sees    = [field.order_no, field.country]
  fills   = [field.delivered_on]
  channel = portal
}

role "auditor" {
  label = "Auditor"
  grant "everything" { verbs = [read, export] }
}

choices "country" { options = { TR = "Türkiye", FR = "France", DE = "Germany" } }
choices "part" {
  label   = "Part of a lamp"
  options = { glass = "Glass", cable = "Cable", foot = "Foot" }
}

field "order_no" {
  type    = text
  label   = { en = "Order number", tr = "Sipariş numarası" }
  help    = "Eight digits; it stands on the invoice."
  pattern = "^[0-9]{8}$"
  indexed = true
}
field "country" {
  type    = choice
  label   = "Country"
  options = choices.country
  default = "TR"
}
field "part" {
  type    = choice
  label   = "Broken part"
  options = choices.part
}
field "door_code" {
  type     = text
  label    = "Door code"
  personal = direct
  visible  = "field.country == 'FR'"
}
field "quantity" {
  type  = int
  label = "How many lamps"
  min   = 1
  max   = 500
}
field "price" {
  type  = money
  label = "Price of one"
}
field "worth" {
  type    = money
  label   = "Worth of the order"
  compute = "field.price * field.quantity"
}
field "delivered_on" {
  type  = date
  label = "Delivered on"
}

category "broken" {
  label  = { en = "Something is broken", tr = "Bir şey kırık" }
  kind   = complaint
  flow   = flow.repair
  fields = [field.order_no, field.country, field.door_code, field.part, field.quantity, field.price, field.worth, field.delivered_on]
  sla    = "56d"

  section "where" {
    label  = "Where it goes"
    fields = [field.country, field.door_code]
  }
  gate "door_code_in_france" {
    when    = "field.country == 'FR'"
    require = [field.door_code]
    at      = [outcome.send_back]
    message = "A parcel to France needs the door code."
  }
  priority {
    rule "large" {
      when = "field.worth > 100000"
      give = urgent
    }
    default = normal
  }
  retention {
    keep   = "730d"
    then   = anonymise
    reason = "Two years of guarantee"
  }
  category "lamp" { label = "A lamp" }
  category "bulb" {
    label = "A bulb"
    kind  = request
  }
}

route "by_matter" {
  rule "large_orders" {
    when = "field.quantity > 100"
    to   = team.workshop
  }
  by      = field.part
  to      = { glass = team.workshop, cable = team.workshop }
  default = team.desk
}

table "urgency" {
  by      = [field.part, field.country]
  rows    = [[glass, "*", high], [cable, DE, high], [cable, "*", normal]]
  default = low
}

category "late" {
  label  = "The parcel is late"
  kind   = complaint
  flow   = flow.parcel
  fields = [field.order_no, field.country, field.part, field.delivered_on]
  priority {
    table   = table.urgency
    default = low
  }
}

flow "repair" {
  label = "Repair"
  start = step.look

  step "look" {
    label        = "Look at it"
    help         = "Ask for a picture before anything is sent back."
    route        = route.by_matter
    claim_within = "1h"
    done_within  = { complaint = setting.first_answer, default = "2wd" }
    gate "which_part" { require = [field.part] }
    outcome "send_back" {
      label = "Have it sent back"
      to    = step.mend
      send  = [message.send_it]
    }
    outcome "replace" {
      label = "Send a new one"
      to    = end.replaced
      when  = "field.worth < 50000"
    }
    escalate "unread" {
      after  = "100%"
      of     = claim
      notify = [team.workshop]
    }
  }

  step "mend" {
    label       = "Mend it"
    team        = team.workshop
    done_within = "5wd"
    tasks       = [task.test_lamp]
    wait        = all
    reassign    = none
    outcome "mended" { to = end.replaced }
    escalate "too_long" {
      after  = "10wd"
      notify = [team.desk]
      to     = step.look
    }
  }

  end "replaced" {
    status        = resolved
    close_after   = "14d"
    reopen_within = "30d"
    reopen_to     = step.look
  }
}

flow "parcel" {
  start = step.find

  step "find" {
    label = "Look the parcel up"
    call  = connector.courier.status
    match = { number = field.order_no }
    fill  = { delivered_on = field.delivered_on }
    retry {
      times  = 5
      after  = "1m elapsed"
      factor = 2
    }
    outcome "ok" { to = end.answered }
    outcome "failed" { to = step.ask }
  }

  step "ask" {
    label       = "Ask the courier"
    partner     = partner.courier
    done_within = "24h"
    outcome "found" { to = end.answered }
  }

  end "answered" {
    status = resolved
    gate "day_known" {
      require = [field.delivered_on]
      message = "A case is not closed before the day of delivery is known."
    }
  }
}

message "send_it" {
  channels = [email]
  subject  = { en = "Your lamp, case {{case.number}}", tr = "Lambanız, bildirim {{case.number}}" }
  body     = { en = "Please send the {{field.part}} of order {{field.order_no}} to us.", tr = "Lütfen {{field.order_no}} siparişinizin parçasını bize gönderin." }
}

task "test_lamp" {
  title    = "Test the lamp of order {{field.order_no}}"
  team     = team.workshop
  due      = "2wd"
  priority = high
  steps    = [todo, doing, done]
}
