package scenario

import "github.com/akis-platform/akis/engine/definition"

// Kind sorts points; shares are counted by it.
type Kind string

// The kinds of points, in the order in which they are shown.
const (
	StepPoint       Kind = "step"
	OutcomePoint    Kind = "outcome"
	GatePoint       Kind = "gate"
	EscalationPoint Kind = "escalation"
	PausePoint      Kind = "pause"
	DonePoint       Kind = "done_when"
	EndPoint        Kind = "end"
	RoutePoint      Kind = "route"
	TablePoint      Kind = "table"
	PriorityPoint   Kind = "priority"
	VisiblePoint    Kind = "visible"
	ComputePoint    Kind = "compute"
	MessagePoint    Kind = "message"
)

// Kinds lists them.
func Kinds() []Kind {
	return []Kind{
		StepPoint, OutcomePoint, GatePoint, EscalationPoint, PausePoint, DonePoint, EndPoint,
		RoutePoint, TablePoint, PriorityPoint, VisiblePoint, ComputePoint, MessagePoint,
	}
}

// Point is one thing that scenarios should come by: an answer of a definition
// node, or that the node is used at all.
type Point struct {
	Kind    Kind
	Address string // pointer of the definition node
	Yes     bool   // the answer; true where there is only one
	// Hits is how many decisions came by. By are the scenarios that did, in order.
	Hits int
	By   []string

	does, never definition.Text
}

// Seen reports whether any scenario came by.
func (p Point) Seen() bool { return p.Hits > 0 }

// What says in a word or two what the point is about: "taken", "refuses".
func (p Point) What() Words { return Words{form: p.does} }

// Never says what was not seen:
// `outcome "solved" of step "triage" of flow "cargo": never taken`.
func (p Point) Never() Words { return say(phrase.wanted, Named(p.Address), p.never) }

// String is Never in English.
func (p Point) String() string { return p.Never().In("en") }

// pointWords say of a point what is seen there, and that it never is.
type pointWords struct{ does, never definition.Text }

var (
	entered = pointWords{
		definition.Text{"en": "entered", "tr": "girildi", "ar": "دُخلت"},
		definition.Text{"en": "never entered", "tr": "hiç girilmedi", "ar": "لم تُدخل قط"},
	}
	taken = pointWords{
		definition.Text{"en": "taken", "tr": "seçildi", "ar": "اختيرت"},
		definition.Text{"en": "never taken", "tr": "hiç seçilmedi", "ar": "لم تُختر قط"},
	}
	notOpen = pointWords{
		definition.Text{"en": "refused by its rule", "tr": "kuralı izin vermedi", "ar": "منعتها قاعدتها"},
		definition.Text{"en": "its rule never refuses", "tr": "kuralı hiç engellemedi", "ar": "قاعدتها لم تمنع قط"},
	}
	refuses = pointWords{
		definition.Text{"en": "refuses", "tr": "reddetti", "ar": "رفضت"},
		definition.Text{"en": "never refuses", "tr": "hiç reddetmedi", "ar": "لم ترفض قط"},
	}
	lets = pointWords{
		definition.Text{"en": "satisfied", "tr": "sağlandı", "ar": "استُوفيت"},
		definition.Text{"en": "never satisfied", "tr": "hiç sağlanmadı", "ar": "لم تُستوفَ قط"},
	}
	aside = pointWords{
		definition.Text{"en": "does not ask", "tr": "sormadı", "ar": "لم تسأل"},
		definition.Text{"en": "its rule is never no", "tr": "kuralı hiç hayır demedi", "ar": "قاعدتها لم تقل لا قط"},
	}
	acts = pointWords{
		definition.Text{"en": "acts", "tr": "işledi", "ar": "عملت"},
		definition.Text{"en": "never acts", "tr": "hiç işlemedi", "ar": "لم تعمل قط"},
	}
	skipped = pointWords{
		definition.Text{"en": "skipped by its rule", "tr": "kuralı atlattı", "ar": "تخطّتها قاعدتها"},
		definition.Text{"en": "its rule is never no", "tr": "kuralı hiç hayır demedi", "ar": "قاعدتها لم تقل لا قط"},
	}
	yes = pointWords{
		definition.Text{"en": "yes", "tr": "evet", "ar": "نعم"},
		definition.Text{"en": "never yes", "tr": "hiç evet demedi", "ar": "لم تقل نعم قط"},
	}
	no = pointWords{
		definition.Text{"en": "no", "tr": "hayır", "ar": "لا"},
		definition.Text{"en": "never no", "tr": "hiç hayır demedi", "ar": "لم تقل لا قط"},
	}
	chosen = pointWords{
		definition.Text{"en": "chosen", "tr": "seçildi", "ar": "اختير"},
		definition.Text{"en": "never chosen", "tr": "hiç seçilmedi", "ar": "لم يُختر قط"},
	}
	passed = pointWords{
		definition.Text{"en": "passed over", "tr": "atlandı", "ar": "تُجوّز"},
		definition.Text{"en": "never passed over", "tr": "hiç atlanmadı", "ar": "لم يُتجوّز قط"},
	}
	reached = pointWords{
		definition.Text{"en": "reached", "tr": "varıldı", "ar": "بُلغت"},
		definition.Text{"en": "never reached", "tr": "hiç varılmadı", "ar": "لم تُبلغ قط"},
	}
	happens = pointWords{
		definition.Text{"en": "happens", "tr": "oldu", "ar": "حدث"},
		definition.Text{"en": "never happens", "tr": "hiç olmadı", "ar": "لم يحدث قط"},
	}
	shows = pointWords{
		definition.Text{"en": "shown", "tr": "gösterildi", "ar": "ظهر"},
		definition.Text{"en": "never shows the field", "tr": "alanı hiç göstermedi", "ar": "لم يُظهر الحقل قط"},
	}
	hides = pointWords{
		definition.Text{"en": "hidden", "tr": "gizlendi", "ar": "أُخفي"},
		definition.Text{"en": "never hides the field", "tr": "alanı hiç gizlemedi", "ar": "لم يُخفِ الحقل قط"},
	}
	computes = pointWords{
		definition.Text{"en": "gives a value", "tr": "değer verdi", "ar": "أعطى قيمة"},
		definition.Text{"en": "never gives a value", "tr": "hiç değer vermedi", "ar": "لم يعطِ قيمة قط"},
	}
	sent = pointWords{
		definition.Text{"en": "sent", "tr": "gönderildi", "ar": "أُرسلت"},
		definition.Text{"en": "never sent", "tr": "hiç gönderilmedi", "ar": "لم تُرسل قط"},
	}
)
