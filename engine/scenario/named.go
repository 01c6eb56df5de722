package scenario

import (
	"slices"
	"strconv"
	"strings"

	"github.com/akis-platform/akis/engine/definition"
)

// nouns are the words for kinds of definition nodes, where they are not the word
// of the language itself. In Turkish the name stands before them.
var nouns = map[string]definition.Text{
	"akis":      {"tr": "seti"},
	"category":  {"tr": "kategorisi"},
	"check":     {"tr": "denetimi"},
	"close":     {"en": "closing", "tr": "kapanışı"},
	"compute":   {"en": "computed value", "tr": "hesabı"},
	"default":   {"tr": "varsayılanı"},
	"done_when": {"tr": "done_when kuralı"},
	"end":       {"tr": "sonu"},
	"escalate":  {"en": "escalation", "tr": "uyarısı"},
	"field":     {"tr": "alanı"},
	"flow":      {"tr": "akışı"},
	"gate":      {"tr": "kapısı"},
	"message":   {"tr": "mesajı"},
	"outcome":   {"tr": "sonucu"},
	"pause":     {"en": "pause rule", "tr": "bekleme kuralı"},
	"priority":  {"tr": "önceliği"},
	"reopen":    {"en": "reopening", "tr": "yeniden açılışı"},
	"route":     {"tr": "yönlendirmesi"},
	"rows":      {"en": "row", "tr": "satırı"},
	"rule":      {"tr": "kuralı"},
	"step":      {"tr": "adımı"},
	"table":     {"tr": "tablosu"},
	"task":      {"tr": "görevi"},
	"team":      {"tr": "ekibi"},
	"to":        {"en": "row", "tr": "satırı"},
	"visible":   {"en": "visible rule", "tr": "görünme kuralı"},
	"wait":      {"en": "wait for tasks", "tr": "görev beklemesi"},
	"when":      {"tr": "when kuralı"},
}

// nameless are the parts of an address that no name follows.
var nameless = []string{"check", "close", "compute", "default", "done_when", "pause", "priority", "reopen", "visible", "wait", "when"}

// Named answers an address of a definition as people say it:
// `outcome "solved" of step "triage" of flow "cargo"`.
func Named(address string) Words {
	parts := strings.Split(strings.TrimPrefix(address, "/"), "/")
	var en, tr []string
	for i := 0; i < len(parts); i++ {
		kind, name := parts[i], ""
		if i+1 < len(parts) && !slices.Contains(nameless, kind) {
			i++
			name = quoted(kind, parts[i])
		}
		noun := nouns[kind]
		english := noun["en"]
		if english == "" {
			english = kind
		}
		en = append(en, strings.TrimSpace(english+" "+name))
		tr = append(tr, strings.TrimSpace(name+" "+noun.In("tr")))
	}
	slices.Reverse(en)
	return Words{definition.Text{"en": "%[1]s", "tr": "%[2]s"}, []any{strings.Join(en, " of "), strings.Join(tr, " › ")}}
}

// quoted answers a name in quotes, and a row of a table by the number that people
// count.
func quoted(kind, name string) string {
	if n, err := strconv.Atoi(name); err == nil && kind == "rows" {
		return strconv.Itoa(n + 1)
	}
	return strconv.Quote(name)
}
