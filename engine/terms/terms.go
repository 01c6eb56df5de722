// Package terms says what people call things: the labels of a definition, and the
// application's own words for the closed lists of the core, in every language that
// the application speaks. Screens, explanations and the command line say the same.
package terms

import (
	"strings"

	"github.com/akis-platform/akis/engine/definition"
)

// Spoken are the languages of the application's own words. A definition's words may
// come in more.
func Spoken() []string { return []string{"en", "tr", "ar"} }

// Table is words by key.
type Table map[string]definition.Text

// In answers the words for key in locale; the key itself when there are none, so
// that a new word of the core shows rather than nothing.
func (t Table) In(key, locale string) string {
	text, ok := t[key]
	if !ok {
		return key
	}
	return text.In(locale, "en")
}

// Status has the words for a case's status.
var Status = Table{
	"new":       {"en": "New", "tr": "Yeni", "ar": "جديدة"},
	"open":      {"en": "Open", "tr": "Açık", "ar": "مفتوحة"},
	"waiting":   {"en": "Waiting", "tr": "Beklemede", "ar": "قيد الانتظار"},
	"resolved":  {"en": "Resolved", "tr": "Çözüldü", "ar": "محلولة"},
	"closed":    {"en": "Closed", "tr": "Kapandı", "ar": "مغلقة"},
	"cancelled": {"en": "Cancelled", "tr": "İptal edildi", "ar": "ملغاة"},
}

// Kind has the words for the kinds of cases.
var Kind = Table{
	"complaint":  {"en": "Complaint", "tr": "Şikayet", "ar": "شكوى"},
	"request":    {"en": "Request", "tr": "Talep", "ar": "طلب"},
	"feedback":   {"en": "Feedback", "tr": "Geri bildirim", "ar": "ملاحظات"},
	"suggestion": {"en": "Suggestion", "tr": "Öneri", "ar": "اقتراح"},
	"praise":     {"en": "Praise", "tr": "Teşekkür", "ar": "ثناء"},
}

// Priority has the words for priorities.
var Priority = Table{
	"low":    {"en": "Low", "tr": "Düşük", "ar": "منخفضة"},
	"normal": {"en": "Normal", "tr": "Normal", "ar": "عادية"},
	"high":   {"en": "High", "tr": "Yüksek", "ar": "مرتفعة"},
	"urgent": {"en": "Urgent", "tr": "Acil", "ar": "عاجلة"},
}

// Deadline has the words for the kinds of deadlines.
var Deadline = Table{
	"claim":    {"en": "Claim by", "tr": "Üstlenme süresi", "ar": "مهلة الاستلام"},
	"done":     {"en": "Finish the step by", "tr": "Adımı bitirme süresi", "ar": "مهلة إنهاء الخطوة"},
	"sla":      {"en": "Resolve by", "tr": "Çözüm süresi", "ar": "مهلة الحل"},
	"escalate": {"en": "Escalates at", "tr": "Yükseltme zamanı", "ar": "وقت التصعيد"},
	"close":    {"en": "Closes by itself at", "tr": "Kendiliğinden kapanma zamanı", "ar": "وقت الإغلاق التلقائي"},
	"task":     {"en": "Task due", "tr": "Görevin süresi", "ar": "مهلة المهمة"},
}

// YesNo has the words for true and false.
var YesNo = Table{
	"true":  {"en": "yes", "tr": "evet", "ar": "نعم"},
	"false": {"en": "no", "tr": "hayır", "ar": "لا"},
}

// Base answers the language of a locale, written as "tr", "tr-TR" or "tr_TR.UTF-8".
func Base(locale string) string {
	base, _, _ := strings.Cut(strings.ToLower(locale), "-")
	base, _, _ = strings.Cut(base, "_")
	return base
}
