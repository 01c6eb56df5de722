# What customers are written, in their language, and the work that steps give to other teams.
message "apology" {
  channels = [email]
  subject  = { tr = "{{case.number}} numaralı bildiriminiz", en = "Your case {{case.number}}", fr = "Votre demande {{case.number}}", ar = "طلبكم رقم {{case.number}}" }
  body = {
    tr = "{{field.order_no}} numaralı siparişinizdeki sorun için özür dileriz. {{field.resolution}}"
    en = "We are sorry about the trouble with order {{field.order_no}}. {{field.resolution}}"
    fr = "Désolés pour la commande {{field.order_no}}. {{field.resolution}}"
    ar = "نعتذر عن المشكلة في الطلب {{field.order_no}}. {{field.resolution}}"
  }
}

message "refunded" {
  channels = [email]
  subject  = { tr = "İadeniz ödendi", en = "Your refund is paid", fr = "Votre remboursement", ar = "تم دفع المبلغ المسترد" }
  body = {
    tr = "{{field.order_no}} siparişi için {{field.amount}} TL iade edildi."
    en = "{{field.amount}} TRY were refunded for order {{field.order_no}}."
    fr = "{{field.amount}} TRY ont été remboursés pour la commande {{field.order_no}}."
    ar = "تم استرداد {{field.amount}} ليرة للطلب {{field.order_no}}."
  }
}

message "shipped" {
  channels = [email, sms]
  subject  = { tr = "Yeni ürününüz yolda", en = "Your new product is on its way", fr = "Votre nouvel article est en route", ar = "منتجك الجديد في الطريق" }
  body = {
    tr = "{{field.order_no}} numaralı siparişiniz için yeni ürün gönderildi."
    en = "The new product for order {{field.order_no}} has been sent."
    fr = "Le nouvel article de la commande {{field.order_no}} a été expédié."
    ar = "تم إرسال المنتج الجديد للطلب {{field.order_no}}."
  }
}

message "product_refunded" {
  channels = [email]
  subject  = { tr = "Ürününüzün parası iade edildi", en = "Your money was given back", fr = "Votre article a été remboursé", ar = "تمت إعادة ثمن المنتج" }
  body = {
    tr = "{{field.product_id}} için ödediğiniz tutar iade edildi. {{field.resolution}}"
    en = "What you paid for {{field.product_id}} was given back. {{field.resolution}}"
    fr = "Le prix de {{field.product_id}} vous a été remboursé. {{field.resolution}}"
    ar = "أُعيد إليك ثمن {{field.product_id}}. {{field.resolution}}"
  }
}

message "declined" {
  channels = [email]
  subject  = { tr = "{{case.number}} numaralı başvurunuz", en = "Your case {{case.number}}", fr = "Votre demande {{case.number}}", ar = "طلبكم رقم {{case.number}}" }
  body = {
    tr = "Ürünü inceledik; kullanım kaynaklı olduğu için değiştiremiyoruz."
    en = "We looked at the product; as it was worn, we cannot exchange it."
    fr = "Nous avons examiné l'article ; comme il a été porté, nous ne pouvons pas l'échanger."
    ar = "فحصنا المنتج؛ ولأنه مستعمل لا يمكننا استبداله."
  }
}

message "payment_answer" {
  channels = [email]
  subject  = { tr = "Ödemeniz hakkında", en = "About your payment", fr = "À propos de votre paiement", ar = "بخصوص دفعتك" }
  body = {
    tr = "{{field.order_no}} siparişinin ödemesi hakkında: {{field.resolution}}"
    en = "About the payment for order {{field.order_no}}: {{field.resolution}}"
    fr = "À propos du paiement de la commande {{field.order_no}} : {{field.resolution}}"
    ar = "بخصوص دفع الطلب {{field.order_no}}: {{field.resolution}}"
  }
}

task "collect" {
  label = { tr = "Eski ürünü teslim al", en = "Collect the old product", ar = "استلم المنتج القديم" }
  title = { tr = "{{field.order_no}}: {{field.product_id}} teslim alınacak", en = "{{field.order_no}}: collect {{field.product_id}}", ar = "{{field.order_no}}: استلام {{field.product_id}}" }
  team  = team.cargo_desk
  due   = "2wd"
  steps = [todo, done]
}

task "ship" {
  label    = { tr = "Yenisini gönder", en = "Send the new one", ar = "أرسل البديل" }
  title    = { tr = "{{field.order_no}}: {{field.product_id}}, yeni beden {{field.new_size}}", en = "{{field.order_no}}: {{field.product_id}}, new size {{field.new_size}}", ar = "{{field.order_no}}: {{field.product_id}}، المقاس الجديد {{field.new_size}}" }
  team     = team.warehouse
  due      = "3wd"
  priority = high
  steps    = [todo, packing, done]
}
