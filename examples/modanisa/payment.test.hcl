test "the_bank_answers" {
  case {
    category = category.payment.charged_twice
    field    = { language = "tr", order_no = "305561", amount = 480 }
  }
  expect {
    team     = team.finance
    priority = normal
  }
  act "finish" { outcome = "ask_bank" }
  expect { missing = [field.card_end, field.paid_at] }
  act "finish" {
    outcome = "ask_bank"
    field   = { card_end = "4242", paid_at = "2026-01-03" }
  }
  expect { step = step.bank }
  wait "3d" {}
  expect { escalated = ["chase"] }
  act "fill" { field = { bank_reference = "AKB-77120" } }
  expect {
    step = step.tell
    team = team.support_tr
  }
  act "finish" { outcome = "told" }
  expect {
    refused = "gate"
    missing = [field.resolution]
  }
  act "finish" {
    outcome = "told"
    field   = { resolution = "İkinci çekim iade edildi.", customer_informed = true }
  }
  expect {
    ended   = end.resolved
    message = [message.payment_answer]
  }
  wait "48h" {}
  expect { status = closed }
  act "reopen" { reason = "Para gelmedi" }
  expect {
    step = step.check
    team = team.finance
  }
}

test "the_bank_is_silent" {
  case {
    category = category.payment.failed
    customer = { tier = "gold" }
    field    = { language = "fr", order_no = "305561", amount = 120 }
  }
  expect { priority = high }
  act "finish" { outcome = "ask_bank" }
  expect { step = step.bank }
  wait "14d" {}
  expect {
    step      = step.tell
    team      = team.support_fr
    escalated = ["chase", "give_up", "late"]
    notified  = [team.finance, team.lead, team.support_fr]
  }
}

test "a_large_payment_goes_to_the_lead" {
  case {
    category = category.payment.failed
    field    = { amount = 7250 }
  }
  expect {
    team     = team.lead
    priority = urgent
  }
  act "finish" { outcome = "explain" }
  expect { missing = [field.order_no] }
}

test "a_coupon_is_the_front_line_s" {
  case {
    category = category.payment.coupon
    field    = { language = "en", order_no = "305561", amount = 90, coupon = "SPRING26" }
  }
  expect { team = team.support_en }
  act "finish" { outcome = "explain" }
  expect { step = step.tell }
}

test "a_late_check_moves_to_the_lead" {
  case {
    category = category.payment.charged_twice
    field    = { order_no = "305561", amount = 480 }
  }
  act "claim" {}
  wait "3d" {}
  expect {
    step      = step.check
    team      = team.lead
    assignee  = ""
    escalated = ["late"]
  }
}
