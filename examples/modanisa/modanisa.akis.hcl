# The complaint process of an online shop that sells in many countries: the case
# the customer picks selects steps, teams, form and deadlines.
akis {
  name     = "modanisa"
  language = 1
  locales  = ["tr", "en", "fr", "ar"]
  timezone = "Europe/Istanbul"
  calendar = calendar.office
}

calendar "office" {
  label    = { tr = "Mesai", en = "Office hours", ar = "أوقات العمل" }
  week     = { mon_fri = "09:00-18:00", sat = "10:00-14:00" }
  holidays = "data/tr-holidays.csv"
}

setting "claim_complaint" {
  type    = duration
  default = "1h"
  label   = { tr = "Şikayet üstlenme süresi", en = "Time to claim a complaint" }
}

setting "refund_limit" {
  type    = decimal
  default = 5000
  label   = { tr = "Onaysız iade sınırı", en = "Refund limit without approval" }
}
