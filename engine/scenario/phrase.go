package scenario

import "github.com/akis-platform/akis/engine/definition"

// phrasebook is everything that a failure says: what was done, what happened, and
// why.
type phrasebook struct {
	opens, acts, waits, waitsUntil                definition.Text
	refused, wanted, blockedBy, noLongerBlocked   definition.Text
	opened, enters, stays, ends                   definition.Text
	claims, given, releases, fills, recategorises definition.Text
	leaves, handsOver, notes, pauses, resumes     definition.Text
	closes, closesItself, reopens, cancels        definition.Text
	misses, escalates, skips, waives              definition.Text
	prioritises, sends, gives, moves              definition.Text
	because, inputs, saidNo, andMore, isEmpty, is definition.Text
	stands, stopped, clocks, due                  definition.Text
	noTask, noCase, backwards, restless           definition.Text
}

var phrase = phrasebook{
	opens:      definition.Text{"en": "a case is opened in %s", "tr": "%s kategorisinde bir kayıt açılır"},
	acts:       definition.Text{"en": "%[1]s by %[2]s", "tr": "%[2]s: %[1]s"},
	waits:      definition.Text{"en": "%s pass", "tr": "%s geçer"},
	waitsUntil: definition.Text{"en": "time passes until %s", "tr": "%s anına kadar zaman geçer"},

	refused:         definition.Text{"en": "refused (%s): %s", "tr": "reddedildi (%s): %s"},
	wanted:          definition.Text{"en": "%s: %s", "tr": "%s: %s"},
	blockedBy:       definition.Text{"en": "blocked: the step is done, but %s is refused: %s", "tr": "takıldı: adım bitti, ama %s reddediliyor: %s"},
	noLongerBlocked: definition.Text{"en": "no longer blocked", "tr": "artık takılı değil"},

	opened: definition.Text{"en": "opened as %s", "tr": "%s olarak açıldı"},
	enters: definition.Text{"en": "step %s, team %s", "tr": "adım %s, ekip %s"},
	stays:  definition.Text{"en": "step %s goes on with team %s", "tr": "%s adımı %s ekibiyle sürüyor"},
	ends:   definition.Text{"en": "end %s, %s", "tr": "son %s, %s"},

	claims:        definition.Text{"en": "%s takes the case", "tr": "%s kaydı üstlendi"},
	given:         definition.Text{"en": "%s is given the case", "tr": "kayıt %s kişisine verildi"},
	releases:      definition.Text{"en": "back in the pool of %s", "tr": "%s havuzuna geri bırakıldı"},
	fills:         definition.Text{"en": "filled: %s", "tr": "dolduruldu: %s"},
	recategorises: definition.Text{"en": "category %s becomes %s", "tr": "kategori %s yerine %s oldu"},
	leaves:        definition.Text{"en": "leaves %s by %s", "tr": "%s adımından %s ile çıktı"},
	handsOver:     definition.Text{"en": "handed from %s to %s", "tr": "%s ekibinden %s ekibine devredildi"},
	notes:         definition.Text{"en": "note: %s", "tr": "not: %s"},
	pauses:        definition.Text{"en": "the clocks stand still: %s", "tr": "süreler durdu: %s"},
	resumes:       definition.Text{"en": "the clocks run again", "tr": "süreler yeniden işliyor"},
	closes:        definition.Text{"en": "closed", "tr": "kapatıldı"},
	closesItself:  definition.Text{"en": "closes by itself", "tr": "kendiliğinden kapandı"},
	reopens:       definition.Text{"en": "reopened", "tr": "yeniden açıldı"},
	cancels:       definition.Text{"en": "cancelled: %s", "tr": "iptal edildi: %s"},

	misses:    definition.Text{"en": "the deadline %s of %s passes", "tr": "%s süresi doldu (%s)"},
	escalates: definition.Text{"en": "escalation %s acts", "tr": "%s uyarısı işledi"},
	skips:     definition.Text{"en": "escalation %s is skipped, its rule says no", "tr": "%s uyarısı atlandı, kuralı hayır diyor"},
	waives:    definition.Text{"en": "%s, past the gates %s", "tr": "%s, şu kapıların önünden geçerek: %s"},

	prioritises: definition.Text{"en": "priority %s", "tr": "öncelik %s"},
	sends:       definition.Text{"en": "message %s is sent", "tr": "%s mesajı gönderildi"},
	gives:       definition.Text{"en": "task %s is given to team %s", "tr": "%s görevi %s ekibine verildi"},
	moves:       definition.Text{"en": "task %s is %s", "tr": "%s görevi: %s"},

	because: definition.Text{"en": "%s, by %s", "tr": "%s; karar veren: %s"},
	inputs:  definition.Text{"en": "%s (%s)", "tr": "%s (%s)"},
	saidNo:  definition.Text{"en": "%s; before it said no: %s", "tr": "%s; ondan önce hayır diyen: %s"},
	andMore: definition.Text{"en": "and %d more", "tr": "ve %d tane daha"},
	isEmpty: definition.Text{"en": "%s is empty", "tr": "%s boş"},
	is:      definition.Text{"en": "%s is %s", "tr": "%s: %s"},

	stands:  definition.Text{"en": "the case is %s at step %s of team %s", "tr": "kayıt %[1]s; adım %[2]s, ekip %[3]s"},
	stopped: definition.Text{"en": "the case is %s at end %s", "tr": "kayıt %s; son %s"},
	clocks:  definition.Text{"en": "clocks that run: %s", "tr": "işleyen süreler: %s"},
	due:     definition.Text{"en": "%s until %s", "tr": "%s, %s anına kadar"},

	noTask:    definition.Text{"en": "the case has no such task", "tr": "kaydın böyle bir görevi yok"},
	noCase:    definition.Text{"en": "no case was opened", "tr": "kayıt açılmadı"},
	backwards: definition.Text{"en": "the moment has passed already", "tr": "bu an çoktan geçti"},
	restless:  definition.Text{"en": "time alone changed the case more than %d times; it never comes to rest", "tr": "zaman kaydı tek başına %d kereden fazla değiştirdi; kayıt durulmuyor"},
}
