# Scenarios run in simulated time: akis test dsl/manual/example
test "a_parcel_to_france_needs_the_door_code" {
  person "ada" {
    teams = [team.workshop]
    lead  = true
  }
  case {
    category = category.broken.lamp
    at       = "2026-01-05 09:00"
    field    = { order_no = "20260105", country = "FR", part = "glass", quantity = 2, price = 45000 }
  }
  expect {
    step     = step.look
    team     = team.workshop
    priority = normal
  }
  act "finish" {
    by      = "ada"
    outcome = "send_back"
  }
  expect { missing = [field.door_code] }
  act "fill" {
    by    = "ada"
    field = { door_code = "12B4" }
  }
  act "finish" {
    by      = "ada"
    outcome = "send_back"
  }
  expect {
    step    = step.mend
    message = [message.send_it]
    task    = [task.test_lamp]
  }
  wait "16d" {}
  expect { escalated = ["too_long", "unread"] }
}

test "a_large_order_is_urgent" {
  case {
    category = category.broken.lamp
    field    = { order_no = "20260106", part = "foot", quantity = 200, price = 45000 }
  }
  expect {
    team     = team.workshop
    priority = urgent
  }
}
