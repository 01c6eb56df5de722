# What asks, fills and watches by itself.
connector "orders" {
  label    = "Order system"
  plugin   = "webhook"
  settings = { url = "https://orders.example.org", token = secret.orders_token }
}
connector "courier" {
  label    = "The courier's computer"
  plugin   = "webhook"
  settings = { url = "https://courier.example.org" }
}
connector "mailbox" {
  label    = "Mailbox"
  plugin   = "mail"
  settings = { host = "imap.example.org", password = secret.mail_password }
}

intake "letters" {
  label     = "Letters"
  channel   = mail
  connector = connector.mailbox
  default   = category.broken.lamp
  discard "automatic" {
    when   = "received.subject contains 'Out of office'"
    reason = "An automatic answer"
  }
  join {
    same   = [customer, thread]
    within = "14d"
  }
  classify "late" {
    when = "received.text contains 'parcel'"
    to   = category.late
  }
}

lookup "order" {
  connector = "orders"
  on        = [case_opened, field_changed]
  match     = { number = field.order_no }
  fill      = { country = field.country, price = field.price }
}

survey "satisfaction" {
  send_on = case_closed
  when    = "case.kind == 'complaint'"
  delay   = "24h elapsed"
  question "nps" {
    type  = nps
    label = "Would you recommend us?"
  }
}

on "survey_answered" {
  when   = "survey.satisfaction.nps <= 6"
  create = [task.call_back]
}

task "call_back" {
  title = "Call back: {{customer.name}}, case {{case.number}}"
  team  = team.desk
  due   = "8h"
}

tiers {
  tier "gold" {
    when     = "customer.points >= 1000"
    speed_up = 0.5
    benefits = [free_shipping]
  }
}

spike "broken_glass" {
  watch  = [category.broken]
  per    = "24h"
  over   = 3.0
  least  = 10
  notify = [team.workshop]
}

report "late_by_country" {
  label    = "Late parcels by country"
  where    = "under(case.category, 'late') and case.overdue"
  group_by = [field.country, case.kind]
  show     = [count, average_age]
}

dashboard "week" {
  label = "The week"
  tile "late" {
    report = report.late_by_country
    as     = bars
  }
}

schedule "monday" {
  report = report.late_by_country
  every  = week
  on     = mon
  at     = "08:00"
  to     = [team.desk]
  as     = csv
}

programme "points" {
  label   = "Points for help"
  expires = "365d"
  earn "answered" {
    on     = survey_answered
    points = 10
    per    = case
  }
}

reward "free_bulb" {
  label     = "A free bulb"
  programme = programme.points
  points    = 500
  tiers     = [tier.gold]
  limit     = 1
  create    = [task.call_back]
}

moved {
  from = step.first_look
  to   = step.look
}
removed {
  from = flow.repair.step.pack
  to   = flow.repair.step.mend
}
