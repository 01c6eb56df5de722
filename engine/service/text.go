package service

import (
	"maps"
	"strings"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/definition"
)

// refusals is what people read when the service refuses.
var refusals = map[string]definition.Text{
	"stale": {
		"en": "The case has changed since you read it. Look at it again and repeat.",
		"tr": "Bildirim siz okuduktan sonra değişti. Yeniden bakıp tekrarlayın.",
		"ar": "تغيّرت الحالة منذ أن قرأتها. راجعها ثم أعد المحاولة.",
	},
	"key_reused": {
		"en": "This key was used for another command. Use a new one.",
		"tr": "Bu anahtar başka bir komut için kullanılmış. Yeni bir anahtar kullanın.",
		"ar": "استُخدم هذا المفتاح لأمر آخر. استخدم مفتاحاً جديداً.",
	},
	"no_definition": {
		"en": "No definition is published yet. Publish one first.",
		"tr": "Henüz yayımlanmış bir tanım yok. Önce bir tanım yayımlayın.",
		"ar": "لا يوجد تعريف منشور بعد. انشر تعريفاً أولاً.",
	},
	"other_set": {
		"en": "This store runs another set of definitions.",
		"tr": "Bu depo başka bir tanım setini çalıştırıyor.",
		"ar": "يشغّل هذا المخزن مجموعة تعريفات أخرى.",
	},
	"published_meanwhile": {
		"en": "Others published meanwhile. Look at what is live now, and publish again.",
		"tr": "Bu arada başkaları yayımladı. Şimdi yayında olana bakıp yeniden yayımlayın.",
		"ar": "نشر آخرون في هذه الأثناء. انظر إلى ما هو منشور الآن ثم أعد النشر.",
	},
	"in_use": {
		"en": "Open cases still need what this version no longer has. Say with moved or removed what became of it, or keep it until they are closed.",
		"tr": "Açık bildirimlerin hâlâ ihtiyaç duyduğu şeyler bu sürümde yok. Ne olduklarını moved ya da removed ile yazın ya da bildirimler kapanana dek tutun.",
		"ar": "لا تزال حالات مفتوحة بحاجة إلى ما لم يعد في هذا الإصدار. بيّن بـ moved أو removed ما آل إليه، أو أبقه حتى تُغلق.",
	},
	"in_use_gone": {
		"en": "%s is gone, and %d open cases need it.",
		"tr": "%s artık yok; %d açık bildirimin ona ihtiyacı var.",
		"ar": "لم يعد %s موجوداً، ويحتاج إليه عدد من الحالات المفتوحة: %d.",
	},
	"in_use_type": {
		"en": "%s has another type than in the version of %d open cases. Give it back its type, or add another under a new name.",
		"tr": "%s öğesinin türü, %d açık bildirimin sürümündekinden başka. Türünü geri verin ya da yeni bir adla başka bir öğe ekleyin.",
		"ar": "نوع %s يختلف عن نوعه في إصدار الحالات المفتوحة، وعددها %d. أعد إليه نوعه، أو أضف غيره باسم جديد.",
	},
	"credentials": {
		"en": "The login or the password is wrong.",
		"tr": "Kullanıcı adı ya da parola yanlış.",
		"ar": "اسم الدخول أو كلمة المرور غير صحيحة.",
	},
	"too_many": {
		"en": "Too many attempts. Wait a quarter of an hour and try again.",
		"tr": "Çok fazla deneme yapıldı. On beş dakika bekleyip yeniden deneyin.",
		"ar": "محاولات كثيرة جداً. انتظر ربع ساعة ثم حاول مجدداً.",
	},
	"too_many_streams": {
		"en": "Too many live streams are open. Close some windows.",
		"tr": "Çok fazla canlı akış açık. Bazı pencereleri kapatın.",
		"ar": "عدد كبير جداً من البثوث المباشرة مفتوح. أغلق بعض النوافذ.",
	},
	"signed_out": {
		"en": "Sign in first.",
		"tr": "Önce oturum açın.",
		"ar": "سجّل الدخول أولاً.",
	},
	"bad_cursor": {
		"en": "The place in the list is not valid. Start again from the first page.",
		"tr": "Listedeki yer geçerli değil. İlk sayfadan başlayın.",
		"ar": "الموضع في القائمة غير صالح. ابدأ من الصفحة الأولى.",
	},
	"bad_sort": {
		"en": "Lists are sorted by deadline, opened, updated, priority or number.",
		"tr": "Listeler deadline, opened, updated, priority ya da number ile sıralanır.",
		"ar": "تُرتَّب القوائم حسب deadline أو opened أو updated أو priority أو number.",
	},
	"unknown_status": {
		"en": "A status is new, open, waiting, resolved, closed or cancelled.",
		"tr": "Durum new, open, waiting, resolved, closed ya da cancelled olabilir.",
		"ar": "الحالة إحدى new وopen وwaiting وresolved وclosed وcancelled.",
	},
	"unknown_kind": {
		"en": "A kind is complaint, request, feedback, suggestion or praise.",
		"tr": "Tür complaint, request, feedback, suggestion ya da praise olabilir.",
		"ar": "النوع أحد complaint وrequest وfeedback وsuggestion وpraise.",
	},
	"bad_view": {
		"en": "The views are mine, pool, team, tasks, opened and all.",
		"tr": "Görünümler: mine, pool, team, tasks, opened ve all.",
		"ar": "طرق العرض هي mine وpool وteam وtasks وopened وall.",
	},
	"bad_login": {
		"en": "A login has 1 to 64 small letters, digits, dots, dashes or underscores.",
		"tr": "Kullanıcı adı 1-64 küçük harf, rakam, nokta, tire ya da alt çizgiden oluşur.",
		"ar": "اسم الدخول من 1 إلى 64 حرفاً صغيراً أو رقماً أو نقطة أو شرطة.",
	},
	"weak_password": {
		"en": "A password has at least 10 and at most 256 characters.",
		"tr": "Parola en az 10, en çok 256 karakterdir.",
		"ar": "كلمة المرور من 10 إلى 256 حرفاً.",
	},
	"unknown_team": {
		"en": "There is no team “%s”.",
		"tr": "“%s” diye bir ekip yok.",
		"ar": "لا يوجد فريق باسم «%s».",
	},
	"unknown_role": {
		"en": "There is no role “%s”.",
		"tr": "“%s” diye bir rol yok.",
		"ar": "لا يوجد دور باسم «%s».",
	},
	"unknown_partner": {
		"en": "There is no partner “%s”.",
		"tr": "“%s” diye bir iş ortağı yok.",
		"ar": "لا يوجد شريك باسم «%s».",
	},
	"bad_phone": {
		"en": "This is not a phone number.",
		"tr": "Bu bir telefon numarası değil.",
		"ar": "هذا ليس رقم هاتف.",
	},
	"bad_email": {
		"en": "This is not an e-mail address.",
		"tr": "Bu bir e-posta adresi değil.",
		"ar": "هذا ليس عنوان بريد إلكتروني.",
	},
	"unknown_customer": {
		"en": "There is no such customer.",
		"tr": "Böyle bir müşteri yok.",
		"ar": "لا يوجد عميل كهذا.",
	},
	"contact_taken": {
		"en": "Another customer has this contact.",
		"tr": "Bu iletişim bilgisi başka bir müşteriye ait.",
		"ar": "وسيلة الاتصال هذه تخص عميلاً آخر.",
	},
}

// Refusals answers what each code of the service's own refusals means.
func Refusals() map[string]definition.Text { return maps.Clone(refusals) }

func refuse(kind engine.ErrorKind, code string) *engine.Refusal {
	return &engine.Refusal{Kind: kind, Code: code, Detail: refusals[code]}
}

// about answers the words of a refusal with the name that it is about.
func about(code, name string) definition.Text {
	out := definition.Text{}
	for locale, words := range refusals[code] {
		out[locale] = strings.Replace(words, "%s", name, 1)
	}
	return out
}

func invalidAt(code, pointer string) *engine.Refusal {
	r := refuse(engine.Invalid, code)
	r.Problems = []engine.Problem{{Pointer: pointer, Code: code, Detail: r.Detail}}
	return r
}
