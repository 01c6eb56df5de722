# Every block and every attribute of the language, once at least. A test holds this
# against the schemas.
akis {
  name        = "everything"
  language    = 1
  label       = "Everything"
  description = "Says every word once."
  locales     = ["en", "tr"]
  timezone    = "Europe/Istanbul"
  calendar    = calendar.office
}

calendar "office" {
  label       = "Office"
  description = "Istanbul office hours."
  week        = { mon_fri = "09:00-18:00" }
  timezone    = "Europe/Istanbul"
  holidays    = "data/holidays.csv"
}

setting "quick" {
  type        = duration
  default     = "1h"
  label       = "Quick"
  description = "How fast a complaint is taken up."
}
setting "limit" {
  type    = int
  default = 100
  label   = "Limit"
}

team "front" {
  label       = "Front desk"
  description = "Reads everything first."
  assign      = pool
  calendar    = calendar.office
}
team "lead" { label = "Leads" }

partner "carrier" {
  label       = "Carrier"
  description = "Brings parcels."
  kind        = carrier
  owner       = team.front
  sees        = [field.order_no]
  fills       = [field.note]
  channel     = email
}

choices "country" {
  label       = "Countries"
  description = "Where we deliver."
  options = {
    TR = { en = "Türkiye", tr = "Türkiye" }
    FR = { en = "France", tr = "Fransa" }
  }
}
choices "size" {
  label  = "Sizes"
  source = "data/sizes.csv"
}

field "order_no" {
  type        = text
  label       = "Order number"
  help        = "It stands on the invoice."
  description = "The shop's own number."
  pattern     = "^[0-9]{6,12}$"
  max_length  = 12
  personal    = indirect
  indexed     = true
  widget      = "order"
}
field "country" {
  type    = choice
  label   = "Country"
  options = choices.country
  default = "TR"
}
field "sizes" {
  type    = choices
  label   = "Sizes"
  options = choices.size
  visible = "field.country == 'TR'"
}
field "price" {
  type     = money
  label    = "Price"
  min      = 0
  max      = 1000000
  currency = "TRY"
}
field "dear" {
  type    = bool
  label   = "Dear"
  compute = "field.price > setting.limit"
}
field "size" {
  type    = choice
  label   = "Size"
  options = choices.size
  table   = table.size
}
field "note" {
  type  = long_text
  label = "Note"
}
field "photo" {
  type  = file
  label = "Photo"
}
field "problem_no" {
  type  = int
  label = "Problem"
}
field "vip" {
  type  = bool
  label = "VIP"
  on    = customer
}

category "cargo" {
  label       = "Cargo"
  description = "Everything about a parcel."
  help        = "Also for parcels that came back."
  kind        = complaint
  flow        = flow.cargo
  fields      = [field.order_no, field.country, field.sizes, field.price, field.dear, field.note, field.photo, field.problem_no, field.size]
  sla         = "72h"
  gate "complete" {
    label       = "Complete"
    description = "The carrier asks for it."
    when        = "field.country == 'FR'"
    require     = [field.order_no]
    check       = "field.order_no != nil"
    at          = [step.read.ask]
    message     = "The order number is missing."
  }
  section "parcel" {
    label  = "Parcel"
    help   = "It stands on the label."
    fields = [field.order_no, field.country]
  }
  priority {
    rule "vip" {
      when = "customer.vip"
      give = high
    }
    table   = table.urgency
    default = normal
  }
  retention {
    keep   = "730d"
    then   = anonymise
    fields = [field.order_no]
    hold   = "field.dear"
    reason = "Consumer law, article 5"
  }
  category "late" { label = "Late" }
  category "lost" { label = "Lost" }
}
