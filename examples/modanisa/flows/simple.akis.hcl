# Everything that one answer settles.
flow "simple" {
  label = { tr = "Tek adım", en = "One step", ar = "خطوة واحدة" }
  start = step.answer
  step "answer" {
    label        = { tr = "Yanıtla", en = "Answer", ar = "الرد" }
    route        = route.by_language
    help         = { tr = "Okuyun, yanıtlayın; gerekirse başka ekibe devredin.", en = "Read it and answer; hand it to another team if it is theirs.", ar = "اقرأ وأجب؛ وحوّلها إلى فريق آخر إن كانت تخصه." }
    claim_within = "8h"
    done_within  = "24h"
    reassign     = any
    outcome "answered" {
      label = { tr = "Yanıtlandı", en = "Answered", ar = "تم الرد" }
      to    = end.answered
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
}
