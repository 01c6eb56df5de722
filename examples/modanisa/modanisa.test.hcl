test "france_needs_door_code" {
  case {
    category = category.cargo.late
    field    = { language = "fr", country = "FR", order_no = "123456" }
  }
  expect {
    step     = step.triage
    team     = team.support_fr
    priority = normal
  }
  act "finish" { outcome = "ask_carrier" }
  expect {
    step    = step.triage
    missing = [field.door_code]
  }
  act "fill" { field = { door_code = "12B4" } }
  act "finish" { outcome = "ask_carrier" }
  expect {
    step    = step.carrier
    partner = partner.aras
    team    = team.cargo_desk
    missing = []
  }
  wait "4d" {}
  expect {
    step      = step.solve
    escalated = ["silent"]
  }
  act "finish" {
    outcome = "resolved"
    field   = { resolution = "Yarın teslim edilecek." }
  }
  expect {
    ended   = end.resolved
    status  = resolved
    message = [message.apology]
  }
  wait "5d" {}
  expect { status = closed }
}

test "turkey_needs_none" {
  case {
    category = category.cargo.late
    field    = { language = "tr", country = "TR", order_no = "123456" }
  }
  act "finish" { outcome = "ask_carrier" }
  expect {
    step    = step.carrier
    missing = []
  }
  act "finish" { outcome = "answered" }
  act "finish" { outcome = "back_to_carrier" }
  expect { step = step.carrier }
}

test "order_number_and_product" {
  case {
    category = category.cargo.damaged
    field    = { language = "tr", country = "TR" }
  }
  act "finish" { outcome = "solved" }
  expect { missing = [field.damage, field.order_no, field.product_id] }
}

test "gold_customers_go_to_the_lead" {
  case {
    category = category.cargo.late
    customer = { tier = "gold" }
    field    = { language = "ar" }
  }
  expect {
    team     = team.lead
    priority = high
  }
}

test "six_hours_late_goes_to_the_lead" {
  case {
    category = category.cargo.late
    field    = { language = "ar" }
  }
  expect {
    team = team.support_ar
    due  = { claim = "2026-01-05 10:00", done = "2026-01-05 13:00", late = "2026-01-05 15:00" }
  }
  wait "2h" {}
  expect {
    escalated = ["unclaimed"]
    late      = [claim]
    notified  = [team.lead]
  }
  wait "4h" {}
  expect {
    step      = step.triage
    team      = team.lead
    escalated = ["late"]
    late      = [done]
    due       = { claim = "2026-01-05 16:00", done = "" }
  }
}

test "claimed_in_time" {
  case { category = category.cargo.where_is_it }
  expect { team = team.support_en }
  act "claim" { by = "ali" }
  wait "5h" {}
  expect {
    assignee  = "ali"
    escalated = []
  }
  act "release" { by = "ali" }
  act "transfer" {
    by     = "ali"
    team   = team.support_tr
    reason = "Türkçe yazmış"
  }
  expect {
    team     = team.support_tr
    assignee = ""
  }
  act "recategorise" { category = category.cargo.lost }
  act "cancel" { reason = "Mükerrer" }
  expect { status = cancelled }
}

test "small_refund" {
  case {
    category = category.refund.return
    field    = { language = "tr", order_no = "777777", amount = 250, refund_method = "bank" }
  }
  act "finish" { outcome = "approve" }
  expect { refused = "outcome_not_open" }
  act "finish" { outcome = "pay" }
  expect { missing = [field.iban] }
  act "finish" {
    outcome = "pay"
    field   = { iban = "TR330006100519786457841326" }
  }
  act "finish" { outcome = "paid" }
  expect {
    ended   = end.resolved
    message = [message.refunded]
    reads   = { refunded = "777777 siparişi için 250 TL iade edildi." }
  }
  wait "72h" {}
  expect { status = closed }
  act "reopen" { reason = "Gelmedi" }
  expect {
    step   = step.check
    status = open
  }
}

test "large_refund_needs_approval" {
  case {
    category = category.refund.not_paid
    field    = { order_no = "777777", amount = 9000, refund_method = "card" }
  }
  act "finish" { outcome = "pay" }
  expect { refused = "outcome_not_open" }
  act "finish" { outcome = "approve" }
  expect { team = team.lead }
  act "transfer" { team = team.finance }
  expect { refused = "locked" }
  act "finish" { outcome = "approved" }
  expect { team = team.finance }
  wait "4d" {}
  expect { escalated = ["late"] }
}

test "waiting_stops_the_clock" {
  case {
    category = category.refund.invoice
    field    = { order_no = "777777" }
  }
  act "fill" { field = { waiting_for_customer = true } }
  expect { status = waiting }
  wait "30d" {}
  expect { escalated = [] }
  act "fill" { field = { waiting_for_customer = false } }
  expect { status = open }
  wait "3d" {}
  expect { escalated = ["late"] }
  act "finish" { outcome = "reject" }
  expect {
    ended  = end.rejected
    status = cancelled
  }
}

test "praise_is_answered" {
  case {
    category = category.voice.praise
    field    = { language = "fr" }
  }
  act "note" { text = "Merci!" }
  act "finish" { outcome = "answered" }
  act "close" {}
  expect { status = closed }
}

test "a_reopened_case_is_urgent" {
  case {
    category = category.cargo.damaged
    field    = { language = "en", country = "AE", order_no = "553018", product_id = "MDN-4477", damage = "torn" }
  }
  expect { team = team.support_en }
  act "finish" { outcome = "solved" }
  expect { status = resolved }
  wait "2d" {}
  act "reopen" { reason = "The new one is torn too" }
  expect {
    step     = step.solve
    team     = team.cargo_desk
    priority = urgent
  }
  act "finish" { outcome = "resolved" }
  expect { missing = [field.resolution] }
  wait "3d" {}
  expect { escalated = ["lead"] }
}

test "a_refund_is_rejected_at_the_top" {
  case {
    category = category.refund.return
    field    = { language = "tr", amount = 9000 }
  }
  act "finish" { outcome = "approve" }
  expect { missing = [field.order_no, field.refund_method] }
  act "finish" {
    outcome = "approve"
    field   = { order_no = "777777", refund_method = "card" }
  }
  act "finish" { outcome = "rejected" }
  expect {
    ended  = end.rejected
    status = cancelled
  }
}

test "an_answer_that_is_late" {
  case {
    category = category.account.delete
    field    = { language = "ar" }
  }
  person "murat" { lead = true }
  person "eve" { teams = [team.warehouse] }
  wait "5d" {}
  expect { escalated = ["late"] }
  act "claim" { by = "eve" }
  expect { refused = "not_in_team" }
  act "assign" {
    by = "layla"
    to = "layla"
  }
  expect { refused = "lead_only" }
  act "assign" {
    by = "murat"
    to = "eve"
  }
  expect { refused = "not_a_member" }
  act "assign" {
    by = "murat"
    to = "layla"
  }
  expect { assignee = "layla" }
  act "finish" { outcome = "answered" }
  expect { ended = end.answered }
  act "reopen" {
    by     = "eve"
    reason = "Başka bir soru"
  }
  expect { refused = "not_in_team" }
  act "reopen" { reason = "Hesap hâlâ açık" }
  expect { step = step.answer }
}

# 28 October is half a day and the 29th a holiday: of six open hours from Wednesday
# noon, one passes on Wednesday and five on Friday, until two o'clock.
test "holidays_do_not_count" {
  case {
    category = category.cargo.late
    at       = "2026-10-28 12:00"
    field    = { language = "tr", order_no = "100482" }
  }
  act "claim" {}
  wait "49h" {}
  expect {
    team      = team.support_tr
    escalated = []
  }
  wait "1h" {}
  expect {
    team      = team.lead
    escalated = ["late"]
  }
}

test "an_order_number_has_digits" {
  case {
    category = category.cargo.lost
    field    = { order_no = "ABC" }
  }
  expect { refused = "value" }
}
