# What asks, fills and watches by itself.
connector "orders" {
  label    = "Order system"
  plugin   = "http"
  settings = { url = "https://orders.example.org", token = "secret.orders_token" }
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
