# A passenger reports a broken screen: the comment becomes a case, the case a task
# of the maintenance team, and the passenger hears what was done.
akis {
  name     = "airline"
  language = 1
  locales  = ["tr", "en"]
  timezone = "Europe/Istanbul"
}
team "cx" { label = { tr = "Müşteri deneyimi", en = "Customer experience" } }
team "cabin_maintenance" { label = { tr = "Uçak İçi Bakım", en = "Cabin maintenance" } }
choices "part" { options = { screen = { tr = "Ekran", en = "Screen" }, seat = { tr = "Koltuk", en = "Seat" }, other = { tr = "Diğer", en = "Other" } } }
field "flight_no" {
  type  = text
  label = { tr = "Sefer", en = "Flight" }
}
field "seat" {
  type    = text
  label   = { tr = "Koltuk", en = "Seat" }
  pattern = "^[0-9]{1,2}[A-K]$"
}
field "part" {
  type    = choice
  label   = { tr = "Bozuk parça", en = "Broken part" }
  options = choices.part
}
field "tail_no" {
  type  = text
  label = { tr = "Kuyruk numarası", en = "Tail number" }
}
lookup "flight" {
  connector = "ops"
  on        = [case_opened, field_changed]
  match     = { flight_no = field.flight_no }
  fill      = { tail_no = field.tail_no }
}
category "cabin" {
  label  = { tr = "Kabin donanımı", en = "Cabin equipment" }
  kind   = feedback
  flow   = flow.cabin
  fields = [field.flight_no, field.seat, field.part, field.tail_no]
}
flow "cabin" {
  start = step.read
  step "read" {
    team        = team.cx
    help        = { tr = "Yorumu okuyun; arıza ise Görev Oluştur'a basın.", en = "Read the comment; if something is broken, press Create task." }
    done_within = "8h"
    gate "complete" {
      when    = "field.part in ['screen', 'seat']"
      require = [field.flight_no, field.seat, field.tail_no]
    }
    outcome "create_task" {
      label  = { tr = "Görev Oluştur", en = "Create task" }
      to     = step.repair
      create = [task.repair]
    }
    outcome "thanks" {
      label = { tr = "Teşekkür et", en = "Say thanks" }
      to    = end.answered
    }
  }
  step "repair" {
    team        = team.cabin_maintenance
    done_within = "72h"
    done_when   = "task.repair.state == 'done'"
    outcome "fixed" { to = step.tell }
  }
  step "tell" {
    team        = team.cx
    help        = { tr = "Yolcuya ne yapıldığını yazın.", en = "Tell the passenger what was done." }
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
  subject  = { tr = "Geri bildiriminiz için teşekkürler", en = "Thank you for your feedback" }
  body     = { tr = "Ekibimiz {{field.seat}} koltuğundaki arızayı giderdi.", en = "Our team has mended seat {{field.seat}}." }
}
