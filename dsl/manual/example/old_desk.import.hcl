# How the export of the former help desk is read.
import "old_desk" {
  definition   = "."
  format       = csv
  key          = "ticket"
  at           = "changed_at"
  opened_at    = "created_at"
  time         = "YYYY-MM-DD HH:mm"
  timezone     = "Europe/Istanbul"
  missing      = "-"
  category     = ["matter", "thing"]
  team         = "queue"
  assignee     = "agent"
  title        = "subject"
  state_column = "state"
  field        = { order_no = "order", country = "country" }
  values       = { country = { Turkey = "TR", France = "FR" } }
  state "open" {
    is  = "Open"
    act = work
  }
  state "waiting" {
    is     = "Waiting"
    act    = pause
    reason = "Waiting for the customer"
  }
  state "solved" {
    is      = "Solved"
    act     = finish
    outcome = "replace"
  }
}
