# How cases walk: who works them, how long, what happens when it takes too long.
route "by_language" {
  by      = field.language
  to      = { tr = team.support_tr, en = team.support_en, fr = team.support_fr, ar = team.support_ar }
  default = team.support_en
}

route "first_line" {
  rule "gold" {
    when = "customer.tier == 'gold' and case.kind == 'complaint'"
    to   = team.lead
  }
  default = route.by_language
}

flow "cargo" {
  label = { tr = "Kargo süreci", en = "Cargo process" }
  start = step.triage

  step "triage" {
    label        = { tr = "İlk inceleme", en = "First look" }
    route        = route.first_line
    help         = { tr = "Sipariş numarasını ve adresi doğrulayın, sonra kargoya sorun.", en = "Check the order number and the address, then ask the carrier." }
    claim_within = { complaint = setting.claim_complaint, default = "4h" }
    done_within  = { complaint = "4h", default = "8h" }
    reassign     = any
    outcome "ask_carrier" {
      label = { tr = "Kargoya sor", en = "Ask the carrier" }
      to    = step.carrier
    }
    outcome "solved" {
      label = { tr = "Çözüldü", en = "Solved" }
      to    = end.resolved
    }
    gate "order_known" {
      require = [field.order_no]
      message = { tr = "Sipariş numarası olmadan ilerlenemez.", en = "The order number is needed to go on." }
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
    label       = { tr = "Kargo firması", en = "Carrier" }
    partner     = partner.aras
    help        = { tr = "Kargo firması teslim kaydını ve yeni tarihi yazar.", en = "The carrier writes the delivery record and the new date." }
    done_within = "24h"
    notes       = customer_visible
    readonly    = [field.country, field.order_no]
    outcome "answered" {
      label = { tr = "Yanıtlandı", en = "Answered" }
      to    = step.solve
    }
    escalate "silent" {
      after  = "24h"
      notify = [team.cargo_desk]
      to     = step.solve
    }
  }

  step "solve" {
    label        = { tr = "Çözüm", en = "Solve" }
    team         = team.cargo_desk
    help         = { tr = "Müşteriye dönün; geciktiyse özür mesajı gider.", en = "Get back to the customer; an apology is sent when you resolve." }
    claim_within = "4h"
    done_within  = { complaint = "24h", default = "36h" }
    escalate "lead" {
      after  = "80%"
      notify = [team.lead]
    }
    outcome "resolved" {
      label = { tr = "Çözüldü, müşteriye yaz", en = "Resolved, write to the customer" }
      to    = end.resolved
      send  = [message.apology]
    }
    outcome "back_to_carrier" {
      label = { tr = "Kargoya geri sor", en = "Ask the carrier again" }
      to    = step.carrier
    }
    gate "said_what" {
      require = [field.resolution]
      at      = [outcome.resolved]
      message = { tr = "Ne yapıldığını yazmadan çözülemez.", en = "Say what was done before resolving." }
    }
  }

  end "resolved" {
    label         = { tr = "Çözüldü", en = "Resolved" }
    status        = resolved
    close_after   = "120h elapsed"
    reopen_within = "14d"
    reopen_to     = step.solve
  }
}

flow "refund" {
  label = { tr = "İade süreci", en = "Refund process" }
  start = step.check

  step "check" {
    label        = { tr = "Kontrol", en = "Check" }
    team         = team.returns
    help         = { tr = "Siparişi ve tutarı doğrulayın; eksikse müşteriye sorun ve beklemeyi işaretleyin.", en = "Check the order and the amount; if something is missing, ask the customer and tick waiting." }
    claim_within = { complaint = "2h", default = "8h" }
    done_within  = "16h"
    pause        = "field.waiting_for_customer"
    pause_reason = { tr = "Müşteri bekleniyor", en = "Waiting for the customer" }
    outcome "pay" {
      label = { tr = "Ödemeye gönder", en = "Send to payment" }
      to    = step.pay
      when  = "not (field.amount > setting.refund_limit)"
    }
    outcome "approve" {
      label = { tr = "Onaya gönder", en = "Send for approval" }
      to    = step.approve
      when  = "field.amount > setting.refund_limit"
    }
    outcome "reject" {
      label = { tr = "Reddet", en = "Reject" }
      to    = end.rejected
    }
    gate "complete" {
      require = [field.order_no, field.amount, field.refund_method]
      at      = [outcome.pay, outcome.approve]
      message = { tr = "Sipariş, tutar ve iade yolu gerekli.", en = "Order, amount and refund method are needed." }
    }
    gate "iban" {
      when    = "field.refund_method == 'bank'"
      require = [field.iban]
      at      = [outcome.pay, outcome.approve]
      message = { tr = "Havale için IBAN gerekli.", en = "A transfer needs the IBAN." }
    }
    escalate "late" {
      after  = "100%"
      notify = [team.lead]
    }
  }

  step "approve" {
    label       = { tr = "Onay", en = "Approval" }
    team        = team.lead
    help        = { tr = "Sınırın üstündeki iadeyi onaylayın ya da reddedin.", en = "Approve or reject the refund above the limit." }
    done_within = "8h"
    reassign    = none
    outcome "approved" {
      label = { tr = "Onayla", en = "Approve" }
      to    = step.pay
    }
    outcome "rejected" {
      label = { tr = "Reddet", en = "Reject" }
      to    = end.rejected
    }
  }

  step "pay" {
    label        = { tr = "Ödeme", en = "Payment" }
    team         = team.finance
    help         = { tr = "Ödemeyi yapın ve kaydını yazın.", en = "Make the payment and note it." }
    claim_within = "8h"
    done_within  = "1wd"
    reassign     = none
    outcome "paid" {
      label = { tr = "Ödendi", en = "Paid" }
      to    = end.resolved
      send  = [message.refunded]
    }
    escalate "late" {
      after  = "2wd"
      notify = [team.lead, team.finance]
    }
  }

  end "resolved" {
    label         = { tr = "Ödendi", en = "Paid" }
    status        = resolved
    close_after   = "72h elapsed"
    reopen_within = "30d"
  }
  end "rejected" {
    label  = { tr = "Reddedildi", en = "Rejected" }
    status = cancelled
  }
}

flow "simple" {
  label = { tr = "Tek adım", en = "One step" }
  start = step.answer
  step "answer" {
    label        = { tr = "Yanıtla", en = "Answer" }
    route        = route.by_language
    help         = { tr = "Okuyun, yanıtlayın; gerekirse başka ekibe devredin.", en = "Read it and answer; hand it to another team if it is theirs." }
    claim_within = "8h"
    done_within  = "24h"
    reassign     = any
    outcome "answered" {
      label = { tr = "Yanıtlandı", en = "Answered" }
      to    = end.answered
    }
    escalate "late" {
      after  = "100%"
      notify = [team.lead]
    }
  }
  end "answered" {
    label       = { tr = "Yanıtlandı", en = "Answered" }
    status      = resolved
    close_after = "72h elapsed"
  }
}

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
