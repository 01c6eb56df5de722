# A parcel: a first look, the carrier, a solution for the customer.
flow "cargo" {
  label = { tr = "Kargo süreci", en = "Cargo process", ar = "مسار الشحن" }
  start = step.triage

  step "triage" {
    label        = { tr = "İlk inceleme", en = "First look", ar = "المراجعة الأولى" }
    route        = route.first_line
    help         = { tr = "Sipariş numarasını ve adresi doğrulayın, sonra kargoya sorun.", en = "Check the order number and the address, then ask the carrier.", ar = "تحقق من رقم الطلب والعنوان، ثم اسأل شركة الشحن." }
    claim_within = { complaint = setting.claim_complaint, default = "4h" }
    done_within  = { complaint = "4h", default = "8h" }
    reassign     = any
    outcome "ask_carrier" {
      label = { tr = "Kargoya sor", en = "Ask the carrier", ar = "اسأل شركة الشحن" }
      to    = step.carrier
    }
    outcome "solved" {
      label = { tr = "Çözüldü", en = "Solved", ar = "تم الحل" }
      to    = end.resolved
    }
    gate "order_known" {
      require = [field.order_no]
      message = { tr = "Sipariş numarası olmadan ilerlenemez.", en = "The order number is needed to go on.", ar = "لا يمكن المتابعة من دون رقم الطلب." }
    }
    escalate "unclaimed" {
      after  = "2h"
      of     = claim
      notify = [team.lead]
    }
    escalate "late" {
      after  = "150%"
      notify = [team.lead]
      to     = team.lead
    }
  }

  step "carrier" {
    label       = { tr = "Kargo firması", en = "Carrier", ar = "شركة الشحن" }
    partner     = partner.aras
    help        = { tr = "Kargo firması teslim kaydını ve yeni tarihi yazar.", en = "The carrier writes the delivery record and the new date.", ar = "تكتب شركة الشحن سجل التسليم والموعد الجديد." }
    done_within = "24h"
    notes       = customer_visible
    readonly    = [field.country, field.order_no]
    outcome "answered" {
      label = { tr = "Yanıtlandı", en = "Answered", ar = "تم الرد" }
      to    = step.solve
    }
    escalate "silent" {
      after  = "24h"
      notify = [team.cargo_desk]
      to     = step.solve
    }
  }

  step "solve" {
    label        = { tr = "Çözüm", en = "Solve", ar = "الحل" }
    team         = team.cargo_desk
    help         = { tr = "Müşteriye dönün; geciktiyse özür mesajı gider.", en = "Get back to the customer; an apology is sent when you resolve.", ar = "تواصل مع العميل؛ تُرسل رسالة اعتذار عند الحل." }
    claim_within = "4h"
    done_within  = { complaint = "24h", default = "36h" }
    escalate "lead" {
      after  = "80%"
      notify = [team.lead]
    }
    outcome "resolved" {
      label = { tr = "Çözüldü, müşteriye yaz", en = "Resolved, write to the customer", ar = "تم الحل، اكتب إلى العميل" }
      to    = end.resolved
      send  = [message.apology]
    }
    outcome "back_to_carrier" {
      label = { tr = "Kargoya geri sor", en = "Ask the carrier again", ar = "اسأل شركة الشحن مجددًا" }
      to    = step.carrier
    }
    gate "said_what" {
      require = [field.resolution]
      at      = [outcome.resolved]
      message = { tr = "Ne yapıldığını yazmadan çözülemez.", en = "Say what was done before resolving.", ar = "اذكر ما تم قبل الحل." }
    }
  }

  end "resolved" {
    label         = { tr = "Çözüldü", en = "Resolved", ar = "تم الحل" }
    status        = resolved
    close_after   = "120h elapsed"
    reopen_within = "14d"
    reopen_to     = step.solve
  }
}
