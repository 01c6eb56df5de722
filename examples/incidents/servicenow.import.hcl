# How an export of ServiceNow's incident audit log is read: each row is what an
# incident was after an update.
import "servicenow" {
  definition   = "."
  format       = csv
  key          = "number"
  at           = "sys_updated_at"
  opened_at    = "opened_at"
  time         = "DD/MM/YYYY HH:mm"
  timezone     = "Europe/Lisbon"
  missing      = "?"
  category     = ["category", "subcategory"]
  team         = "assignment_group"
  assignee     = "assigned_to"
  title        = "u_symptom"
  channel      = "contact_type"
  state_column = "incident_state"
  field = {
    number             = "number"
    impact             = "impact"
    urgency            = "urgency"
    location           = "location"
    configuration_item = "cmdb_ci"
    closed_code        = "closed_code"
  }
  values = {
    impact   = { "1 - High" = "high", "2 - Medium" = "medium", "3 - Low" = "low" }
    urgency  = { "1 - High" = "high", "2 - Medium" = "medium", "3 - Low" = "low" }
    priority = { "1 - Critical" = "urgent", "2 - High" = "high", "3 - Moderate" = "normal", "4 - Low" = "low" }
  }
  compare = {
    priority   = "priority"
    reopened   = "reopen_count"
    reassigned = "reassignment_count"
  }
  state "new" {
    is  = "New"
    act = none
  }
  state "active" {
    is  = "Active"
    act = work
  }
  state "user" {
    is     = "Awaiting User Info"
    act    = pause
    reason = "Waiting for the caller"
  }
  state "vendor" {
    is     = "Awaiting Vendor"
    act    = pause
    reason = "Waiting for the vendor"
  }
  state "problem" {
    is     = "Awaiting Problem"
    act    = pause
    reason = "Waiting for the problem"
  }
  state "evidence" {
    is     = "Awaiting Evidence"
    act    = pause
    reason = "Waiting for evidence"
  }
  state "resolved" {
    is      = "Resolved"
    act     = finish
    outcome = "resolved"
  }
  state "closed" {
    is      = "Closed"
    act     = close
    outcome = "resolved"
  }
}
