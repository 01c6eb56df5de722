package form

import "maps"

// texts is what people read at a field; %s is its label, then what it is about.
var texts = map[string]map[string]string{
	"unknown_field": {
		"en": "There is no field %s in this category. Remove it.",
		"tr": "Bu kategoride %s diye bir alan yok. Kaldırın.",
		"ar": "لا يوجد حقل %s في هذه الفئة. أزله.",
	},
	"computed": {
		"en": "%s is computed; it cannot be written.",
		"tr": "%s hesaplanır; elle yazılamaz.",
		"ar": "%s يُحسب تلقائياً؛ لا يمكن كتابته.",
	},
	"type": {
		"en": "%s: a value of another kind is needed.",
		"tr": "%s: başka türde bir değer gerekli.",
		"ar": "%s: يلزم نوع آخر من القيم.",
	},
	"whole": {
		"en": "%s: a whole number is needed.",
		"tr": "%s: tam sayı gerekli.",
		"ar": "%s: يلزم عدد صحيح.",
	},
	"option": {
		"en": "%s: choose one of %s.",
		"tr": "%s: şunlardan birini seçin: %s.",
		"ar": "%s: اختر واحداً من %s.",
	},
	"pattern": {
		"en": "%s: the text does not have the expected form.",
		"tr": "%s: metin beklenen biçimde değil.",
		"ar": "%s: النص ليس بالشكل المتوقع.",
	},
	"too_long": {
		"en": "%s: %s characters at the most.",
		"tr": "%s: en çok %s karakter.",
		"ar": "%s: %s حرفاً على الأكثر.",
	},
	"min": {
		"en": "%s: %s at the least.",
		"tr": "%s: en az %s.",
		"ar": "%s: %s على الأقل.",
	},
	"max": {
		"en": "%s: %s at the most.",
		"tr": "%s: en çok %s.",
		"ar": "%s: %s على الأكثر.",
	},
	"date": {
		"en": "%s: a date such as 2026-01-31 is needed.",
		"tr": "%s: 2026-01-31 gibi bir tarih gerekli.",
		"ar": "%s: يلزم تاريخ مثل 2026-01-31.",
	},
	"datetime": {
		"en": "%s: a date and time is needed.",
		"tr": "%s: tarih ve saat gerekli.",
		"ar": "%s: يلزم تاريخ ووقت.",
	},
	"email": {
		"en": "%s: an e-mail address such as ada@example.org is needed.",
		"tr": "%s: ada@ornek.org gibi bir e-posta adresi gerekli.",
		"ar": "%s: يلزم عنوان بريد مثل ada@example.org.",
	},
	"phone": {
		"en": "%s: a phone number such as +90 532 000 00 00 is needed.",
		"tr": "%s: +90 532 000 00 00 gibi bir telefon numarası gerekli.",
		"ar": "%s: يلزم رقم هاتف مثل \u200e+90 532 000 00 00.",
	},
}

// Refusals answers what each code of a value's problem means, by language; the
// first %s stands for the field.
func Refusals() map[string]map[string]string { return maps.Clone(texts) }
