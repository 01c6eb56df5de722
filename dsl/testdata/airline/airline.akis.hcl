# file: airline/airline.akis.hcl
akis {
  name     = "airline"
  language = 1
  locales  = ["tr", "en"]
  timezone = "Europe/Istanbul"
}
team "cx" { label = "Müşteri deneyimi" }
team "cabin_maintenance" { label = "Uçak İçi Bakım" }
choices "part" { options = { screen = "Ekran", seat = "Koltuk", other = "Diğer" } }
field "flight_no" {
  type  = text
  label = "Sefer"
}
field "seat" {
  type    = text
  label   = "Koltuk"
  pattern = "^[0-9]{1,2}[A-K]$"
}
field "part" {
  type    = choice
  label   = "Bozuk parça"
  options = choices.part
}
field "tail_no" {
  type  = text
  label = "Kuyruk numarası"
}
lookup "flight" {
  connector = "ops"
  on        = [case_opened, field_changed]
  match     = { flight_no = field.flight_no }
  fill      = { tail_no = field.tail_no }
}
category "cabin" {
  label  = "Kabin donanımı"
  kind   = feedback
  flow   = flow.cabin
  fields = [field.flight_no, field.seat, field.part, field.tail_no]
}
flow "cabin" {
  start = step.read
  step "read" {
    team        = team.cx
    help        = "Yorumu okuyun; arıza ise Görev Oluştur'a basın."
    done_within = "8h"
    gate "complete" {
      when    = "field.part in ['screen', 'seat']"
      require = [field.flight_no, field.seat, field.tail_no]
    }
    outcome "create_task" {
      to     = step.repair
      create = [task.repair]
    }
    outcome "thanks" { to = end.answered }
  }
  step "repair" {
    team        = team.cabin_maintenance
    done_within = "72h"
    done_when   = "task.repair.state == 'done'"
    outcome "fixed" { to = step.tell }
  }
  step "tell" {
    team        = team.cx
    help        = "Yolcuya ne yapıldığını yazın."
    done_within = "24h"
    outcome "told" {
      to   = end.answered
      send = [message.fixed]
    }
  }
  end "answered" { status = resolved }
}
task "repair" {
  title    = "{{field.flight_no}} / {{field.seat}} / {{field.tail_no}}: {{field.part}}"
  team     = team.cabin_maintenance
  due      = "48h"
  priority = high
  steps    = [todo, doing, done]
}
message "fixed" {
  channels = [email]
  subject  = { tr = "Geri bildiriminiz için teşekkürler" }
  body     = { tr = "Ekibimiz {{field.seat}} koltuğundaki arızayı giderdi." }
}
