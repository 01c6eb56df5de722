test "priority_table" {
  case {
    category = category.category_55.subcategory_170
    field    = { impact = "high", urgency = "medium" }
  }
  expect { priority = high }
  act "fill" { field = { urgency = "high" } }
  expect { priority = urgent }
  act "fill" { field = { impact = "low", urgency = "low" } }
  expect { priority = low }
}

test "closes_by_itself" {
  case { category = category.category_55.subcategory_170 }
  act "pause" { reason = "Waiting for the caller" }
  wait "10d" {}
  expect {
    status    = waiting
    escalated = []
  }
  act "resume" {}
  act "finish" { outcome = "resolved" }
  wait "119h" {}
  expect { status = resolved }
  wait "1h" {}
  expect { status = closed }
  act "reopen" { reason = "It is back" }
  expect { status = open }
}

test "groups_by_category" {
  case { category = category.category_42.subcategory_223 }
  expect {
    step     = step.work
    priority = low
  }
  act "transfer" {
    team   = team.group_24
    reason = "They run it"
  }
  expect {
    team     = team.group_24
    assignee = ""
  }
  act "claim" { by = "resolver_9" }
  wait "41h" {}
  expect {
    assignee  = "resolver_9"
    escalated = ["late"]
  }
}

test "priority_of_every_row" {
  case {
    category = category.category_55.subcategory_170
    field    = { impact = "medium", urgency = "high" }
  }
  expect { priority = high }
  act "fill" { field = { urgency = "medium" } }
  expect { priority = normal }
  act "fill" { field = { urgency = "low" } }
  expect { priority = low }
  act "fill" { field = { impact = "low", urgency = "high" } }
  expect { priority = normal }
}
