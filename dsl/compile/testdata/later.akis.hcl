# Blocks that this build checks and does not run, and texts with values in them.
akis {
  name     = "x"
  language = 1
  locales  = ["en"]
}
team "front" { label = "F" }
field "order" {
  type  = text
  label = "Order"
}
field "seat" {
  type  = text
  label = "Seat"
}
category "c" {
  label  = "C"
  kind   = request
  flow   = flow.f
  fields = [field.order]
}
category "d" {
  label  = "D"
  kind   = request
  flow   = flow.f
  fields = [field.order, field.seat]
}
flow "f" {
  start = step.s
  step "s" {
    team = team.front
    outcome "o" {
      to     = end.z
      send   = [message.hello, message.none] # ERROR: AKIS-N001 no message.none
      create = [task.call]
    }
  }
  end "z" { status = resolved }
}
message "hello" {
  channels = [email]
  body     = "{{field.order}} and {{field.seat}}" # ERROR: AKIS-R002 no field.seat here. (In category c.)
}
task "call" {
  title = "{{case.nmber}}" # ERROR: AKIS-R002 Did you mean case.number?
  team  = team.front
  due   = "1x" # ERROR: AKIS-V001 Not a duration
}
survey "after" { # WARNING: AKIS-L002 not act on it yet
  send_on = case_closed
  when    = "field.ordr == nil" # ERROR: AKIS-R002 Did you mean field.order?
  question "nps" {
    type  = nps
    label = "?"
  }
}
survey "silent" { send_on = case_closed } # ERROR: AKIS-V001 asks nothing
on "survey_anwered" {                     # ERROR: AKIS-N001 Did you mean "survey_answered"?
  when   = "survey.after.nps <= 6"
  create = [task.cal] # ERROR: AKIS-N001 Did you mean task.call?
}
lookup "flight" {   # WARNING: AKIS-L002 not act on it yet
  connector = "ops" # WARNING: AKIS-N001 No block connector "ops"
  on        = [case_opened]
  match     = { no = field.order }
  fill      = { seat = field.set } # ERROR: AKIS-N001 Did you mean field.seat?
}
tiers {                                        # WARNING: AKIS-L002 tiers is checked
  tier "gold" { when = "customer.pionts > 3" } # ERROR: AKIS-R002 Did you mean customer.points?
}
spike "late" {                      # WARNING: AKIS-L002 not act on it yet
  watch  = [category.c, category.e] # ERROR: AKIS-N001 no category.e
  per    = "1d"
  over   = 2
  least  = 1
  notify = [team.front]
}
report "by" { # WARNING: AKIS-L002 not act on it yet
  where    = "case.overdue and under(case.category, 'c')"
  group_by = [field.seat, case.stp] # ERROR: AKIS-N001 Did you mean case.step?
  show     = [count]
}
