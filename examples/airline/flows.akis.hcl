# A comment, a task for maintenance, an answer.
flow "cabin" {
  label = { tr = "Kabin süreci", en = "Cabin process" }
  start = step.read

  step "read" {
    label       = { tr = "Oku", en = "Read" }
    team        = team.cx
    help        = { tr = "Yorumu okuyun; arıza ise Görev Oluştur'a basın.", en = "Read the comment; if something is broken, press Create task." }
    done_within = "8h"
    gate "complete" {
      when    = "field.part in ['screen', 'seat', 'light']"
      require = [field.flight_no, field.seat, field.tail_no]
      message = { tr = "Bakım ekibi sefer, koltuk ve kuyruk numarası ister.", en = "Maintenance needs flight, seat and tail number." }
    }
    outcome "create_task" {
      label  = { tr = "Görev Oluştur", en = "Create task" }
      to     = step.repair
      create = [task.repair]
    }
    outcome "thanks" {
      label = { tr = "Teşekkür et", en = "Say thanks" }
      to    = end.answered
      send  = [message.thanks]
    }
  }

  step "repair" {
    label       = { tr = "Onarım", en = "Repair" }
    team        = team.cabin_maintenance
    help        = { tr = "Görev bitince süreç kendiliğinden ilerler.", en = "The case goes on by itself when the task is done." }
    done_within = "72h"
    done_when   = "task.repair.state == 'done'"
    reassign    = none
    outcome "fixed" {
      label = { tr = "Giderildi", en = "Mended" }
      to    = step.tell
    }
    escalate "slow" {
      after  = "100%"
      notify = [team.cabin_maintenance, team.cx]
    }
  }

  step "tell" {
    label       = { tr = "Yolcuya yaz", en = "Tell the passenger" }
    team        = team.cx
    help        = { tr = "Yolcuya ne yapıldığını yazın.", en = "Tell the passenger what was done." }
    done_within = "24h"
    outcome "told" {
      label = { tr = "Bildirildi", en = "Told" }
      to    = end.answered
      send  = [message.fixed]
    }
    escalate "forgotten" {
      after = "48h"
      to    = end.answered
      send  = [message.fixed]
    }
  }

  end "answered" {
    label         = { tr = "Yanıtlandı", en = "Answered" }
    status        = resolved
    close_after   = "72h elapsed"
    reopen_within = "14d"
    reopen_to     = step.tell
  }
}

# A bag: the ground handler looks for it; what is not found is paid for.
flow "baggage" {
  label = { tr = "Bagaj süreci", en = "Baggage process" }
  start = step.report

  step "report" {
    label        = { tr = "Kayıt", en = "Report" }
    team         = team.baggage
    help         = { tr = "Etiketi doğrulayın, sonra yer hizmetlerine sorun.", en = "Check the tag, then ask the ground handler." }
    claim_within = "1h"
    done_within  = "2h"
    outcome "search" {
      label = { tr = "Arat", en = "Have it looked for" }
      to    = step.search
    }
    outcome "damaged" {
      label = { tr = "Hasar; tazminata gönder", en = "Damaged; on to claims" }
      to    = step.claim
      when  = "under(case.category, 'baggage.damaged')"
    }
    escalate "unclaimed" {
      after  = "100%"
      of     = claim
      notify = [team.baggage]
    }
  }

  step "search" {
    label       = { tr = "Arama", en = "Search" }
    partner     = partner.handling
    help        = { tr = "Bagajın bulunduğu yeri yazın.", en = "Write where the bag was found." }
    done_within = "48h"
    outcome "found" {
      label = { tr = "Bulundu", en = "Found" }
      to    = end.delivered
      send  = [message.found]
    }
    gate "where" {
      require = [field.found_at]
      message = { tr = "Nerede bulunduğunu yazın.", en = "Write where it was found." }
    }
    escalate "chase" {
      after  = "80%"
      notify = [team.baggage]
    }
    escalate "lost" {
      after  = "120h elapsed"
      notify = [team.claims]
      to     = step.claim
    }
  }

  step "claim" {
    label       = { tr = "Tazminat", en = "Claim" }
    team        = team.claims
    help        = { tr = "Tutarı belirleyin ve yolcuya yazın.", en = "Set the amount and write to the passenger." }
    done_within = "5wd"
    reassign    = any
    outcome "paid" {
      label = { tr = "Ödendi", en = "Paid" }
      to    = end.paid
      send  = [message.paid]
    }
    outcome "refused" {
      label = { tr = "Reddedildi", en = "Refused" }
      to    = end.refused
    }
    gate "amount" {
      require = [field.compensation]
      check   = "field.compensation > 0"
      at      = [outcome.paid]
      message = { tr = "Tazminat tutarını yazın.", en = "Write the amount of the compensation." }
    }
    gate "reason" {
      require = [field.answer]
      at      = [outcome.refused]
      message = { tr = "Yolcuya nedenini yazın.", en = "Write the reason to the passenger." }
    }
    escalate "late" {
      after  = "100%"
      notify = [team.claims, team.cx]
    }
  }

  end "delivered" {
    label         = { tr = "Teslim edildi", en = "Delivered" }
    status        = resolved
    close_after   = "120h elapsed"
    reopen_within = "21d"
    reopen_to     = step.search
  }
  end "paid" {
    label       = { tr = "Ödendi", en = "Paid" }
    status      = resolved
    close_after = "72h elapsed"
  }
  end "refused" {
    label  = { tr = "Reddedildi", en = "Refused" }
    status = cancelled
  }
}

flow "answer" {
  label = { tr = "Tek adım", en = "One step" }
  start = step.reply
  step "reply" {
    label       = { tr = "Yanıtla", en = "Reply" }
    team        = team.cx
    help        = { tr = "Teşekkür edin ve ekibe iletin.", en = "Say thanks and pass it on to the crew." }
    done_within = "48h"
    outcome "replied" {
      label = { tr = "Yanıtlandı", en = "Replied" }
      to    = end.replied
      send  = [message.thanks]
    }
    escalate "late" {
      after  = "100%"
      notify = [team.cx]
    }
  }
  end "replied" {
    label       = { tr = "Yanıtlandı", en = "Replied" }
    status      = resolved
    close_after = "72h elapsed"
  }
}

task "repair" {
  label    = { tr = "Onarım", en = "Repair" }
  title    = "{{field.flight_no}} / {{field.seat}} / {{field.tail_no}}: {{field.part}}"
  team     = team.cabin_maintenance
  due      = "48h"
  priority = high
  steps    = [todo, doing, done]
}

message "fixed" {
  channels = [email]
  subject  = { tr = "Geri bildiriminiz için teşekkürler", en = "Thank you for your feedback" }
  body     = { tr = "Ekibimiz {{field.seat}} koltuğundaki arızayı giderdi.", en = "Our team has mended seat {{field.seat}}." }
}
message "thanks" {
  channels = [email]
  subject  = { tr = "Yazdığınız için teşekkürler", en = "Thank you for writing" }
  body     = { tr = "{{field.flight_no}} seferimizle ilgili sözlerinizi ekibimize ilettik.", en = "We passed your words about flight {{field.flight_no}} on to our crew." }
}
message "found" {
  channels = [email, sms]
  subject  = { tr = "Bagajınız bulundu", en = "Your bag was found" }
  body     = { tr = "{{field.tag_no}} etiketli bagajınız bulundu ({{field.found_at}}) ve size getiriliyor.", en = "Your bag {{field.tag_no}} was found ({{field.found_at}}) and is on its way to you." }
}
message "paid" {
  channels = [email]
  subject  = { tr = "Bagajınız için tazminat", en = "Compensation for your bag" }
  body     = { tr = "{{field.compensation}} EUR tazminat ödendi.", en = "A compensation of {{field.compensation}} EUR was paid." }
}
