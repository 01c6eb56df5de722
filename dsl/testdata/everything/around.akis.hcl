connector "orders" {
  label       = "Orders"
  description = "Where orders are kept."
  plugin      = "webhook"
  settings    = { url = "https://orders.example", retries = 3, token = secret.orders_token }
}

intake "mailbox" {
  label       = "Mailbox"
  description = "Everything written to us."
  channel     = mail
  connector   = connector.orders
  default     = category.cargo.late
  discard "automatic" {
    when   = "received.subject contains 'Out of office'"
    reason = "An automatic answer"
  }
  join {
    same   = [customer, thread]
    within = "14d"
    when   = "received.text contains 'order'"
  }
  classify "lost" {
    when = "received.text contains 'lost' or received.sender == 'x@y.example' and customer.vip"
    to   = category.cargo.lost
    tags = [urgent]
  }
}

tiers {
  tier "gold" {
    label    = "Gold"
    when     = "customer.points >= 1000"
    speed_up = 0.5
    benefits = [free_return]
  }
}

programme "points" {
  label       = "Points"
  description = "For telling us."
  expires     = "365d"
  earn "answered" {
    label  = "Answered"
    on     = survey_answered
    when   = "case.kind == 'complaint'"
    points = 10
    per    = case
  }
}

reward "free_delivery" {
  label       = "Free delivery"
  description = "The next parcel."
  programme   = programme.points
  points      = 500
  tiers       = [tier.gold]
  limit       = 1
  create      = [task.photo]
  send        = [message.hello]
}

survey "satisfaction" {
  label       = "Satisfaction"
  description = "After every case."
  send_on     = case_closed
  when        = "case.kind == 'complaint'"
  audience    = "customer.tier == 'gold'"
  delay       = "24h"
  throttle    = "30d"
  anonymous   = false
  languages   = ["en"]
  question "nps" {
    label = "Would you recommend us?"
    help  = "0 is never."
    type  = nps
  }
  question "why" {
    label   = "Where to?"
    type    = choice
    options = choices.country
  }
}

on "survey_answered" {
  description = "Unhappy customers are called."
  when        = "survey.satisfaction.nps <= 6"
  create      = [task.photo]
  send        = [message.hello]
  set         = { note = "'unhappy'" }
  link_to     = "field.problem_no"
}

lookup "order" {
  label     = "Order"
  connector = "orders"
  on        = [case_opened, field_changed]
  match     = { order = field.order_no }
  fill      = { note = field.note }
}

spike "late" {
  label       = "Late"
  description = "More than usual."
  watch       = [category.cargo.late]
  per         = "24h"
  over        = 3
  least       = 10
  notify      = [team.lead]
}

report "late" {
  label       = "Late"
  description = "What is late, and where."
  where       = "case.overdue"
  group_by    = [field.country, case.team]
  show        = [count, average_age]
}

dashboard "week" {
  label       = "The week"
  description = "For the morning."
  roles       = [role.clerk]
  tile "late" {
    label  = "Late by country"
    report = report.late
    as     = bars
    wide   = true
  }
}

schedule "monday" {
  label  = "Monday"
  report = report.late
  every  = week
  on     = mon
  at     = "08:00"
  to     = [team.lead, role.clerk]
  as     = csv
}

moved {
  from = team.desk
  to   = team.front
}
removed {
  from = step.call_back
  to   = step.read
}
