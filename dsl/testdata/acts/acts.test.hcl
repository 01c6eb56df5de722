# Each act, with what it changes.
test "claim_release_assign" {
  case { category = category.parcel.late }
  expect {
    step     = step.look
    team     = team.front
    status   = new
    assignee = ""
    due      = { claim = "2026-01-05 10:00", done = "2026-01-05 13:00", sla = "2026-01-14 18:00", late = "2026-01-05 15:00", close = "" }
    notified = [team.front]
  }
  act "claim" { by = "ali" }
  expect {
    assignee = "ali"
    status   = open
    due      = { claim = "" }
  }
  act "claim" { by = "ali" }
  expect { unchanged = true }
  act "claim" { by = "bo" }
  expect {
    refused   = "claimed"
    unchanged = true
  }
  act "release" { by = "ali" }
  expect { assignee = "" }
  act "assign" { to = "bo" }
  expect { assignee = "bo" }
}

test "fill_and_finish" {
  case {
    category = category.parcel.late
    language = "tr"
    title    = "Paket"
    field    = { country = "FR", qty = 2 }
  }
  expect { outcomes = [] }
  act "finish" { outcome = "pay" }
  expect {
    refused = "gate"
    missing = [field.door_code]
    gate    = ["code"]
  }
  act "fill" { field = { door_code = "x" } }
  expect {
    refused = "value"
    invalid = [field.door_code]
  }
  act "fill" { field = { door_code = "12", qty = 13 } }
  expect {
    priority = high
    field    = { door_code = "12", price = 130 }
    outcomes = ["ask", "repair"]
  }
  act "finish" { outcome = "pay" }
  expect { gate = ["polite"] }
  act "finish" {
    outcome = "pay"
    field   = { qty = 3, note = "Yarın gelir." }
  }
  expect {
    ended   = end.solved
    status  = resolved
    message = [message.sorry]
    reads   = { sorry = "Özür dileriz. Yarın gelir." }
  }
}

test "transfer_recategorise_cancel" {
  case {
    category = category.parcel.late
    kind     = feedback
  }
  expect { kind = feedback }
  act "transfer" {
    team   = team.back
    reason = "Theirs"
  }
  expect { team = team.back }
  act "recategorise" {
    category = category.parcel.lost
    reason   = "Never came"
  }
  expect {
    category = category.parcel.lost
    kind     = feedback
  }
  act "cancel" {}
  expect { refused = "reason_needed" }
  act "cancel" { reason = "Twice" }
  expect { status = cancelled }
}

test "note_pause_resume" {
  case { category = category.parcel.late }
  act "note" {}
  expect { refused = "empty_note" }
  act "note" {
    text     = "Called."
    customer = true
  }
  act "pause" { reason = "Waiting for the customer" }
  expect {
    status = waiting
    paused = "Waiting for the customer"
    due    = { done = "" }
  }
  wait "1d" {}
  expect {
    unchanged = true
    late      = []
  }
  act "resume" {}
  expect { paused = "" }
  act "fill" { field = { waiting = true } }
  expect { status = waiting }
}

test "task_blocked" {
  case { category = category.parcel.late }
  act "finish" { outcome = "repair" }
  expect {
    step     = step.repair
    task     = [task.mend]
    notified = [team.back, team.front]
    due      = { mend = "2026-01-05 13:00" }
  }
  act "task" {
    task  = task.mend
    state = "doing"
  }
  act "task" {
    task  = task.mend
    state = "done"
  }
  expect {
    task    = []
    blocked = true
    missing = [field.note]
    gate    = ["said"]
  }
  act "fill" { field = { note = "Like new" } }
  expect {
    blocked = false
    ended   = end.solved
  }
}

test "close_and_reopen" {
  case {
    category = category.parcel.late
    field    = { qty = 1 }
  }
  act "finish" { outcome = "pay" }
  act "close" { reason = "Done" }
  expect { gate = ["informed"] }
  wait "48h" {}
  expect {
    status  = resolved
    blocked = true
    late    = [close]
  }
  act "fill" { field = { informed = true } }
  expect { status = closed }
  act "reopen" { reason = "It broke again" }
  expect { step = step.look }
}

test "escalations_and_people" {
  case {
    category = category.parcel.late
    at       = "2026-01-09 17:00"
    field    = { country = "FR", door_code = "12" }
    customer = { since = "2020", tier = "gold" }
  }
  person "lea" {
    teams = [team.back]
    lead  = true
  }
  person "cem" { partner = partner.courier }
  expect {
    team     = team.back
    assignee = "lea"
  }
  wait "2026-01-12 10:00" {}
  expect {
    skipped   = ["big"]
    escalated = []
  }
  act "fill" {
    by    = "lea"
    field = { qty = 6 }
  }
  wait "2026-01-12 15:00" {}
  expect {
    escalated = ["late"]
    late      = [done]
    assignee  = "lea"
  }
  act "finish" { outcome = "ask" }
  expect { partner = partner.courier }
  act "fill" {
    by    = "cem"
    field = { door_code = "" }
  }
  expect { refused = "field_not_yours" }
  act "fill" { field = { door_code = "" } }
  wait "8h" {}
  wait "3d" {}
  expect {
    step      = step.look
    escalated = ["late", "silent", "big"]
    waived    = ["code"]
    field     = { door_code = "" }
  }
}
