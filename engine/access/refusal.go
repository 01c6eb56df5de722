package access

import (
	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/definition"
)

// NotFound answers the refusal for a case that is not there or not for these
// eyes: both read the same.
func NotFound() *engine.Refusal {
	return &engine.Refusal{Kind: engine.NotFound, Code: "not_found", Detail: definition.Text{
		"en": "There is no such case.",
		"tr": "Böyle bir bildirim yok.",
		"ar": "لا توجد حالة كهذه.",
	}}
}

// Forbidden answers the refusal for what is visible but not permitted.
func Forbidden() *engine.Refusal {
	return &engine.Refusal{Kind: engine.Forbidden, Code: "forbidden", Detail: definition.Text{
		"en": "You are not permitted to do this. Ask an administrator for the right.",
		"tr": "Bunu yapma yetkiniz yok. Yetki için bir yöneticiye başvurun.",
		"ar": "ليس لديك إذن للقيام بذلك. اطلب الصلاحية من المسؤول.",
	}}
}
