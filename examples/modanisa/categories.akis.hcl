# What a case is about. Everything is inherited by the narrower categories.
category "cargo" {
  label  = { tr = "Kargo", en = "Cargo", fr = "Livraison", ar = "الشحن" }
  kind   = complaint
  flow   = flow.cargo
  fields = [field.language, field.country, field.order_no, field.door_code, field.delivery_note, field.resolution]
  sla    = "72h"

  gate "fr_door_code" {
    when    = "field.country == 'FR'"
    require = [field.door_code]
    message = { tr = "Fransa adresinde kapı şifresi olmadan ilerlenemez.", en = "An address in France needs a door code before you can go on.", ar = "لا يمكن المتابعة لعنوان في فرنسا من دون رمز الباب." }
  }

  priority {
    rule "gold_late" {
      when = "customer.tier == 'gold' and case.kind == 'complaint'"
      give = high
    }
    rule "reopened" {
      when = "case.reopened > 0"
      give = urgent
    }
    default = normal
  }

  category "late" { label = { tr = "Geç teslim", en = "Late delivery", fr = "Livraison en retard", ar = "تأخر التسليم" } }
  category "lost" { label = { tr = "Kayıp paket", en = "Lost parcel", fr = "Colis perdu", ar = "طرد مفقود" } }
  category "damaged" {
    label  = { tr = "Hasarlı ürün", en = "Damaged product", fr = "Article endommagé", ar = "منتج تالف" }
    fields = [field.product_id, field.damage]
    gate "needs_product" {
      require = [field.product_id, field.damage]
      message = { tr = "Hangi ürünün nasıl hasarlandığını yazın.", en = "Say which product is damaged, and how.", ar = "اذكر المنتج المتضرر ونوع الضرر." }
    }
  }
  category "where_is_it" {
    label = { tr = "Kargom nerede?", en = "Where is my parcel?", fr = "Où est mon colis ?", ar = "أين شحنتي؟" }
    kind  = request
  }
}

category "refund" {
  label  = { tr = "İade", en = "Refund", fr = "Remboursement", ar = "استرداد" }
  kind   = request
  flow   = flow.refund
  fields = [field.language, field.country, field.order_no, field.product_id, field.amount, field.refund_method, field.iban, field.waiting_for_customer, field.resolution]
  sla    = "120h"

  category "return" { label = { tr = "Ürün iadesi", en = "Return of a product", fr = "Retour d'un article", ar = "إرجاع منتج" } }
  category "not_paid" {
    label = { tr = "İadem yatmadı", en = "Refund not received", fr = "Remboursement non reçu", ar = "لم يصل المبلغ" }
    kind  = complaint
  }
  category "invoice" {
    label = { tr = "Fatura gecikmesi", en = "Late invoice", fr = "Facture en retard", ar = "تأخر الفاتورة" }
    kind  = complaint
  }
}

category "product" {
  label  = { tr = "Ürün", en = "Product", fr = "Article", ar = "المنتج" }
  kind   = complaint
  flow   = flow.product
  fields = [field.language, field.country, field.order_no, field.product_id, field.size, field.wish, field.new_size, field.verdict, field.resolution]
  sla    = "96h"

  section "what" {
    label  = { tr = "Ürün", en = "Product", fr = "Article", ar = "المنتج" }
    fields = [field.order_no, field.product_id, field.size]
  }
  section "wish" {
    label  = { tr = "İstek", en = "Wish", fr = "Souhait", ar = "الطلب" }
    fields = [field.wish, field.new_size]
  }

  gate "which_product" {
    require = [field.product_id, field.wish]
    message = { tr = "Hangi ürün olduğunu ve müşterinin ne istediğini yazın.", en = "Say which product it is and what the customer wants.", ar = "اذكر المنتج وما يريده العميل." }
  }
  gate "which_size" {
    when    = "field.wish == 'exchange'"
    require = [field.new_size]
    message = { tr = "Değişim için yeni beden gerekli.", en = "An exchange needs the new size.", ar = "الاستبدال يحتاج إلى المقاس الجديد." }
  }

  category "faulty" { label = { tr = "Kusurlu ürün", en = "Faulty product", fr = "Article défectueux", ar = "منتج معيب" } }
  category "not_as_shown" { label = { tr = "Göründüğü gibi değil", en = "Not as shown", fr = "Non conforme à la photo", ar = "ليس كما في الصورة" } }
  category "wrong_size" {
    label = { tr = "Beden uymadı", en = "Wrong size", fr = "Mauvaise taille", ar = "المقاس غير مناسب" }
    kind  = request
  }
}

category "payment" {
  label  = { tr = "Ödeme", en = "Payment", fr = "Paiement", ar = "الدفع" }
  kind   = complaint
  flow   = flow.payment
  fields = [field.language, field.country, field.order_no, field.amount, field.paid_at, field.bank_reference, field.customer_informed, field.resolution]
  sla    = "72h"

  priority {
    rule "large" {
      when = "field.amount > setting.refund_limit"
      give = urgent
    }
    rule "gold" {
      when = "customer.tier == 'gold'"
      give = high
    }
    default = normal
  }

  category "charged_twice" {
    label  = { tr = "İki kez çekildi", en = "Charged twice", fr = "Débité deux fois", ar = "خُصم المبلغ مرتين" }
    fields = [field.card_end]
    gate "which_card" {
      require = [field.card_end, field.paid_at]
      at      = [outcome.ask_bank]
      message = { tr = "Banka, kartın son dört hanesini ve günü ister.", en = "The bank asks for the card's last four digits and the day.", ar = "يطلب البنك آخر أربعة أرقام من البطاقة ويوم الدفع." }
    }
  }
  category "failed" { label = { tr = "Ödeme geçmedi", en = "Payment failed", fr = "Paiement refusé", ar = "فشل الدفع" } }
  category "coupon" {
    label  = { tr = "Kupon çalışmıyor", en = "Coupon does not work", fr = "Code promo refusé", ar = "القسيمة لا تعمل" }
    kind   = request
    fields = [field.coupon]
  }
}

category "account" {
  label  = { tr = "Hesap", en = "Account", fr = "Compte", ar = "الحساب" }
  kind   = request
  flow   = flow.simple
  fields = [field.language, field.country, field.resolution]
  sla    = "48h"
  category "password" { label = { tr = "Şifremi unuttum", en = "Forgot my password", fr = "Mot de passe oublié", ar = "نسيت كلمة المرور" } }
  category "delete" { label = { tr = "Hesabımı silin", en = "Delete my account", fr = "Supprimer mon compte", ar = "احذفوا حسابي" } }
}

category "voice" {
  label  = { tr = "Görüş ve öneri", en = "Feedback", fr = "Avis", ar = "آراء" }
  kind   = feedback
  flow   = flow.simple
  fields = [field.language, field.country, field.product_id, field.resolution]
  category "praise" {
    label = { tr = "Teşekkür", en = "Praise", fr = "Remerciement", ar = "شكر" }
    kind  = praise
  }
  category "suggestion" {
    label = { tr = "Öneri", en = "Suggestion", fr = "Suggestion", ar = "اقتراح" }
    kind  = suggestion
  }
}
