package api

import "strconv"

func itoa(n int) string { return strconv.Itoa(n) }

var actorWords = words{
	"system": {"en": "Akis", "tr": "Akis", "ar": "Akis"},
	"import": {"en": "The import", "tr": "İçe aktarma", "ar": "الاستيراد"},
}

// historyWords are the sentences of a case's timeline.
var historyWords = words{
	"opened": {
		"en": "{who} opened the case under {category}.",
		"tr": "{who} bildirimi {category} altında açtı.",
		"ar": "فتح {who} الحالة ضمن {category}.",
	},
	"entered": {
		"en": "The case arrived at “{step}”, with {team}.",
		"tr": "Bildirim “{step}” adımına geldi; ekip: {team}.",
		"ar": "وصلت الحالة إلى «{step}» لدى {team}.",
	},
	"entered_partner": {
		"en": "The case arrived at “{step}”, with the partner {team}.",
		"tr": "Bildirim “{step}” adımına geldi; iş ortağı: {team}.",
		"ar": "وصلت الحالة إلى «{step}» لدى الشريك {team}.",
	},
	"entered_nobody": {
		"en": "The case arrived at “{step}”.",
		"tr": "Bildirim “{step}” adımına geldi.",
		"ar": "وصلت الحالة إلى «{step}».",
	},
	"moved": {
		"en": "The case moved to {team}; “{step}” goes on.",
		"tr": "Bildirim {team} ekibine geçti; “{step}” sürüyor.",
		"ar": "انتقلت الحالة إلى {team}؛ وتستمر «{step}».",
	},
	"ended": {
		"en": "The case reached its end: {end}.",
		"tr": "Bildirim sonuca ulaştı: {end}.",
		"ar": "بلغت الحالة نهايتها: {end}.",
	},
	"claimed": {
		"en": "{to} took the case.",
		"tr": "{to} bildirimi üstlendi.",
		"ar": "استلم {to} الحالة.",
	},
	"assigned": {
		"en": "{who} gave the case to {to}.",
		"tr": "{who} bildirimi {to} kişisine verdi.",
		"ar": "أسند {who} الحالة إلى {to}.",
	},
	"handed_out": {
		"en": "The case was given to {to}.",
		"tr": "Bildirim {to} kişisine verildi.",
		"ar": "أُسندت الحالة إلى {to}.",
	},
	"released": {
		"en": "{who} put the case back into the pool.",
		"tr": "{who} bildirimi havuza geri bıraktı.",
		"ar": "أعاد {who} الحالة إلى المجمّع.",
	},
	"filled": {
		"en": "{who} changed {fields}.",
		"tr": "{who} şunları değiştirdi: {fields}.",
		"ar": "غيّر {who}: {fields}.",
	},
	"recategorised": {
		"en": "{who} moved the case from {from} to {to}.",
		"tr": "{who} bildirimin kategorisini değiştirdi: {from} → {to}.",
		"ar": "نقل {who} الحالة من {from} إلى {to}.",
	},
	"finished": {
		"en": "{who} finished “{step}” with “{outcome}”.",
		"tr": "{who} “{step}” adımını “{outcome}” ile bitirdi.",
		"ar": "أنهى {who} «{step}» بنتيجة «{outcome}».",
	},
	"transferred": {
		"en": "{who} handed the case from {from} to {to}.",
		"tr": "{who} bildirimi devretti: {from} → {to}.",
		"ar": "حوّل {who} الحالة من {from} إلى {to}.",
	},
	"noted": {
		"en": "{who} wrote a note.",
		"tr": "{who} not yazdı.",
		"ar": "كتب {who} ملاحظة.",
	},
	"noted_customer": {
		"en": "{who} wrote a note that the customer may read.",
		"tr": "{who} müşterinin okuyabileceği bir not yazdı.",
		"ar": "كتب {who} ملاحظة يمكن للعميل قراءتها.",
	},
	"paused": {
		"en": "{who} stopped the clocks.",
		"tr": "{who} süreleri durdurdu.",
		"ar": "أوقف {who} الساعات.",
	},
	"resumed": {
		"en": "The clocks run again.",
		"tr": "Süreler yeniden işliyor.",
		"ar": "عادت الساعات إلى العمل.",
	},
	"closed": {
		"en": "{who} closed the case.",
		"tr": "{who} bildirimi kapattı.",
		"ar": "أغلق {who} الحالة.",
	},
	"closed_auto": {
		"en": "The case closed by itself.",
		"tr": "Bildirim kendiliğinden kapandı.",
		"ar": "أُغلقت الحالة تلقائياً.",
	},
	"reopened": {
		"en": "{who} reopened the case.",
		"tr": "{who} bildirimi yeniden açtı.",
		"ar": "أعاد {who} فتح الحالة.",
	},
	"cancelled": {
		"en": "{who} cancelled the case.",
		"tr": "{who} bildirimi iptal etti.",
		"ar": "ألغى {who} الحالة.",
	},
	"breached": {
		"en": "A deadline was missed: {deadline}.",
		"tr": "Bir süre aşıldı: {deadline}.",
		"ar": "فات موعد: {deadline}.",
	},
	"escalated": {
		"en": "The escalation “{name}” acted.",
		"tr": "“{name}” yükseltmesi devreye girdi.",
		"ar": "بدأ التصعيد «{name}».",
	},
	"escalated_notify": {
		"en": "The escalation “{name}” acted; told: {teams}.",
		"tr": "“{name}” yükseltmesi devreye girdi; haber verilenler: {teams}.",
		"ar": "بدأ التصعيد «{name}»؛ وأُبلغ: {teams}.",
	},
	"escalation_skipped": {
		"en": "The escalation “{name}” was skipped: its condition did not hold.",
		"tr": "“{name}” yükseltmesi atlandı: koşulu sağlanmıyordu.",
		"ar": "جرى تخطي التصعيد «{name}»: لم يتحقق شرطه.",
	},
	"prioritised": {
		"en": "The priority became {priority}.",
		"tr": "Öncelik {priority} oldu.",
		"ar": "أصبحت الأولوية {priority}.",
	},
	"sent": {
		"en": "The message “{message}” goes to the customer.",
		"tr": "“{message}” iletisi müşteriye gönderiliyor.",
		"ar": "تُرسل الرسالة «{message}» إلى العميل.",
	},
	"task_created": {
		"en": "The task “{task}” went to {team}.",
		"tr": "“{task}” görevi verildi; ekip: {team}.",
		"ar": "أُسندت المهمة «{task}» إلى {team}.",
	},
	"task_moved": {
		"en": "{who} moved the task “{task}” to “{state}”.",
		"tr": "{who} “{task}” görevini “{state}” durumuna aldı.",
		"ar": "نقل {who} المهمة «{task}» إلى «{state}».",
	},
	"blocked": {
		"en": "The case could not go on by itself: something is still missing.",
		"tr": "Bildirim kendiliğinden ilerleyemedi: eksikler var.",
		"ar": "لم تستطع الحالة المتابعة تلقائياً: لا يزال هناك ما ينقص.",
	},
	"unblocked": {
		"en": "Nothing holds the case back any more.",
		"tr": "Bildirimi tutan bir engel kalmadı.",
		"ar": "لم يعد هناك ما يعيق الحالة.",
	},
	"clocked": {
		"en": "The deadlines were set anew.",
		"tr": "Süreler yeniden belirlendi.",
		"ar": "ضُبطت المواعيد من جديد.",
	},
}
