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
    message = { tr = "Fransa adresinde kapı şifresi olmadan ilerlenemez.", en = "An address in France needs a door code before you can go on." }
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
      message = { tr = "Hangi ürünün nasıl hasarlandığını yazın.", en = "Say which product is damaged, and how." }
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
