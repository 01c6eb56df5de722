# A product: quality looks at it; then exchange, money back, or no.
flow "product" {
  label = { tr = "Ürün süreci", en = "Product process", ar = "مسار المنتج" }
  start = step.look

  step "look" {
    label        = { tr = "İlk inceleme", en = "First look", ar = "المراجعة الأولى" }
    route        = route.first_line
    help         = { tr = "Ürünü, bedeni ve müşterinin isteğini öğrenin.", en = "Find out the product, the size and what the customer wants.", ar = "اعرف المنتج والمقاس وما يريده العميل." }
    claim_within = { complaint = setting.claim_complaint, default = "8h" }
    done_within  = { complaint = "8h", default = "16h" }
    reassign     = team
    outcome "inspect" {
      label = { tr = "Kaliteye gönder", en = "Send to quality", ar = "أرسل إلى الجودة" }
      to    = step.inspect
      when  = "field.wish in ['exchange', 'refund']"
    }
    outcome "answer" {
      label = { tr = "Yanıtla ve bitir", en = "Answer and finish", ar = "أجب وأنهِ" }
      to    = end.answered
      when  = "field.wish == 'answer'"
    }
    escalate "unclaimed" {
      after  = "3h"
      of     = claim
      when   = "case.kind == 'complaint'"
      notify = [team.lead]
    }
  }

  step "inspect" {
    label       = { tr = "Kalite incelemesi", en = "Quality check", ar = "فحص الجودة" }
    team        = team.quality
    help        = { tr = "Ürünü inceleyin ve kararınızı seçin.", en = "Look at the product and choose your verdict.", ar = "افحص المنتج واختر القرار." }
    done_within = "2wd"
    readonly    = [field.order_no, field.size]
    outcome "exchange" {
      label = { tr = "Değiştir", en = "Exchange", ar = "استبدال" }
      to    = step.exchange
      when  = "field.verdict != 'used' and field.wish == 'exchange'"
    }
    outcome "refund" {
      label = { tr = "Parasını iade et", en = "Give the money back", ar = "أعد المال" }
      to    = step.refund
      when  = "field.verdict != 'used' and field.wish == 'refund'"
    }
    outcome "decline" {
      label = { tr = "Kabul etme", en = "Decline", ar = "رفض" }
      to    = end.declined
      when  = "field.verdict == 'used'"
      send  = [message.declined]
    }
    gate "verdict" {
      require = [field.verdict]
      message = { tr = "Önce kalite kararını seçin.", en = "Choose the verdict first.", ar = "اختر القرار أولًا." }
    }
    escalate "slow" {
      after  = "100%"
      notify = [team.quality, team.lead]
    }
    escalate "stuck" {
      after  = "4wd"
      notify = [team.quality]
      to     = team.lead
    }
  }

  step "exchange" {
    label       = { tr = "Değişim", en = "Exchange", ar = "الاستبدال" }
    team        = team.warehouse
    help        = { tr = "Eski ürün teslim alınıp yenisi gönderilince bitirin.", en = "Finish when the old product is collected and the new one sent.", ar = "أنهِ عند استلام المنتج القديم وإرسال الجديد." }
    done_within = "4wd"
    reassign    = none
    tasks       = [task.collect, task.ship]
    wait        = all
    outcome "shipped" {
      label = { tr = "Yenisi gönderildi", en = "The new one is sent", ar = "أُرسل البديل" }
      to    = end.exchanged
      send  = [message.shipped]
    }
    escalate "idle" {
      after  = "80%"
      notify = [team.warehouse, team.cargo_desk]
    }
  }

  step "refund" {
    label       = { tr = "Para iadesi", en = "Refund", ar = "الاسترداد" }
    team        = team.finance
    help        = { tr = "Tutarı müşterinin kartına iade edin.", en = "Pay the money back to the customer's card.", ar = "أعد المبلغ إلى بطاقة العميل." }
    done_within = "1wd"
    reassign    = none
    outcome "paid" {
      label = { tr = "Ödendi", en = "Paid", ar = "تم الدفع" }
      to    = end.refunded
      send  = [message.product_refunded]
    }
    escalate "late" {
      after  = "100%"
      notify = [team.lead]
    }
  }

  end "answered" {
    label       = { tr = "Yanıtlandı", en = "Answered", ar = "تم الرد" }
    status      = resolved
    close_after = "72h elapsed"
  }
  end "exchanged" {
    label         = { tr = "Değiştirildi", en = "Exchanged", ar = "تم الاستبدال" }
    status        = resolved
    close_after   = "14d"
    reopen_within = "14d"
    reopen_to     = step.inspect
  }
  end "refunded" {
    label         = { tr = "Parası iade edildi", en = "Money given back", ar = "أُعيد المال" }
    status        = resolved
    close_after   = "72h elapsed"
    reopen_within = "30d"
    reopen_to     = step.refund
  }
  end "declined" {
    label  = { tr = "Kabul edilmedi", en = "Declined", ar = "مرفوض" }
    status = cancelled
  }
}
