# Who gets a case: the first row that holds decides.
route "by_language" {
  by      = field.language
  to      = { tr = team.support_tr, en = team.support_en, fr = team.support_fr, ar = team.support_ar }
  default = team.support_en
}

route "first_line" {
  rule "gold" {
    when = "customer.tier == 'gold' and case.kind == 'complaint'"
    to   = team.lead
  }
  default = route.by_language
}

route "money" {
  rule "large" {
    when = "field.amount > setting.refund_limit"
    to   = team.lead
  }
  rule "coupon" {
    when = "under(case.category, 'payment.coupon')"
    to   = route.by_language
  }
  default = team.finance
}
