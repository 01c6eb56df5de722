# Who works: teams and partners.
team "support_tr" { label = { tr = "Türkçe destek", en = "Turkish support", ar = "الدعم بالتركية" } }
team "support_en" { label = { tr = "İngilizce destek", en = "English support", ar = "الدعم بالإنجليزية" } }
team "support_fr" { label = { tr = "Fransızca destek", en = "French support", ar = "الدعم بالفرنسية" } }
team "support_ar" { label = { tr = "Arapça destek", en = "Arabic support", ar = "الدعم بالعربية" } }
team "cargo_desk" { label = { tr = "Kargo masası", en = "Cargo desk", ar = "مكتب الشحن" } }
team "returns" { label = { tr = "İade ekibi", en = "Returns", ar = "فريق المرتجعات" } }
team "finance" { label = { tr = "Finans", en = "Finance", ar = "المالية" } }
team "quality" { label = { tr = "Kalite", en = "Quality", ar = "الجودة" } }
team "warehouse" { label = { tr = "Depo", en = "Warehouse", ar = "المستودع" } }
team "lead" { label = { tr = "Müşteri ilişkileri yöneticisi", en = "Customer relations leads", ar = "مديرو علاقات العملاء" } }

partner "aras" {
  label = { tr = "Aras Kargo", en = "Aras Cargo", ar = "آراس للشحن" }
  kind  = carrier
  owner = team.cargo_desk
  sees  = [field.order_no, field.country, field.door_code, field.delivery_note]
  fills = [field.delivery_note]
}
