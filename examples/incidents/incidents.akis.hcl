# IT incidents as a service desk works them: the category tree and the groups are
# those of a public audit log (UCI 498), its names are anonymous there too.
akis {
  name     = "incidents"
  language = 1
  locales  = ["en", "tr"]
  timezone = "Europe/Lisbon"
}

choices "level" {
  options = {
    high   = { en = "High", tr = "Yüksek" }
    medium = { en = "Medium", tr = "Orta" }
    low    = { en = "Low", tr = "Düşük" }
  }
}

field "number" {
  type    = text
  label   = { en = "Number elsewhere", tr = "Öteki sistemdeki numara" }
  help    = { en = "The incident's number in the system it came from.", tr = "Olayın geldiği sistemdeki numarası." }
  indexed = true
}

field "impact" {
  type    = choice
  label   = { en = "Impact", tr = "Etki" }
  options = choices.level
}

field "urgency" {
  type    = choice
  label   = { en = "Urgency", tr = "Aciliyet" }
  options = choices.level
}

field "location" {
  type    = text
  label   = { en = "Location", tr = "Yer" }
  indexed = true
}

field "configuration_item" {
  type  = text
  label = { en = "Configuration item", tr = "Yapılandırma öğesi" }
}

field "closed_code" {
  type  = text
  label = { en = "Closing code", tr = "Kapanış kodu" }
}

# Impact × urgency, as ITIL has it.
table "priority" {
  by = [field.impact, field.urgency]
  rows = [
    ["high", "high", "urgent"],
    ["high", "medium", "high"],
    ["medium", "high", "high"],
    ["medium", "medium", "normal"],
    ["low", "high", "normal"],
    ["*", "*", "low"],
  ]
  default = "low"
}

flow "incident" {
  label = { en = "Incident", tr = "Olay" }
  start = step.work
  step "work" {
    label        = { en = "Work", tr = "Çalışma" }
    help         = { en = "Restore the service; hand it to the group that can.", tr = "Hizmeti geri getirin; yapabilecek gruba devredin." }
    route        = route.first_group
    claim_within = "4h"
    done_within  = "40h"
    reassign     = any
    outcome "resolved" {
      label = { en = "Resolved", tr = "Çözüldü" }
      to    = end.resolved
    }
    escalate "late" {
      after  = "100%"
      notify = [team.service_desk]
    }
  }
  end "resolved" {
    label         = { en = "Resolved", tr = "Çözüldü" }
    status        = resolved
    close_after   = "120h elapsed"
    reopen_within = "30d"
  }
}
