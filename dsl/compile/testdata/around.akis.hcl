# What stands around the flows: doors to other systems, what arrives, loyalty,
# reports. None of it runs in this build; all of it is checked.
akis {
  name     = "x"
  language = 1
  locales  = ["en"]
}
setting "limit" {
  type    = int
  default = 3
}
team "front" { label = "F" }
role "clerk" {
  label = "C"
  grant "g" {
    verbs  = [read]
    steps  = [step.reed, step.read] # ERROR: AKIS-N001 Did you mean step.read?
    fields = [field.note]           # WARNING: AKIS-L002 fields is checked
  }
}
choices "part" { options = { seat = "Seat" } }
field "note" {
  type     = text
  label    = "N"
  currency = "TRY" # ERROR: AKIS-V001 says nothing about
}
field "far" {
  type  = text
  label = "F"
}
field "sum" {
  type    = int
  label   = "S"
  compute = "setting.limit"
}
field "vip" {
  type  = bool
  label = "V"
  on    = customer
}
category "top" {
  label  = "T"
  kind   = request
  flow   = flow.f
  fields = [field.note, field.sum, field.seat]
  retention {          # WARNING: AKIS-L002 retention is checked
    keep   = "2 years" # ERROR: AKIS-V001 duration
    then   = delete
    fields = [field.note]       # ERROR: AKIS-V001 then = delete removes
    hold   = "field.nte == nil" # ERROR: AKIS-R002 Did you mean field.note?
  }
  category "leaf" {
    label = "L"
    help  = "Read this." # WARNING: AKIS-L002 help is checked
    retention {          # WARNING: AKIS-L002 retention is checked
      keep   = "730d"
      then   = anonymise
      fields = [field.far] # ERROR: AKIS-G007 no case of top/leaf
    }
  }
}
flow "f" {
  start = step.read
  step "read" {
    team  = team.front
    match = { a = field.note } # ERROR: AKIS-V001 match belongs to a step with call
    outcome "go" { to = step.look }
  }
  step "look" {                           # ERROR: AKIS-V001 Add outcome "failed"
    call         = connector.ordrs.status # ERROR: AKIS-N001 Did you mean connector.orders?
    claim_within = "1h"                   # ERROR: AKIS-G004 has no pool
    fill         = { state = field.sum }  # ERROR: AKIS-V001 is computed
    retry {
      times = 3
      after = "soon" # ERROR: AKIS-V001 duration
    }
    outcome "ok" { to = step.bare }
    outcome "maybe" { to = end.z } # ERROR: AKIS-V001 nobody ever chooses "maybe"
  }
  step "bare" {
    call = connector.orders # ERROR: AKIS-V001 names a connector and no action
    outcome "ok" { to = end.z }
    outcome "failed" { to = end.z }
  }
  step "both" {
    team = team.front
    call = connector.orders.find # ERROR: AKIS-G001 team and call
    outcome "ok" { to = end.z }
    outcome "failed" { to = end.z }
  }
  end "z" { status = resolved }
}
connector "orders" { # WARNING: AKIS-L002 connector "orders" is checked
  plugin   = "webhook"
  settings = { url = "https://x.example", api_token = "123" } # WARNING: AKIS-V004 api_token looks like a secret
}
intake "box" { # WARNING: AKIS-L002 intake "box" is checked
  channel   = mail
  connector = connector.mail # ERROR: AKIS-N001 no connector.mail
  default   = category.top   # ERROR: AKIS-N002 category.top.leaf
  discard "d" {
    when   = "field.note == 'x'" # ERROR: AKIS-R002 There is no field.note here
    reason = "R"
  }
  join { same = [] } # ERROR: AKIS-V001 Name what both must share
  classify "c" {
    when = "received.txt contains 'x'" # ERROR: AKIS-R002 Did you mean received.text?
    to   = category.top.leef           # ERROR: AKIS-N001 no category.top.leef
  }
}
tiers { # WARNING: AKIS-L002 tiers is checked
  tier "gold" {
    when     = "customer.vip"
    speed_up = 0 # ERROR: AKIS-V001 above 0
  }
}
programme "points" { # WARNING: AKIS-L002 programme "points" is checked
  label   = "P"
  expires = "1y" # ERROR: AKIS-V001 duration
  earn "a" {
    on     = case_closed
    when   = "case.knd == 'request'" # ERROR: AKIS-R002 Did you mean case.kind?
    points = 0                       # ERROR: AKIS-V001 Earns nothing
  }
}
reward "r" { # WARNING: AKIS-L002 reward "r" is checked
  label     = "R"
  programme = programme.point # ERROR: AKIS-N001 Did you mean programme.points?
  points    = 5
  tiers     = [tier.gold, tier.gld] # ERROR: AKIS-N001 Did you mean tier.gold?
}
survey "s" { # WARNING: AKIS-L002 survey "s" is checked
  send_on   = case_closed
  audience  = "case.kind == 'request'" # ERROR: AKIS-R002 There is no case.kind here
  throttle  = "1x"                     # ERROR: AKIS-V001 duration
  languages = ["en", "fr"]             # ERROR: AKIS-N001 There is no fr
  question "q" {                       # ERROR: AKIS-V001 options belong to choice
    label = "Q"
    type  = choice
  }
}
on "case_opened" { # WARNING: AKIS-L002 on "case_opened" is checked
  set = {
    note = "3"       # ERROR: AKIS-R007 of type text
    sum  = "3"       # ERROR: AKIS-V001 is computed
    vip  = "true"    # ERROR: AKIS-N002 kept with the customer
    nte  = "'x'"     # ERROR: AKIS-N001 Did you mean field.note?
    far  = "'x' + y" # ERROR: AKIS-R002 There is no y here
  }
  link_to = "field.note" # ERROR: AKIS-R007 number of a case
}
on "case_closed" {} # ERROR: AKIS-V001 Add create
spike "p" {         # WARNING: AKIS-L002 spike "p" is checked
  watch  = [category.top.leaf]
  over   = 0 # ERROR: AKIS-V001 above 0
  notify = [team.front]
}
report "late" { # WARNING: AKIS-L002 report "late" is checked
  where = "case.overdue"
  show  = [count]
}
dashboard "d" { # WARNING: AKIS-L002 dashboard "d" is checked
  label = "D"
  roles = [role.clrk]              # ERROR: AKIS-N001 Did you mean role.clerk?
  tile "t" { report = report.lat } # ERROR: AKIS-N001 Did you mean report.late?
}
schedule "every_day" { # WARNING: AKIS-L002 schedule "every_day" is checked
  report = dashboard.d
  every  = day
  on     = mon # ERROR: AKIS-V001 needs no on
  at     = "08:00"
  to     = [team.front, partner.x] # ERROR: AKIS-N002 write team.name or role.name
}
schedule "weekly" { # ERROR: AKIS-V001 one of mon, tue
  report = report.late
  every  = week
  on     = first
  at     = "08:00"
  to     = [role.clerk]
}
table "t" {
  by = [field.note]
  rows = [
    [a, seat],
    [b, seet], # ERROR: AKIS-N001 Did you mean seat?
  ]
  give    = choices.part
  default = screen # ERROR: AKIS-N001 There is no screen
}
table "v" {
  by      = [field.note]
  rows    = [[a, team.frnt]] # ERROR: AKIS-N001 Did you mean team.front?
  give    = team
  default = team.front
}
route "r" { default = table.v } # WARNING: AKIS-G006 Never used
route "q" { default = table.t } # ERROR: AKIS-V001 it must give teams
field "seat" {
  type  = text
  label = "S"
  table = table.t
}
table "u" { # WARNING: AKIS-G006 Never used
  by      = [field.note]
  rows    = [[a, b]]
  give    = teem # ERROR: AKIS-N001 Did you mean team?
  pick    = unique
  default = team.front
}
