# Money back: check, approval above a limit, payment.
flow "refund" {
  label = { tr = "İade süreci", en = "Refund process", ar = "مسار الاسترداد" }
  start = step.check

  step "check" {
    label        = { tr = "Kontrol", en = "Check", ar = "التحقق" }
    team         = team.returns
    help         = { tr = "Siparişi ve tutarı doğrulayın; eksikse müşteriye sorun ve beklemeyi işaretleyin.", en = "Check the order and the amount; if something is missing, ask the customer and tick waiting.", ar = "تحقق من الطلب والمبلغ؛ وإن نقص شيء فاسأل العميل وحدد الانتظار." }
    claim_within = { complaint = "2h", default = "8h" }
    done_within  = "16h"
    pause        = "field.waiting_for_customer"
    pause_reason = { tr = "Müşteri bekleniyor", en = "Waiting for the customer", ar = "في انتظار العميل" }
    outcome "pay" {
      label = { tr = "Ödemeye gönder", en = "Send to payment", ar = "أرسل إلى الدفع" }
      to    = step.pay
      when  = "not (field.amount > setting.refund_limit)"
    }
    outcome "approve" {
      label = { tr = "Onaya gönder", en = "Send for approval", ar = "أرسل للموافقة" }
      to    = step.approve
      when  = "field.amount > setting.refund_limit"
    }
    outcome "reject" {
      label = { tr = "Reddet", en = "Reject", ar = "رفض" }
      to    = end.rejected
    }
    gate "complete" {
      require = [field.order_no, field.amount, field.refund_method]
      at      = [outcome.pay, outcome.approve]
      message = { tr = "Sipariş, tutar ve iade yolu gerekli.", en = "Order, amount and refund method are needed.", ar = "يلزم رقم الطلب والمبلغ وطريقة الاسترداد." }
    }
    gate "iban" {
      when    = "field.refund_method == 'bank'"
      require = [field.iban]
      at      = [outcome.pay, outcome.approve]
      message = { tr = "Havale için IBAN gerekli.", en = "A transfer needs the IBAN.", ar = "التحويل يحتاج إلى رقم الآيبان." }
    }
    escalate "late" {
      after  = "100%"
      notify = [team.lead]
    }
  }

  step "approve" {
    label       = { tr = "Onay", en = "Approval", ar = "الموافقة" }
    team        = team.lead
    help        = { tr = "Sınırın üstündeki iadeyi onaylayın ya da reddedin.", en = "Approve or reject the refund above the limit.", ar = "وافق على الاسترداد الذي يتجاوز الحد أو ارفضه." }
    done_within = "8h"
    reassign    = none
    outcome "approved" {
      label = { tr = "Onayla", en = "Approve", ar = "موافقة" }
      to    = step.pay
    }
    outcome "rejected" {
      label = { tr = "Reddet", en = "Reject", ar = "رفض" }
      to    = end.rejected
    }
  }

  step "pay" {
    label        = { tr = "Ödeme", en = "Payment", ar = "الدفع" }
    team         = team.finance
    help         = { tr = "Ödemeyi yapın ve kaydını yazın.", en = "Make the payment and note it.", ar = "نفّذ الدفع وسجّله." }
    claim_within = "8h"
    done_within  = "1wd"
    reassign     = none
    outcome "paid" {
      label = { tr = "Ödendi", en = "Paid", ar = "تم الدفع" }
      to    = end.resolved
      send  = [message.refunded]
    }
    escalate "late" {
      after  = "2wd"
      notify = [team.lead, team.finance]
    }
  }

  end "resolved" {
    label         = { tr = "Ödendi", en = "Paid", ar = "تم الدفع" }
    status        = resolved
    close_after   = "72h elapsed"
    reopen_within = "30d"
  }
  end "rejected" {
    label  = { tr = "Reddedildi", en = "Rejected", ar = "مرفوض" }
    status = cancelled
  }
}
