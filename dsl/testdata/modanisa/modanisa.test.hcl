# file: modanisa/modanisa.test.hcl
test "france_needs_door_code" {
  case {
    category = category.cargo.late
    field    = { language = "fr", country = "FR", order_no = "123456" }
  }
  expect {
    step = step.triage
    team = team.support_fr
  }
  act "finish" { outcome = "ask_carrier" }
  expect {
    step    = step.triage
    missing = [field.door_code]
  }
  act "fill" { field = { door_code = "12B4" } }
  act "finish" { outcome = "ask_carrier" }
  expect {
    step  = step.carrier
    partner = partner.aras
  }
  wait "3d" {}
  expect {
    step      = step.solve
    escalated = ["silent"]
  }
  act "finish" { outcome = "resolved" }
  expect {
    ended   = end.resolved
    message = [message.apology]
  }
}
