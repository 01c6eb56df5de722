package api

// titleWords are the titles of problems by status.
var titleWords = words{
	"400": {"en": "Unreadable request", "tr": "Okunamayan istek", "ar": "طلب غير مقروء"},
	"401": {"en": "Sign in", "tr": "Oturum açın", "ar": "سجّل الدخول"},
	"403": {"en": "Not permitted", "tr": "İzin yok", "ar": "غير مسموح"},
	"404": {"en": "Not found", "tr": "Bulunamadı", "ar": "غير موجود"},
	"406": {"en": "Not available in this form", "tr": "Bu biçimde sunulmuyor", "ar": "غير متاح بهذا الشكل"},
	"408": {"en": "Too slow", "tr": "Çok yavaş", "ar": "بطيء جداً"},
	"405": {"en": "Not done like this", "tr": "Böyle yapılmaz", "ar": "لا يتم بهذه الطريقة"},
	"409": {"en": "Not as things stand now", "tr": "Şu anki durumla bağdaşmıyor", "ar": "لا يتفق مع الوضع الحالي"},
	"412": {"en": "Changed meanwhile", "tr": "Bu sırada değişti", "ar": "تغيّر في هذه الأثناء"},
	"413": {"en": "Too large", "tr": "Çok büyük", "ar": "كبير جداً"},
	"415": {"en": "Unknown format", "tr": "Bilinmeyen biçim", "ar": "صيغة غير معروفة"},
	"422": {"en": "Not possible like this", "tr": "Bu haliyle olmuyor", "ar": "غير ممكن بهذا الشكل"},
	"429": {"en": "Too many attempts", "tr": "Çok fazla deneme", "ar": "محاولات كثيرة جداً"},
	"500": {"en": "Server error", "tr": "Sunucu hatası", "ar": "خطأ في الخادم"},
	"503": {"en": "Busy", "tr": "Yoğun", "ar": "مشغول"},
}

// problemWords say what is wrong and what to do, by code.
var problemWords = words{
	"request": {
		"en": "The request does not fit. Correct what is named below.",
		"tr": "İstek uygun değil. Aşağıda sayılanları düzeltin.",
		"ar": "الطلب غير مناسب. صحّح ما يرد أدناه.",
	},
	"unreadable": {
		"en": "The body cannot be read as JSON. Send one JSON object.",
		"tr": "Gövde JSON olarak okunamıyor. Tek bir JSON nesnesi gönderin.",
		"ar": "لا يمكن قراءة المحتوى كـ JSON. أرسل كائن JSON واحداً.",
	},
	"not_json": {
		"en": "This is not JSON.",
		"tr": "Bu JSON değil.",
		"ar": "هذا ليس JSON.",
	},
	"not_utf8": {
		"en": "The text is not UTF-8.",
		"tr": "Metin UTF-8 değil.",
		"ar": "النص ليس بترميز UTF-8.",
	},
	"too_deep": {
		"en": "This is nested more than 32 levels deep.",
		"tr": "İç içe 32 düzeyden derin.",
		"ar": "التداخل هنا أعمق من 32 مستوى.",
	},
	"number": {
		"en": "The number is too long. At most 40 characters and a 3-digit exponent.",
		"tr": "Sayı çok uzun. En çok 40 karakter ve 3 haneli üs olabilir.",
		"ar": "العدد طويل جداً. 40 حرفاً على الأكثر وأس من 3 أرقام.",
	},
	"nul": {
		"en": "Texts may not hold the NUL character.",
		"tr": "Metinlerde NUL karakteri olamaz.",
		"ar": "لا يجوز أن تحتوي النصوص على محرف NUL.",
	},
	"duplicate_key": {
		"en": "This property is given twice.",
		"tr": "Bu özellik iki kez verilmiş.",
		"ar": "هذه الخاصية مذكورة مرتين.",
	},
	"unknown_property": {
		"en": "There is no such property. Remove it or correct its name.",
		"tr": "Böyle bir özellik yok. Kaldırın ya da adını düzeltin.",
		"ar": "لا توجد خاصية كهذه. احذفها أو صحّح اسمها.",
	},
	"unknown_parameter": {
		"en": "There is no such query parameter.",
		"tr": "Böyle bir sorgu parametresi yok.",
		"ar": "لا توجد معلمة استعلام كهذه.",
	},
	"required": {"en": "This is needed.", "tr": "Bu zorunlu.", "ar": "هذا مطلوب."},
	"type": {
		"en": "The value is of another type than expected.",
		"tr": "Değer beklenen türde değil.",
		"ar": "القيمة من نوع غير المتوقع.",
	},
	"format": {
		"en": "The value is not written as expected.",
		"tr": "Değer beklenen biçimde yazılmamış.",
		"ar": "القيمة ليست مكتوبة بالشكل المتوقع.",
	},
	"option": {
		"en": "This is not one of the possible values.",
		"tr": "Bu, olası değerlerden biri değil.",
		"ar": "هذه ليست من القيم الممكنة.",
	},
	"too_short": {"en": "This is too short.", "tr": "Bu çok kısa.", "ar": "هذا قصير جداً."},
	"too_long":  {"en": "This is too long.", "tr": "Bu çok uzun.", "ar": "هذا طويل جداً."},
	"count": {
		"en": "There are too many or too few entries.",
		"tr": "Öğe sayısı çok fazla ya da çok az.",
		"ar": "عدد العناصر كبير جداً أو قليل جداً.",
	},
	"min": {"en": "The number is too small.", "tr": "Sayı çok küçük.", "ar": "العدد صغير جداً."},
	"max": {"en": "The number is too large.", "tr": "Sayı çok büyük.", "ar": "العدد كبير جداً."},
	"signed_out": {
		"en": "You are not signed in, or your session has ended. Sign in.",
		"tr": "Oturumunuz açık değil ya da sona ermiş. Oturum açın.",
		"ar": "لم تسجّل الدخول أو انتهت جلستك. سجّل الدخول.",
	},
	"credentials": {
		"en": "Login and password do not match.",
		"tr": "Kullanıcı adı ve parola eşleşmiyor.",
		"ar": "اسم الدخول وكلمة المرور غير متطابقين.",
	},
	"too_many": {
		"en": "Too many failed sign-ins. Wait some minutes and try again.",
		"tr": "Çok fazla başarısız giriş. Birkaç dakika bekleyip yeniden deneyin.",
		"ar": "محاولات دخول فاشلة كثيرة. انتظر بضع دقائق ثم حاول مجدداً.",
	},
	"contact": {
		"en": "Give a phone number or an e-mail address, so that the customer can be found again.",
		"tr": "Müşterinin yeniden bulunabilmesi için telefon ya da e-posta verin.",
		"ar": "أعط رقم هاتف أو بريداً إلكترونياً حتى يمكن العثور على العميل ثانيةً.",
	},
	"cross_site": {
		"en": "This write came from another site and was not carried out.",
		"tr": "Bu yazma isteği başka bir siteden geldi ve yapılmadı.",
		"ar": "جاء طلب الكتابة هذا من موقع آخر ولم يُنفَّذ.",
	},
	"forbidden": {
		"en": "Your role does not allow this.",
		"tr": "Rolünüz buna izin vermiyor.",
		"ar": "دورك لا يسمح بذلك.",
	},
	"not_found": {
		"en": "There is no such thing, or it is not for you to see.",
		"tr": "Böyle bir şey yok ya da görme yetkiniz yok.",
		"ar": "لا يوجد شيء كهذا أو لا يحق لك رؤيته.",
	},
	"address": {
		"en": "The address is not written correctly.",
		"tr": "Adres doğru yazılmamış.",
		"ar": "العنوان غير مكتوب بشكل صحيح.",
	},
	"not_acceptable": {
		"en": "Answers come as application/json.",
		"tr": "Yanıtlar application/json olarak verilir.",
		"ar": "تأتي الإجابات بصيغة application/json.",
	},
	"media_type": {
		"en": "Send the body as application/json.",
		"tr": "Gövdeyi application/json olarak gönderin.",
		"ar": "أرسل المحتوى بصيغة application/json.",
	},
	"content_encoding": {
		"en": "Send the body as it is, without a Content-Encoding.",
		"tr": "Gövdeyi Content-Encoding olmadan, olduğu gibi gönderin.",
		"ar": "أرسل المحتوى كما هو دون Content-Encoding.",
	},
	"too_large": {
		"en": "The request is larger than 1 MiB.",
		"tr": "İstek 1 MiB'tan büyük.",
		"ar": "الطلب أكبر من 1 ميبيبايت.",
	},
	"too_slow": {
		"en": "The request took too long to arrive.",
		"tr": "İsteğin gelmesi çok uzun sürdü.",
		"ar": "استغرق وصول الطلب وقتاً طويلاً.",
	},
	"revision": {
		"en": "If-Match takes one revision, such as \"12\".",
		"tr": "If-Match tek bir revizyon alır, örneğin \"12\".",
		"ar": "يأخذ If-Match مراجعة واحدة مثل \"12\".",
	},
	"busy": {
		"en": "The server is too busy just now. Try again in a moment.",
		"tr": "Sunucu şu anda çok yoğun. Biraz sonra yeniden deneyin.",
		"ar": "الخادم مشغول جداً الآن. حاول بعد قليل.",
	},
	"method": {
		"en": "This address is not for this method; the header Allow names those it is for.",
		"tr": "Bu adres bu yöntem için değil; Allow başlığı hangileri için olduğunu söyler.",
		"ar": "هذا العنوان ليس لهذه الطريقة؛ تذكر الترويسة Allow ما هو لها.",
	},
	"unavailable": {
		"en": "The server cannot reach its data just now. Nothing of yours is lost; try again in a moment.",
		"tr": "Sunucu şu anda verilerine ulaşamıyor. Yazdıklarınız kaybolmadı; biraz sonra yeniden deneyin.",
		"ar": "لا يستطيع الخادم الوصول إلى بياناته الآن. لم يضع شيء مما كتبت؛ حاول بعد قليل.",
	},
	"internal": {
		"en": "Something went wrong here. Tell an administrator the incident number.",
		"tr": "Burada bir şeyler ters gitti. Olay numarasını bir yöneticiye iletin.",
		"ar": "حدث خطأ هنا. أبلغ المسؤول برقم الحادثة.",
	},
}
