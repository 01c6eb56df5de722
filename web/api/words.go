package api

import (
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/language"

	"github.com/akis-platform/akis/engine/definition"
)

// spoken are the languages of the application's own words. The definition's words
// may come in more.
var spoken = []string{"en", "tr", "ar"}

// words is a table of the application's own words by key.
type words map[string]definition.Text

// in answers the words for key in locale; the key itself when there are none, so
// that a new word of the engine shows rather than nothing.
func (w words) in(key, locale string) string {
	t, ok := w[key]
	if !ok {
		return key
	}
	return t.In(locale, "en")
}

// put answers the words for key with the {name}s of values in their places.
func (w words) put(key, locale string, values ...string) string {
	return strings.NewReplacer(values...).Replace(w.in(key, locale))
}

var statusWords = words{
	"new":       {"en": "New", "tr": "Yeni", "ar": "جديدة"},
	"open":      {"en": "Open", "tr": "Açık", "ar": "مفتوحة"},
	"waiting":   {"en": "Waiting", "tr": "Beklemede", "ar": "قيد الانتظار"},
	"resolved":  {"en": "Resolved", "tr": "Çözüldü", "ar": "محلولة"},
	"closed":    {"en": "Closed", "tr": "Kapandı", "ar": "مغلقة"},
	"cancelled": {"en": "Cancelled", "tr": "İptal edildi", "ar": "ملغاة"},
}

var kindWords = words{
	"complaint":  {"en": "Complaint", "tr": "Şikayet", "ar": "شكوى"},
	"request":    {"en": "Request", "tr": "Talep", "ar": "طلب"},
	"feedback":   {"en": "Feedback", "tr": "Geri bildirim", "ar": "ملاحظات"},
	"suggestion": {"en": "Suggestion", "tr": "Öneri", "ar": "اقتراح"},
	"praise":     {"en": "Praise", "tr": "Teşekkür", "ar": "ثناء"},
}

var priorityWords = words{
	"low":    {"en": "Low", "tr": "Düşük", "ar": "منخفضة"},
	"normal": {"en": "Normal", "tr": "Normal", "ar": "عادية"},
	"high":   {"en": "High", "tr": "Yüksek", "ar": "مرتفعة"},
	"urgent": {"en": "Urgent", "tr": "Acil", "ar": "عاجلة"},
}

var deadlineWords = words{
	"claim":    {"en": "Claim by", "tr": "Üstlenme süresi", "ar": "مهلة الاستلام"},
	"done":     {"en": "Finish the step by", "tr": "Adımı bitirme süresi", "ar": "مهلة إنهاء الخطوة"},
	"sla":      {"en": "Resolve by", "tr": "Çözüm süresi", "ar": "مهلة الحل"},
	"escalate": {"en": "Escalates at", "tr": "Yükseltme zamanı", "ar": "وقت التصعيد"},
	"close":    {"en": "Closes by itself at", "tr": "Kendiliğinden kapanma zamanı", "ar": "وقت الإغلاق التلقائي"},
	"task":     {"en": "Task due", "tr": "Görevin süresi", "ar": "مهلة المهمة"},
}

// localeOf picks the reader's language: asked for in the address, named by the
// browser (whose screens name what the reader chose), set for the person, or the
// first of those offered.
func localeOf(asked, accept, own string, offered []string) string {
	if len(offered) == 0 {
		return "en"
	}
	m := matcherOf(offered)
	for _, wish := range []string{asked, accept, own} {
		tags, _, err := language.ParseAcceptLanguage(wish)
		if err != nil || len(tags) == 0 {
			continue
		}
		if _, i, sure := m.Match(tags...); sure != language.No {
			return offered[i]
		}
	}
	return offered[0]
}

// matchers keeps what is made once for each list of languages: making it costs more
// than most of a request.
var matchers sync.Map // language.Matcher by the list

func matcherOf(offered []string) language.Matcher {
	key := strings.Join(offered, " ")
	if m, ok := matchers.Load(key); ok {
		return m.(language.Matcher)
	}
	known := make([]language.Tag, len(offered))
	for i, l := range offered {
		known[i] = language.Make(l)
	}
	m, _ := matchers.LoadOrStore(key, language.NewMatcher(known))
	return m.(language.Matcher)
}

// languages answers what a reader may choose: the definition's languages first,
// then those that only the application speaks.
func languages(def *definition.Definition) []string {
	var all []string
	if def != nil {
		all = append(all, def.Locales...)
	}
	for _, l := range spoken {
		if !slices.Contains(all, l) {
			all = append(all, l)
		}
	}
	return all
}
