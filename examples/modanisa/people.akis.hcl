# Who works: teams, partners, and what customers are worth.
team "support_tr" { label = { tr = "Türkçe destek", en = "Turkish support" } }
team "support_en" { label = { tr = "İngilizce destek", en = "English support" } }
team "support_fr" { label = { tr = "Fransızca destek", en = "French support" } }
team "support_ar" { label = { tr = "Arapça destek", en = "Arabic support" } }
team "cargo_desk" { label = { tr = "Kargo masası", en = "Cargo desk" } }
team "returns" { label = { tr = "İade ekibi", en = "Returns" } }
team "finance" { label = { tr = "Finans", en = "Finance" } }
team "lead" { label = { tr = "Müşteri ilişkileri yöneticisi", en = "Customer relations leads" } }

partner "aras" {
  label = { tr = "Aras Kargo", en = "Aras Cargo" }
  kind  = carrier
  owner = team.cargo_desk
  sees  = [field.order_no, field.country, field.door_code, field.delivery_note]
  fills = [field.delivery_note]
}

tiers {
  tier "gold" {
    label = { tr = "Altın", en = "Gold" }
    when  = "customer.points >= 1000"
  }
  tier "silver" {
    label = { tr = "Gümüş", en = "Silver" }
    when  = "customer.points >= 300"
  }
}
