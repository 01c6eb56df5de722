package explain

import (
	"strings"
	"time"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/phrase"
	"github.com/akis-platform/akis/engine/terms"
)

// speaker says things in the reader's language.
type speaker struct {
	terms.Labels
	words phrase.Catalogue
	zone  *time.Location
	c     engine.Case
	who   func(string) string
}

func newSpeaker(ctx engine.Context, c engine.Case, locale string, who func(string) string) *speaker {
	if who == nil {
		who = func(login string) string { return login }
	}
	zone := ctx.Live.Zone
	if zone == nil {
		zone = time.UTC
	}
	return &speaker{
		Labels: terms.Labels{Def: ctx.Def, Live: ctx.Live, Locale: locale}, words: Catalogue(locale), zone: zone, c: c, who: who,
	}
}

var catalogues = map[string]phrase.Catalogue{"tr": turkish, "ar": arabic}

// Catalogue answers what explanations say in a locale such as "tr" or "tr-TR"; nil is
// English.
func Catalogue(locale string) phrase.Catalogue { return catalogues[terms.Base(locale)] }

func (s *speaker) say(f phrase.Format, args ...any) string { return phrase.Say(f, args...).In(s.words) }

// nameWords are what people call the names of rules that no definition labels.
var nameWords = map[string]phrase.Format{
	"case.number": "Case number", "case.title": "Title", "case.text": "Text of the case", "case.category": "Category",
	"case.kind": "Kind", "case.channel": "Channel", "case.status": "Status", "case.step": "Step", "case.team": "Team",
	"case.priority": "Priority", "case.opened_at": "Time of opening", "case.age": "Age of the case",
	"case.overdue": "Overdue", "case.reopened": "Times reopened", "now": "Time",
	"customer.name": "Customer's name", "customer.tier": "Customer's tier", "customer.country": "Customer's country",
	"customer.language": "Customer's language", "customer.points": "Customer's points",
}

// label answers what people call a dotted name.
func (s *speaker) label(name string) string {
	if w, ok := nameWords[name]; ok {
		return s.say(w)
	}
	group, rest, _ := strings.Cut(name, ".")
	switch group {
	case "field", "customer":
		return s.Field(rest)
	case "setting":
		if set, ok := s.Live.Settings[rest]; ok {
			return s.Or(set.Label, rest)
		}
	case "task":
		return s.say("State of the task “%s”", s.task(strings.TrimSuffix(rest, ".state")))
	}
	return name
}

// task answers what the case calls a task: its title, or its name when the case has
// none of it.
func (s *speaker) task(name string) string {
	for i := len(s.c.Tasks) - 1; i >= 0; i-- {
		if s.c.Tasks[i].Name == name {
			return s.c.Tasks[i].Title
		}
	}
	return name
}

// value answers what a name holds as people read it.
func (s *speaker) value(name string, v any) string {
	if v == nil || v == "" {
		return s.say("empty")
	}
	text, isText := v.(string)
	switch {
	case isText && name == "case.kind":
		return terms.Kind.In(text, s.Locale)
	case isText && name == "case.status":
		return terms.Status.In(text, s.Locale)
	case isText && name == "case.priority":
		return terms.Priority.In(text, s.Locale)
	case isText && name == "case.category":
		return s.Category(strings.ReplaceAll(text, ".", "/"))
	case isText && name == "case.step":
		return s.Step(s.c.Flow, text)
	case isText && name == "case.team":
		return s.Team(text)
	}
	if field, ok := strings.CutPrefix(name, "field."); ok {
		return short(s.Value(field, plain(v)))
	}
	return short(s.bare(v))
}

// bare answers a value that belongs to no field.
func (s *speaker) bare(v any) string {
	switch v := v.(type) {
	case time.Time:
		return s.moment(v)
	case time.Duration:
		return s.length(v)
	case []any:
		all := make([]string, len(v))
		for i, x := range v {
			all[i] = s.bare(x)
		}
		return strings.Join(all, ", ")
	}
	return s.Value("", plain(v))
}

// plain answers the number that an int is, as fields hold numbers.
func plain(v any) any {
	if n, ok := v.(int); ok {
		return float64(n)
	}
	return v
}

func (s *speaker) moment(t time.Time) string { return t.In(s.zone).Format("2006-01-02 15:04") }

// length answers "2 d 3 h 5 min" without the parts that are none.
func (s *speaker) length(d time.Duration) string {
	if d < time.Minute {
		return d.Round(time.Second).String()
	}
	d = d.Round(time.Minute)
	var parts []string
	for _, u := range []struct {
		of   time.Duration
		unit phrase.Format
	}{{24 * time.Hour, "%d d"}, {time.Hour, "%d h"}, {time.Minute, "%d min"}} {
		if n := d / u.of; n > 0 {
			parts = append(parts, s.say(u.unit, int(n)))
			d -= n * u.of
		}
	}
	return strings.Join(parts, " ")
}

// listed joins values of a name: "France, Germany".
func (s *speaker) listed(name string, values []any) string {
	all := make([]string, len(values))
	for i, v := range values {
		all[i] = s.value(name, v)
	}
	return strings.Join(all, ", ")
}

// detail answers the words of a refusal.
func (s *speaker) detail(t map[string]string) string { return definition.Text(t).In(s.Locale, "en") }

// shown caps a text that stands within a sentence.
const shown = 80

func short(text string) string {
	if r := []rune(text); len(r) > shown {
		return string(r[:shown-1]) + "…"
	}
	return text
}
