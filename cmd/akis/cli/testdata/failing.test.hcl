# Scenarios that fail, one for each thing that can be expected, and one for each other
# way. They run against the set of dsl/testdata/acts; failing.golden is what is said.
test "step" {
  case {
    category = category.parcel.late
    field    = { country = "FR" }
  }
  act "finish" { outcome = "ask" }
  expect { step = step.carry }
}
test "team" {
  case { category = category.parcel.late }
  expect { step = step.look }
  act "claim" { by = "ali" }
  expect { team = team.back }
}
test "partner" {
  case { category = category.parcel.late }
  expect { partner = partner.courier }
}
test "assignee" {
  case { category = category.parcel.late }
  act "assign" { to = "ali" }
  act "release" {}
  expect { assignee = "ali" }
}
test "ended" {
  case {
    category = category.parcel.late
    field    = { qty = 1 }
  }
  act "finish" { outcome = "pay" }
  expect { ended = end.solved }
  act "reopen" { reason = "Again" }
  expect { ended = end.solved }
}
test "status" {
  case { category = category.parcel.late }
  act "cancel" { reason = "Twice" }
  expect { status = closed }
}
test "priority" {
  case {
    category = category.parcel.late
    field    = { qty = 9 }
  }
  expect { priority = urgent }
}
test "category" {
  case { category = category.parcel.late }
  act "recategorise" { category = category.parcel.lost }
  expect { category = category.parcel.late }
}
test "kind" {
  case { category = category.parcel.late }
  expect { kind = request }
}
test "paused" {
  case { category = category.parcel.late }
  act "pause" { reason = "Later" }
  act "resume" {}
  act "note" { text = "Called." }
  expect { paused = "Later" }
}
test "field" {
  case { category = category.parcel.late }
  act "fill" { field = { qty = 2, informed = true } }
  expect { assignee = "member_of_front" }
  act "note" { text = "Called." }
  expect { field = { qty = 3, note = "x" } }
}
test "task" {
  case { category = category.parcel.late }
  act "finish" { outcome = "repair" }
  act "task" {
    task  = task.mend
    state = "done"
  }
  expect { task = [task.mend] }
}
test "blocked" {
  case { category = category.parcel.late }
  act "finish" { outcome = "repair" }
  act "task" {
    task  = task.mend
    state = "done"
  }
  expect { blocked = false }
}
test "due" {
  case { category = category.parcel.late }
  expect { due = { claim = "2026-01-05 11:00", close = "2026-01-07 09:00" } }
}
test "refused" {
  case { category = category.parcel.late }
  act "claim" {}
  expect { refused = "claimed" }
}
test "missing" {
  case {
    category = category.parcel.late
    field    = { country = "FR" }
  }
  act "finish" { outcome = "ask" }
  expect { missing = [] }
}
test "invalid" {
  case { category = category.parcel.late }
  act "fill" { field = { qty = -1 } }
  expect { invalid = [field.door_code] }
}
test "gate" {
  case {
    category = category.parcel.late
    field    = { qty = 13 }
  }
  act "finish" { outcome = "pay" }
  expect { gate = ["code"] }
}
test "unchanged" {
  case { category = category.parcel.late }
  expect { unchanged = true }
}
test "outcomes" {
  case { category = category.parcel.late }
  expect { outcomes = ["pay"] }
}
test "escalated" {
  case { category = category.parcel.late }
  wait "3h" {}
  expect { escalated = ["big"] }
}
test "skipped" {
  case {
    category = category.parcel.late
    field    = { qty = 6 }
  }
  wait "3h" {}
  expect { skipped = ["big"] }
}
test "waived" {
  case {
    category = category.parcel.late
    field    = { country = "FR", door_code = "12" }
  }
  act "finish" { outcome = "ask" }
  act "fill" { field = { door_code = "" } }
  wait "2d" {}
  expect { waived = [] }
}
test "late" {
  case { category = category.parcel.late }
  wait "2h" {}
  expect { late = [done] }
}
test "message" {
  case {
    category = category.parcel.late
    field    = { qty = 1 }
  }
  act "finish" { outcome = "pay" }
  expect { message = [] }
}
test "notified" {
  case {
    category = category.parcel.late
    customer = { since = "2020" }
  }
  expect { notified = [team.front] }
}
test "reads" {
  case {
    category = category.parcel.late
    language = "tr"
    field    = { qty = 1 }
  }
  act "finish" { outcome = "pay" }
  expect { reads = { sorry = "We are sorry" } }
}

test "nothing_happened_since" {
  case { category = category.parcel.late }
  expect { status = new }
  expect { status = open }
}
test "opening_refused" {
  case {
    category = category.parcel.late
    field    = { door_code = "x" }
  }
}
test "opening_refused_and_gone_on" {
  case {
    category = category.parcel.late
    field    = { door_code = "x" }
  }
  expect { refused = "value" }
  act "claim" {}
}
test "refused_before_a_wait" {
  case { category = category.parcel.late }
  act "pause" {}
  wait "1h" {}
}
test "refused_at_the_end" {
  case { category = category.parcel.late }
  act "claim" { by = "ali" }
  act "claim" { by = "bo" }
}
test "no_task" {
  case { category = category.parcel.late }
  act "task" {
    task  = task.mend
    state = "done"
  }
}
test "back_in_time" {
  case { category = category.parcel.late }
  wait "2026-01-05 08:00" {}
}
