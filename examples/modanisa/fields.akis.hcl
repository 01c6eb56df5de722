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

choices "wish" {
  options = {
    exchange = { tr = "Değişim", en = "Exchange", fr = "Échange", ar = "استبدال" }
    refund   = { tr = "Para iadesi", en = "Money back", fr = "Remboursement", ar = "استرداد المال" }
    answer   = { tr = "Yalnızca yanıt", en = "Just an answer", fr = "Seulement une réponse", ar = "إجابة فقط" }
  }
}

choices "verdict" {
  options = {
    faulty = { tr = "Üretim hatası", en = "Manufacturing fault", ar = "عيب صناعي" }
    used   = { tr = "Kullanım kaynaklı", en = "Worn or misused", ar = "بسبب الاستعمال" }
    fine   = { tr = "Sorun yok", en = "Nothing wrong", ar = "لا يوجد عيب" }
  }
}

choices "size" {
  options = {
    s36 = { tr = "36", en = "36", fr = "36", ar = "36" }
    s38 = { tr = "38", en = "38", fr = "38", ar = "38" }
    s40 = { tr = "40", en = "40", fr = "40", ar = "40" }
    s42 = { tr = "42", en = "42", fr = "42", ar = "42" }
    s44 = { tr = "44", en = "44", fr = "44", ar = "44" }
  }
}

field "language" {
  type    = choice
  label   = { tr = "Dil", en = "Language", fr = "Langue", ar = "اللغة" }
  help    = { tr = "Bildirimin geldiği dil; ekibi bu seçer.", en = "The language of the message; it picks the team.", ar = "لغة الرسالة؛ وهي تحدد الفريق." }
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
  help    = { tr = "6-12 hane.", en = "6 to 12 digits.", fr = "6 à 12 chiffres.", ar = "من 6 إلى 12 رقمًا." }
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
  help     = { tr = "Fransa'da apartman kapısının şifresi; kargo bunu ister.", en = "The code of the street door in France; the carrier asks for it.", fr = "Le code de la porte d'entrée ; le transporteur le demande.", ar = "رمز باب المبنى في فرنسا؛ تطلبه شركة الشحن." }
  personal = direct
  visible  = "field.country == 'FR'"
}

field "delivery_note" {
  type  = long_text
  label = { tr = "Teslim kaydı", en = "Delivery record", fr = "Note de livraison", ar = "سجل التسليم" }
}

field "waiting_for_customer" {
  type  = bool
  label = { tr = "Müşteriden yanıt bekleniyor", en = "Waiting for the customer", ar = "في انتظار العميل" }
  help  = { tr = "İşaretliyken süreler durur.", en = "The clocks stand still while this is ticked.", ar = "تتوقف المُهل ما دام هذا محددًا." }
}

field "resolution" {
  type  = long_text
  label = { tr = "Ne yapıldı", en = "What was done", fr = "Ce qui a été fait", ar = "ما الذي تم" }
}

field "size" {
  type    = choice
  label   = { tr = "Beden", en = "Size", fr = "Taille", ar = "المقاس" }
  options = choices.size
}

field "wish" {
  type    = choice
  label   = { tr = "Müşterinin isteği", en = "What the customer wants", fr = "Ce que vous souhaitez", ar = "ما يريده العميل" }
  options = choices.wish
}

field "new_size" {
  type    = choice
  label   = { tr = "Yeni beden", en = "New size", fr = "Nouvelle taille", ar = "المقاس الجديد" }
  options = choices.size
  visible = "field.wish == 'exchange'"
}

field "verdict" {
  type    = choice
  label   = { tr = "Kalite kararı", en = "Quality's verdict", ar = "قرار الجودة" }
  help    = { tr = "Ürünü inceledikten sonra seçin.", en = "Choose after looking at the product.", ar = "اختر بعد فحص المنتج." }
  options = choices.verdict
}

field "paid_at" {
  type  = date
  label = { tr = "Ödeme günü", en = "Day of payment", fr = "Jour du paiement", ar = "يوم الدفع" }
}

field "card_end" {
  type     = text
  label    = { tr = "Kartın son dört hanesi", en = "Last four digits of the card", fr = "Quatre derniers chiffres de la carte", ar = "آخر أربعة أرقام من البطاقة" }
  pattern  = "^[0-9]{4}$"
  personal = indirect
}

field "bank_reference" {
  type  = text
  label = { tr = "Banka referansı", en = "Bank reference", ar = "مرجع البنك" }
}

field "coupon" {
  type    = text
  label   = { tr = "Kupon kodu", en = "Coupon code", fr = "Code promo", ar = "رمز القسيمة" }
  pattern = "^[A-Z0-9]{4,12}$"
}

field "customer_informed" {
  type  = bool
  label = { tr = "Müşteri bilgilendirildi", en = "The customer was informed", ar = "تم إبلاغ العميل" }
  help  = { tr = "İşaretlenmeden kayıt kapanmaz.", en = "The case does not close before this is ticked.", ar = "لا تُغلق الحالة قبل تحديد هذا." }
}
