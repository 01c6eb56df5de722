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
