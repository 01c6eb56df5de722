# A passenger reports a broken screen: the comment becomes a case, the case a task
# of the maintenance team, and the passenger hears what was done. Baggage and praise
# walk their own, shorter ways.
akis {
  name     = "airline"
  language = 1
  locales  = ["tr", "en"]
  timezone = "Europe/Istanbul"
  calendar = calendar.ground
}

calendar "ground" {
  label = { tr = "Yer hizmetleri", en = "Ground operations" }
  week  = { mon_sun = "06:00-22:00" }
}

team "cx" {
  label  = { tr = "Müşteri deneyimi", en = "Customer experience" }
  assign = round_robin
}
team "cabin_maintenance" { label = { tr = "Uçak İçi Bakım", en = "Cabin maintenance" } }
team "baggage" { label = { tr = "Bagaj", en = "Baggage" } }
team "claims" { label = { tr = "Tazminat", en = "Claims" } }

partner "handling" {
  label = { tr = "Yer hizmetleri firması", en = "Ground handler" }
  kind  = handler
  owner = team.baggage
  sees  = [field.flight_no, field.tag_no, field.found_at]
  fills = [field.found_at]
}

choices "part" {
  options = {
    screen = { tr = "Ekran", en = "Screen" }
    seat   = { tr = "Koltuk", en = "Seat" }
    light  = { tr = "Okuma lambası", en = "Reading light" }
    other  = { tr = "Diğer", en = "Other" }
  }
}

field "flight_no" {
  type    = text
  label   = { tr = "Sefer", en = "Flight" }
  help    = { tr = "Bilet üzerindeki gibi: TK482.", en = "As on the ticket: TK482." }
  pattern = "^[A-Z]{2}[0-9]{1,4}$"
  indexed = true
}
field "flight_date" {
  type  = date
  label = { tr = "Uçuş günü", en = "Day of the flight" }
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
  type    = text
  label   = { tr = "Kuyruk numarası", en = "Tail number" }
  indexed = true
}
field "tag_no" {
  type    = text
  label   = { tr = "Bagaj etiketi", en = "Baggage tag" }
  pattern = "^[0-9]{10}$"
  indexed = true
}
field "found_at" {
  type  = text
  label = { tr = "Bulunduğu yer", en = "Where it was found" }
}
field "compensation" {
  type  = decimal
  label = { tr = "Tazminat (EUR)", en = "Compensation (EUR)" }
  min   = 0
  max   = 1600
}
field "answer" {
  type  = long_text
  label = { tr = "Yolcuya yanıt", en = "Answer to the passenger" }
}

category "cabin" {
  label  = { tr = "Kabin donanımı", en = "Cabin equipment" }
  kind   = feedback
  flow   = flow.cabin
  fields = [field.flight_no, field.flight_date, field.seat, field.part, field.tail_no, field.answer]

  priority {
    rule "seat" {
      when = "field.part == 'seat'"
      give = high
    }
    default = normal
  }
}

category "baggage" {
  label  = { tr = "Bagaj", en = "Baggage" }
  kind   = complaint
  flow   = flow.baggage
  fields = [field.flight_no, field.flight_date, field.tag_no, field.found_at, field.compensation, field.answer]
  sla    = "504h elapsed"

  gate "which_bag" {
    require = [field.flight_no, field.tag_no]
    message = { tr = "Sefer ve bagaj etiketi olmadan aranamaz.", en = "It cannot be looked for without flight and tag." }
  }
  category "delayed" { label = { tr = "Gelmeyen bagaj", en = "Delayed baggage" } }
  category "damaged" { label = { tr = "Hasarlı bagaj", en = "Damaged baggage" } }
}

category "crew" {
  label  = { tr = "Kabin ekibi", en = "Cabin crew" }
  kind   = praise
  flow   = flow.answer
  fields = [field.flight_no, field.flight_date, field.answer]
}
