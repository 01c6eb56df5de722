test "broken_screen" {
  case {
    category = category.cabin
    field    = { flight_no = "TK482", part = "screen" }
  }
  expect { team = team.cx }
  act "finish" { outcome = "create_task" }
  expect { missing = [field.seat, field.tail_no] }
  act "finish" {
    outcome = "create_task"
    field   = { seat = "12A", tail_no = "TC-JJU" }
  }
  expect {
    step = step.repair
    team = team.cabin_maintenance
    task = [task.repair]
  }
  act "task" {
    task  = task.repair
    state = "doing"
  }
  act "task" {
    task  = task.repair
    state = "done"
  }
  expect {
    step = step.tell
    task = []
  }
  act "finish" { outcome = "told" }
  expect {
    ended   = end.answered
    message = [message.fixed]
  }
}

test "kind_words" {
  case { category = category.cabin }
  act "finish" { outcome = "thanks" }
  expect { status = resolved }
  wait "72h" {}
  expect { status = closed }
  act "reopen" { reason = "She wrote again" }
  expect {
    step = step.tell
    team = team.cx
  }
}

test "a_repair_takes_too_long" {
  case {
    category = category.cabin
    field    = { flight_no = "TK482", seat = "12A", part = "seat", tail_no = "TC-JJU" }
  }
  expect { priority = high }
  act "finish" { outcome = "create_task" }
  wait "5d" {}
  expect { escalated = ["slow"] }
  act "transfer" { team = team.cx }
  expect { refused = "locked" }
  act "task" {
    task  = task.repair
    state = "done"
  }
  expect { step = step.tell }
  wait "4d" {}
  expect {
    ended     = end.answered
    escalated = ["forgotten"]
    message   = [message.fixed]
  }
}

test "a_bag_is_found" {
  case {
    category = category.baggage.delayed
    field    = { flight_no = "TK1952" }
  }
  wait "90m" {}
  expect { escalated = ["unclaimed"] }
  act "finish" { outcome = "damaged" }
  expect { refused = "outcome_not_open" }
  act "finish" { outcome = "search" }
  expect { missing = [field.tag_no] }
  act "finish" {
    outcome = "search"
    field   = { tag_no = "0235123456" }
  }
  expect { partner = partner.handling }
  act "finish" { outcome = "found" }
  expect { missing = [field.found_at] }
  act "finish" {
    outcome = "found"
    field   = { found_at = "AMS" }
  }
  expect {
    ended   = end.delivered
    message = [message.found]
  }
  wait "5d" {}
  expect { status = closed }
  act "reopen" { reason = "It was not hers" }
  expect {
    step    = step.search
    partner = partner.handling
  }
}

test "a_bag_is_lost" {
  case {
    category = category.baggage.delayed
    field    = { flight_no = "TK1952", tag_no = "0235123456" }
  }
  act "finish" { outcome = "search" }
  wait "119h" {}
  expect { escalated = ["chase"] }
  wait "1h" {}
  expect {
    step      = step.claim
    team      = team.claims
    escalated = ["lost"]
  }
  wait "8d" {}
  expect { escalated = ["late"] }
  act "finish" {
    outcome = "paid"
    field   = { compensation = 0 }
  }
  expect { gate = ["amount"] }
  act "finish" {
    outcome = "paid"
    field   = { compensation = 450 }
  }
  expect {
    ended   = end.paid
    message = [message.paid]
  }
  act "reopen" { reason = "Two bags, not one" }
  expect { step = step.report }
}

test "a_damage_is_refused_with_a_reason" {
  case {
    category = category.baggage.damaged
    field    = { flight_no = "TK1952", tag_no = "0235123456" }
  }
  act "finish" { outcome = "damaged" }
  act "finish" { outcome = "refused" }
  expect { missing = [field.answer] }
  act "finish" {
    outcome = "refused"
    field   = { answer = "The scratch was noted at check-in." }
  }
  expect { status = cancelled }
}

test "praise_for_the_crew" {
  case { category = category.crew }
  wait "5d" {}
  expect { escalated = ["late"] }
  act "finish" { outcome = "replied" }
  expect { message = [message.thanks] }
  act "reopen" { reason = "The wrong flight" }
  expect { step = step.reply }
  act "finish" { outcome = "replied" }
  act "close" {}
  expect { status = closed }
}

test "a_damage_is_paid" {
  case {
    category = category.baggage.damaged
    language = "en"
    field    = { flight_no = "TK1952", tag_no = "0235123456" }
  }
  expect { outcomes = ["damaged", "search"] }
  act "finish" { outcome = "damaged" }
  act "finish" {
    outcome = "paid"
    field   = { compensation = 120 }
  }
  expect { reads = { paid = "A compensation of 120 EUR was paid." } }
  wait "72h" {}
  expect { status = closed }
}
