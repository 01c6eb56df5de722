package engine

import (
	"maps"
	"slices"
	"strings"

	"github.com/akis-platform/akis/engine/definition"
)

// ofProblems are the codes that only a problem of a refusal has.
var ofProblems = []string{"required", "check", "task_open"}

// Codes lists the codes that a refusal of Decide can have.
func Codes() []string {
	codes := slices.Sorted(maps.Keys(refusals))
	return slices.DeleteFunc(codes, func(c string) bool { return slices.Contains(ofProblems, c) })
}

// refusals is what people read when a command is not carried out: what, and what
// to do. %s is the thing it is about.
var refusals = map[string]definition.Text{
	"gate": {
		"en": "Something is still missing before this step can be left.",
		"tr": "Bu adımdan çıkmadan önce eksikler var.",
		"ar": "لا يزال هناك ما ينقص قبل مغادرة هذه الخطوة.",
	},
	"required": {
		"en": "%s is needed here. Fill it in.",
		"tr": "%s burada zorunlu. Lütfen doldurun.",
		"ar": "الحقل %s مطلوب هنا. يرجى تعبئته.",
	},
	"check": {
		"en": "A condition of this step does not hold.",
		"tr": "Bu adımın bir koşulu sağlanmıyor.",
		"ar": "أحد شروط هذه الخطوة غير متحقق.",
	},
	"task_open": {
		"en": "The task “%s” is still open.",
		"tr": "“%s” görevi henüz bitmedi.",
		"ar": "المهمة «%s» لا تزال مفتوحة.",
	},
	"value": {
		"en": "Some values do not fit their fields.",
		"tr": "Bazı değerler alanlarına uymuyor.",
		"ar": "بعض القيم لا تناسب حقولها.",
	},
	"readonly": {
		"en": "%s cannot be changed at this step.",
		"tr": "%s bu adımda değiştirilemez.",
		"ar": "لا يمكن تغيير %s في هذه الخطوة.",
	},
	"field_not_yours": {
		"en": "%s is not among the fields your company may fill.",
		"tr": "%s, firmanızın doldurabileceği alanlar arasında değil.",
		"ar": "%s ليس من الحقول التي يمكن لشركتك تعبئتها.",
	},
	"claimed": {
		"en": "%s is working on this case. Ask them to release it, or a lead to reassign it.",
		"tr": "Bu bildirimi %s üstlendi. Bırakmasını ya da bir ekip liderinin devretmesini isteyin.",
		"ar": "يعمل %s على هذه الحالة. اطلب منه تركها أو من قائد الفريق إعادة إسنادها.",
	},
	"not_in_team": {
		"en": "Only members of %s may do this.",
		"tr": "Bunu yalnızca %s üyeleri yapabilir.",
		"ar": "لا يمكن القيام بذلك إلا لأعضاء %s.",
	},
	"lead_only": {
		"en": "Only a lead of %s may do this.",
		"tr": "Bunu yalnızca %s liderleri yapabilir.",
		"ar": "لا يمكن القيام بذلك إلا لقادة %s.",
	},
	"locked": {
		"en": "This step is routed by the process; it cannot be handed on by hand.",
		"tr": "Bu adımı süreç yönlendirir; elle devredilemez.",
		"ar": "توجّه العمليةُ هذه الخطوة؛ لا يمكن تحويلها يدوياً.",
	},
	"partner_step": {
		"en": "This step is with a partner; nobody claims it.",
		"tr": "Bu adım bir iş ortağında; üstlenilmez.",
		"ar": "هذه الخطوة لدى شريك؛ لا يمكن استلامها.",
	},
	"not_a_member": {
		"en": "%s is not a member of the team that has the case.",
		"tr": "%s, bildirimin bulunduğu ekibin üyesi değil.",
		"ar": "%s ليس عضواً في الفريق الذي لديه الحالة.",
	},
	"ended": {
		"en": "The case has ended. One that was resolved can be reopened to go on.",
		"tr": "Bildirim sonuçlandı. Çözülmüş bir bildirim yeniden açılıp sürdürülebilir.",
		"ar": "انتهت الحالة. يمكن إعادة فتح الحالة المحلولة للمتابعة.",
	},
	"unknown_outcome": {
		"en": "This step has no outcome “%s”.",
		"tr": "Bu adımın “%s” sonucu yok.",
		"ar": "لا توجد نتيجة «%s» لهذه الخطوة.",
	},
	"outcome_not_open": {
		"en": "“%s” is not possible with the present values.",
		"tr": "“%s” şimdiki değerlerle mümkün değil.",
		"ar": "«%s» غير ممكن بالقيم الحالية.",
	},
	"unknown_category": {
		"en": "There is no category “%s”.",
		"tr": "“%s” diye bir kategori yok.",
		"ar": "لا توجد فئة باسم «%s».",
	},
	"category_not_leaf": {
		"en": "“%s” has narrower categories; choose one of them.",
		"tr": "“%s” altında daha dar kategoriler var; birini seçin.",
		"ar": "للفئة «%s» فئات أدق؛ اختر إحداها.",
	},
	"unknown_kind": {
		"en": "“%s” is not a kind of case.",
		"tr": "“%s” bir bildirim türü değil.",
		"ar": "«%s» ليس نوعاً من الحالات.",
	},
	"unknown_team": {
		"en": "There is no team “%s”.",
		"tr": "“%s” diye bir ekip yok.",
		"ar": "لا يوجد فريق باسم «%s».",
	},
	"team_gone": {
		"en": "The case would go to the team “%s”, which no longer exists. Ask the analyst to say with a moved or removed block who does its work.",
		"tr": "Bildirim artık var olmayan “%s” ekibine giderdi. Analistten bu ekibin işini kimin yaptığını moved ya da removed bloğuyla yazmasını isteyin.",
		"ar": "كانت الحالة ستذهب إلى الفريق «%s» الذي لم يعد موجوداً. اطلب من المحلل أن يبيّن بكتلة moved أو removed من يقوم بعمله.",
	},
	"unknown_task": {
		"en": "There is no task %s on this case.",
		"tr": "Bu bildirimde %s numaralı görev yok.",
		"ar": "لا توجد مهمة %s في هذه الحالة.",
	},
	"unknown_state": {
		"en": "The task has no state “%s”.",
		"tr": "Görevin “%s” durumu yok.",
		"ar": "لا توجد حالة «%s» للمهمة.",
	},
	"unknown_step": {
		"en": "The process has no step “%s”.",
		"tr": "Sürecin “%s” adımı yok.",
		"ar": "لا توجد خطوة «%s» في العملية.",
	},
	"unknown_end": {
		"en": "The process has no end “%s”.",
		"tr": "Sürecin “%s” sonu yok.",
		"ar": "لا توجد نهاية «%s» في العملية.",
	},
	"unknown_command": {
		"en": "This command is not known.",
		"tr": "Bu komut bilinmiyor.",
		"ar": "هذا الأمر غير معروف.",
	},
	"not_found": {
		"en": "There is no such case.",
		"tr": "Böyle bir bildirim yok.",
		"ar": "لا توجد حالة كهذه.",
	},
	"already_open": {
		"en": "The case is already open.",
		"tr": "Bildirim zaten açık.",
		"ar": "الحالة مفتوحة بالفعل.",
	},
	"empty_note": {
		"en": "A note needs text.",
		"tr": "Not boş olamaz.",
		"ar": "الملاحظة تحتاج إلى نص.",
	},
	"too_long": {
		"en": "The text is too long; attach it as a file.",
		"tr": "Metin çok uzun; dosya olarak ekleyin.",
		"ar": "النص طويل جداً؛ أرفقه كملف.",
	},
	"reason_needed": {
		"en": "Say why.",
		"tr": "Nedenini yazın.",
		"ar": "اذكر السبب.",
	},
	"already_paused": {
		"en": "The clocks already stand still.",
		"tr": "Süreler zaten durdurulmuş.",
		"ar": "الساعات متوقفة بالفعل.",
	},
	"not_paused": {
		"en": "The clocks are running.",
		"tr": "Süreler zaten işliyor.",
		"ar": "الساعات تعمل.",
	},
	"paused_by_rule": {
		"en": "A rule of this step keeps the clocks still; they run again when its inputs change.",
		"tr": "Süreleri bu adımın bir kuralı durduruyor; girdileri değişince yeniden işler.",
		"ar": "توقف قاعدةٌ في هذه الخطوة الساعات؛ تعمل ثانيةً عند تغيّر مدخلاتها.",
	},
	"not_resolved": {
		"en": "Only a resolved case can be closed or reopened.",
		"tr": "Yalnızca çözülmüş bir bildirim kapatılabilir ya da yeniden açılabilir.",
		"ar": "لا يمكن إغلاق الحالة أو إعادة فتحها إلا بعد حلها.",
	},
	"reopen_window": {
		"en": "The time for reopening is over. Open a new case.",
		"tr": "Yeniden açma süresi doldu. Yeni bir bildirim açın.",
		"ar": "انتهت مهلة إعادة الفتح. افتح حالة جديدة.",
	},
	"circle": {
		"en": "The process moves in a circle by itself; ask the analyst to mend its done_when rules.",
		"tr": "Süreç kendi kendine döngüye giriyor; analistten done_when kurallarını düzeltmesini isteyin.",
		"ar": "تدور العملية في حلقة؛ اطلب من المحلل إصلاح قواعد done_when.",
	},
}

// Refusals answers what each code of a refusal means, for documents: %s stands for
// what it is about.
func Refusals() map[string]definition.Text { return maps.Clone(refusals) }

func refuse(kind ErrorKind, code string) *Refusal {
	return &Refusal{Kind: kind, Code: code, Detail: refusals[code]}
}

func refuseWith(kind ErrorKind, code string, about definition.Text) *Refusal {
	return &Refusal{Kind: kind, Code: code, Detail: fillIn(refusals[code], about)}
}

// refuseAt refuses because of what stands at pointer in the command.
func refuseAt(kind ErrorKind, code, pointer, about string) *Refusal {
	detail := fillIn(refusals[code], plain(about))
	return &Refusal{
		Kind: kind, Code: code, Detail: detail,
		Problems: []Problem{{Pointer: pointer, Code: code, Detail: detail}},
	}
}

func problem(pointer, code string, about definition.Text) Problem {
	return Problem{Pointer: pointer, Code: code, Detail: fillIn(refusals[code], about)}
}

// plain is text that is the same in every language: a name or a number.
func plain(s string) definition.Text { return definition.Text{"en": s} }

func orName(t definition.Text, name string) definition.Text {
	if len(t) == 0 {
		return plain(name)
	}
	return t
}

// listed answers all of the texts in one, in the languages of refusals.
func listed(texts []definition.Text) definition.Text {
	out := definition.Text{}
	for _, locale := range []string{"en", "tr", "ar"} {
		words := make([]string, len(texts))
		for i, t := range texts {
			words[i] = t.In(locale, "en", "tr")
		}
		out[locale] = strings.Join(words, ", ")
	}
	return out
}

// fillIn puts about into the %s of each language.
func fillIn(t, about definition.Text) definition.Text {
	out := make(definition.Text, len(t))
	for locale, words := range t {
		out[locale] = strings.Replace(words, "%s", about.In(locale, "en", "tr"), 1)
	}
	return out
}

func (d *decision) fieldLabel(name string) definition.Text {
	if f := d.Def.Fields[name]; f != nil {
		return orName(f.Label, name)
	}
	return plain(name)
}

func (d *decision) teamLabel(name string) definition.Text {
	if t := d.Live.Team(name); t != nil {
		return orName(t.Label, name)
	}
	return plain(name)
}
