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
}
