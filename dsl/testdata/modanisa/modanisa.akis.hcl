# file: modanisa/modanisa.akis.hcl
akis {
  name     = "modanisa"
  language = 1
  locales  = ["tr", "en", "fr", "ar"]
  timezone = "Europe/Istanbul"
  calendar = calendar.office
}
calendar "office" {
  week     = { mon_fri = "09:00-18:00", sat = "10:00-14:00" }
  holidays = "data/tr-holidays.csv"
}
setting "claim_complaint" {
  type    = duration
  default = "1h"
}

team "support_tr" { label = "Türkçe destek" }
team "support_en" { label = "İngilizce destek" }
team "support_fr" { label = "Fransızca destek" }
team "support_ar" { label = "Arapça destek" }
team "cargo_desk" { label = "Kargo masası" }
team "lead" { label = "Müşteri ilişkileri yöneticisi" }
partner "aras" {
  label = "Aras Kargo"
  kind  = carrier
  owner = team.cargo_desk
  sees  = [field.order_no, field.country, field.door_code]
  fills = [field.delivery_note]
}

choices "language" { options = { tr = "Türkçe", en = "İngilizce", fr = "Fransızca", ar = "Arapça" } }
choices "country" { options = { TR = "Türkiye", FR = "Fransa", DE = "Almanya", SA = "Suudi Arabistan" } }
field "language" {
  type    = choice
  label   = { tr = "Dil", en = "Language", fr = "Langue" }
  options = choices.language
}
field "country" {
  type    = choice
  label   = "Ülke"
  options = choices.country
}
field "order_no" {
  type    = text
  label   = "Sipariş no"
  pattern = "^[0-9]{6,12}$"
}
field "product_id" {
  type  = text
  label = "Ürün ID"
}
field "delivery_note" {
  type  = long_text
  label = { tr = "Teslim kaydı", en = "Delivery record" }
}
field "door_code" {
  type     = text
  label    = { tr = "Kapı şifresi", en = "Door code", fr = "Code de porte" }
  help     = "Fransa'da apartman kapısının şifresi; kargo bunu ister."
  personal = direct
  visible  = "field.country == 'FR'"
}

category "cargo" {
  label  = { tr = "Kargo", en = "Cargo" }
  kind   = complaint
  flow   = flow.cargo
  fields = [field.language, field.country, field.order_no, field.door_code, field.delivery_note]
  sla    = "72h"
  gate "fr_door_code" {
    when    = "field.country == 'FR'"
    require = [field.door_code]
    message = { tr = "Fransa adresinde kapı şifresi olmadan ilerlenemez." }
  }
  category "late" { label = "Geç teslim" }
  category "damaged" {
    label  = "Hasarlı ürün"
    fields = [field.product_id]
    gate "needs_product" { require = [field.product_id] }
  }
  category "where_is_it" {
    label = "Kargom nerede?"
    kind  = request
  }
}

route "by_language" {
  by      = field.language
  to      = { tr = team.support_tr, en = team.support_en, fr = team.support_fr, ar = team.support_ar }
  default = team.support_en
}
route "first_line" {
  rule "gold" {
    when = "customer.tier == 'gold' and case.kind == 'complaint'"
    to   = team.lead
  }
  default = route.by_language
}

flow "cargo" {
  start = step.triage
  step "triage" {
    route        = route.first_line
    help         = "Sipariş numarasını ve adresi doğrulayın, sonra kargoya sorun."
    claim_within = { complaint = setting.claim_complaint, default = "4h" }
    done_within  = { complaint = "4h", default = "8h" }
    outcome "ask_carrier" { to = step.carrier }
    outcome "solved" { to = end.resolved }
  }
  step "carrier" {
    partner       = partner.aras
    help        = "Kargo firması teslim kaydını ve yeni tarihi yazar."
    done_within = "24h"
    notes       = customer_visible
    outcome "answered" { to = step.solve }
    escalate "silent" {
      after  = "24h"
      notify = [team.cargo_desk]
      to     = step.solve
    }
  }
  step "solve" {
    team        = team.cargo_desk
    help        = "Müşteriye dönün; geciktiyse özür şablonunu seçin."
    done_within = { complaint = "24h", default = "36h" }
    escalate "lead" {
      after  = "80%"
      notify = [team.lead]
    }
    outcome "resolved" {
      to   = end.resolved
      send = [message.apology]
    }
  }
  end "resolved" { status = resolved }
}

message "apology" {
  channels = [email, sms]
  subject  = { tr = "{{case.number}} numaralı bildiriminiz", fr = "Votre demande {{case.number}}" }
  body     = { tr = "{{field.order_no}} siparişinizdeki gecikme için özür dileriz.", fr = "Désolés pour {{field.order_no}}." }
}
survey "satisfaction" {
  send_on = case_closed
  question "nps" {
    type  = nps
    label = { tr = "Bizi önerir misiniz?", en = "Would you recommend us?" }
  }
}
task "call_back" {
  title = "Müşteriyi arayın: {{case.number}}"
  team  = team.lead
  due   = "24h"
  steps = [todo, doing, done]
}
on "survey_answered" {
  when   = "survey.satisfaction.nps <= 6"
  create = [task.call_back]
}
tiers {
  tier "gold" {
    when     = "customer.points >= 1000"
    speed_up = 0.5
  }
}
spike "cargo_late" {
  watch  = [category.cargo.late]
  per    = "24h"
  over   = 3.0 # times the usual count
  least  = 10
  notify = [team.lead]
}
report "late_by_country" {
  where    = "under(case.category, 'cargo') and case.overdue"
  group_by = [field.country, field.product_id]
  show     = [count, average_age]
}
