# A payment: found in the system, or the bank is asked; then the customer is told.
flow "payment" {
  label = { tr = "Ödeme süreci", en = "Payment process", ar = "مسار الدفع" }
  start = step.check

  step "check" {
    label        = { tr = "Kontrol", en = "Check", ar = "التحقق" }
    route        = route.money
    help         = { tr = "Çekimi sistemde bulun; bulamazsanız bankaya sorun.", en = "Find the charge in the system; if you cannot, ask the bank.", ar = "ابحث عن عملية الخصم في النظام؛ وإن لم تجدها فاسأل البنك." }
    claim_within = { complaint = "2h", default = "8h" }
    done_within  = "9h"
    reassign     = any
    outcome "ask_bank" {
      label = { tr = "Bankaya sor", en = "Ask the bank", ar = "اسأل البنك" }
      to    = step.bank
    }
    outcome "explain" {
      label = { tr = "Açıklandı", en = "Explained", ar = "تم التوضيح" }
      to    = step.tell
    }
    gate "which_payment" {
      require = [field.order_no, field.amount]
      message = { tr = "Sipariş ve tutar gerekli.", en = "Order and amount are needed.", ar = "يلزم رقم الطلب والمبلغ." }
    }
    escalate "late" {
      after  = "150%"
      notify = [team.finance]
      to     = team.lead
    }
  }

  step "bank" {
    label       = { tr = "Bankada", en = "At the bank", ar = "لدى البنك" }
    team        = team.finance
    help        = { tr = "Bankanın referansını yazın; süreç kendiliğinden ilerler.", en = "Write the bank's reference; the case then goes on by itself.", ar = "اكتب مرجع البنك؛ ثم تتابع الحالة تلقائيًا." }
    done_within = "3wd"
    done_when   = "field.bank_reference != nil"
    outcome "answered" {
      label = { tr = "Banka yanıtladı", en = "The bank answered", ar = "رد البنك" }
      to    = step.tell
    }
    escalate "chase" {
      after  = "2wd"
      notify = [team.finance]
    }
    escalate "give_up" {
      after  = "5wd"
      notify = [team.lead]
      to     = step.tell
    }
  }

  step "tell" {
    label       = { tr = "Müşteriye bildir", en = "Tell the customer", ar = "إبلاغ العميل" }
    route       = route.by_language
    help        = { tr = "Müşteriye ne olduğunu yazın ve bilgilendirildiğini işaretleyin.", en = "Tell the customer what happened, and tick that you did.", ar = "أخبر العميل بما حدث وحدد أنك فعلت ذلك." }
    done_within = "8h"
    notes       = customer_visible
    outcome "told" {
      label = { tr = "Bildirildi", en = "Told", ar = "تم الإبلاغ" }
      to    = end.resolved
      send  = [message.payment_answer]
    }
    gate "informed" {
      require = [field.resolution]
      check   = "field.customer_informed"
      message = { tr = "Ne olduğunu yazın ve müşteriyi bilgilendirdiğinizi işaretleyin.", en = "Write what happened and tick that the customer was informed.", ar = "اكتب ما حدث وحدد أن العميل أُبلغ." }
    }
    escalate "late" {
      after  = "100%"
      notify = [team.lead]
    }
  }

  end "resolved" {
    label         = { tr = "Çözüldü", en = "Resolved", ar = "تم الحل" }
    status        = resolved
    close_after   = "48h elapsed"
    reopen_within = "30d"
    reopen_to     = step.check
  }
}
