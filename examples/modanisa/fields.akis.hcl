# What is asked. A field has one type everywhere; categories say where it is used.
choices "language" {
  options = {
    tr = { tr = "Türkçe", en = "Turkish", fr = "Turc", ar = "التركية" }
    en = { tr = "İngilizce", en = "English", fr = "Anglais", ar = "الإنجليزية" }
    fr = { tr = "Fransızca", en = "French", fr = "Français", ar = "الفرنسية" }
    ar = { tr = "Arapça", en = "Arabic", fr = "Arabe", ar = "العربية" }
  }
}

choices "country" {
  options = {
    TR = { tr = "Türkiye", en = "Türkiye", fr = "Turquie", ar = "تركيا" }
    FR = { tr = "Fransa", en = "France", fr = "France", ar = "فرنسا" }
    DE = { tr = "Almanya", en = "Germany", fr = "Allemagne", ar = "ألمانيا" }
    SA = { tr = "Suudi Arabistan", en = "Saudi Arabia", fr = "Arabie saoudite", ar = "السعودية" }
    AE = { tr = "BAE", en = "UAE", fr = "Émirats", ar = "الإمارات" }
  }
}

choices "damage" {
  options = {
    torn    = { tr = "Yırtık", en = "Torn", fr = "Déchiré", ar = "ممزق" }
    stained = { tr = "Lekeli", en = "Stained", fr = "Taché", ar = "ملطخ" }
    wrong   = { tr = "Yanlış ürün", en = "Wrong product", fr = "Mauvais article", ar = "منتج خاطئ" }
  }
}

choices "method" {
  options = {
    card   = { tr = "Karta iade", en = "To the card", fr = "Sur la carte", ar = "إلى البطاقة" }
    coupon = { tr = "Kupon", en = "Coupon", fr = "Bon d'achat", ar = "قسيمة" }
    bank   = { tr = "Banka hesabına", en = "To a bank account", fr = "Virement", ar = "إلى حساب بنكي" }
  }
}

field "language" {
  type    = choice
  label   = { tr = "Dil", en = "Language", fr = "Langue", ar = "اللغة" }
  help    = { tr = "Bildirimin geldiği dil; ekibi bu seçer.", en = "The language of the message; it picks the team." }
  options = choices.language
}

field "country" {
  type    = choice
  label   = { tr = "Ülke", en = "Country", fr = "Pays", ar = "البلد" }
  options = choices.country
  indexed = true
}

field "order_no" {
  type    = text
  label   = { tr = "Sipariş no", en = "Order number", fr = "Numéro de commande", ar = "رقم الطلب" }
  help    = { tr = "6-12 hane.", en = "6 to 12 digits." }
  pattern = "^[0-9]{6,12}$"
  indexed = true
}

field "product_id" {
  type    = text
  label   = { tr = "Ürün ID", en = "Product ID", fr = "Référence", ar = "رقم المنتج" }
  indexed = true
}

field "damage" {
  type    = choice
  label   = { tr = "Hasar", en = "Damage", fr = "Dommage", ar = "الضرر" }
  options = choices.damage
}

field "amount" {
  type  = decimal
  label = { tr = "Tutar (TL)", en = "Amount (TRY)", fr = "Montant (TRY)", ar = "المبلغ" }
  min   = 0
}

field "refund_method" {
  type    = choice
  label   = { tr = "İade yolu", en = "Refund method", fr = "Mode de remboursement", ar = "طريقة الاسترداد" }
  options = choices.method
}

field "iban" {
  type     = text
  label    = { tr = "IBAN", en = "IBAN", fr = "IBAN", ar = "آيبان" }
  pattern  = "^[A-Z]{2}[0-9]{2}[A-Z0-9]{10,30}$"
  personal = direct
  visible  = "field.refund_method == 'bank'"
}

field "door_code" {
  type     = text
  label    = { tr = "Kapı şifresi", en = "Door code", fr = "Code de porte", ar = "رمز الباب" }
  help     = { tr = "Fransa'da apartman kapısının şifresi; kargo bunu ister.", en = "The code of the street door in France; the carrier asks for it." }
  personal = direct
  visible  = "field.country == 'FR'"
}

field "delivery_note" {
  type  = long_text
  label = { tr = "Teslim kaydı", en = "Delivery record", fr = "Note de livraison", ar = "سجل التسليم" }
}

field "waiting_for_customer" {
  type  = bool
  label = { tr = "Müşteriden yanıt bekleniyor", en = "Waiting for the customer" }
  help  = { tr = "İşaretliyken süreler durur.", en = "The clocks stand still while this is ticked." }
}

field "resolution" {
  type  = long_text
  label = { tr = "Ne yapıldı", en = "What was done", fr = "Ce qui a été fait", ar = "ما الذي تم" }
}
