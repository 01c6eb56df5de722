test "an_exchange_waits_for_both_tasks" {
  case {
    category = category.product.wrong_size
    field    = { language = "tr", order_no = "220187", size = "s38" }
  }
  expect { team = team.support_tr }
  act "finish" { outcome = "inspect" }
  expect { refused = "outcome_not_open" }
  act "fill" { field = { wish = "exchange" } }
  act "finish" { outcome = "inspect" }
  expect { missing = [field.new_size, field.product_id] }
  act "finish" {
    outcome = "inspect"
    field   = { new_size = "s40", product_id = "MDN-2041" }
  }
  expect {
    step = step.inspect
    team = team.quality
  }
  act "fill" { field = { size = "s44" } }
  expect { refused = "readonly" }
  act "finish" { outcome = "exchange" }
  expect { missing = [field.verdict] }
  act "finish" {
    outcome = "refund"
    field   = { verdict = "fine" }
  }
  expect { refused = "outcome_not_open" }
  act "finish" {
    outcome = "exchange"
    field   = { verdict = "fine" }
  }
  expect {
    step = step.exchange
    team = team.warehouse
    task = [task.collect, task.ship]
  }
  act "transfer" { team = team.cargo_desk }
  expect { refused = "locked" }
  act "finish" { outcome = "shipped" }
  expect { refused = "gate" }
  act "task" {
    task  = task.collect
    state = "done"
  }
  act "task" {
    task  = task.ship
    state = "packing"
  }
  expect { task = [task.ship] }
  wait "5d" {}
  expect { escalated = ["idle"] }
  act "task" {
    task  = task.ship
    state = "done"
  }
  act "finish" { outcome = "shipped" }
  expect {
    ended   = end.exchanged
    message = [message.shipped]
  }
  wait "13d" {}
  act "reopen" { reason = "Yeni beden de uymadı" }
  expect { step = step.inspect }
}

test "a_faulty_product_is_paid_back" {
  case {
    category = category.product.faulty
    field    = { language = "en", order_no = "220187", product_id = "MDN-2041", wish = "refund" }
  }
  expect { team = team.support_en }
  act "finish" { outcome = "answer" }
  expect { refused = "outcome_not_open" }
  act "finish" { outcome = "inspect" }
  act "fill" { field = { verdict = "used" } }
  act "finish" { outcome = "exchange" }
  expect { refused = "outcome_not_open" }
  act "fill" { field = { verdict = "faulty" } }
  act "finish" { outcome = "decline" }
  expect { refused = "outcome_not_open" }
  act "finish" { outcome = "refund" }
  expect { team = team.finance }
  wait "3d" {}
  expect { escalated = ["late"] }
  act "finish" { outcome = "paid" }
  expect {
    ended   = end.refunded
    message = [message.product_refunded]
  }
  wait "72h" {}
  expect { status = closed }
  act "reopen" { reason = "The bank sent it back" }
  expect {
    step = step.refund
    team = team.finance
  }
}

test "a_worn_product_is_declined" {
  case {
    category = category.product.not_as_shown
    field    = { language = "fr", order_no = "220187", product_id = "MDN-2041", wish = "refund" }
  }
  wait "4h" {}
  expect { escalated = ["unclaimed"] }
  act "finish" { outcome = "inspect" }
  wait "3d" {}
  expect { escalated = ["slow"] }
  wait "4d" {}
  expect {
    step      = step.inspect
    team      = team.lead
    escalated = ["stuck"]
  }
  act "finish" {
    outcome = "decline"
    field   = { verdict = "used" }
  }
  expect {
    ended   = end.declined
    status  = cancelled
    message = [message.declined]
  }
}

test "a_question_needs_no_inspection" {
  case {
    category = category.product.wrong_size
    field    = { language = "ar", product_id = "MDN-2041", wish = "answer" }
  }
  wait "4h" {}
  expect { escalated = [] }
  act "finish" { outcome = "answer" }
  expect { ended = end.answered }
  act "reopen" { reason = "One more question" }
  expect { step = step.look }
  act "finish" { outcome = "answer" }
  wait "73h" {}
  expect { status = closed }
  act "reopen" { reason = "Another one, too late" }
  expect {
    refused   = "reopen_window"
    unchanged = true
  }
}

test "an_exchange_that_fits_closes" {
  case {
    category = category.product.wrong_size
    language = "ar"
    field    = { language = "ar", order_no = "220187", product_id = "MDN-2041", wish = "exchange", new_size = "s40" }
  }
  act "finish" { outcome = "inspect" }
  act "finish" {
    outcome = "exchange"
    field   = { verdict = "faulty" }
  }
  expect { notified = [team.cargo_desk, team.quality, team.support_ar, team.warehouse] }
  act "task" {
    task  = task.collect
    state = "done"
  }
  act "task" {
    task  = task.ship
    state = "done"
  }
  expect { outcomes = ["shipped"] }
  act "finish" { outcome = "shipped" }
  expect {
    reads = { shipped = "تم إرسال المنتج الجديد للطلب 220187" }
    due   = { close = "2026-01-19 09:00", sla = "" }
  }
  wait "14d" {}
  expect { status = closed }
}
