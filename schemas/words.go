package schemas

import "strings"

// words say how a value is written, by its kind. What a link is made for stands in
// brackets, with the topic behind it.
var words = map[string]string{
	"text":         "[text for people](texts)",
	"template":     "[text for people](texts) with [values in it](values in texts)",
	"rule":         "[rule](rules)",
	"expr":         "[expression](expressions)",
	"duration":     "[duration](durations), or one for each kind of case",
	"duration_one": "[duration](durations)",
	"string":       "text in quotes",
	"strings":      "[list](lists) of texts in quotes",
	"number":       "number",
	"int":          "whole number",
	"bool":         "true or false",
	"value":        "text in quotes, number, true or false",
	"address":      "[reference](references) to anything",
	"map_value":    "[names and values](lists)",
	"map_string":   "[names and texts](lists)",
	"map_text":     "[codes and texts for people](lists)",
	"map_expr":     "[names](lists) and [expressions](expressions)",
	"map_setting":  "[names and values](lists), or secret.name",
	"rows":         "[rows](lists)",
	"keyword":      "word without quotes",
	"keywords":     "[list](lists) of words",
}

// Words say how the attribute's value is written. Link is given what deserves an
// explanation and its topic, and answers it as it shall stand; nil leaves it plain.
func (p *Prop) Words(link func(words, topic string) string) string {
	if link == nil {
		link = func(words, _ string) string { return words }
	}
	to := make([]string, len(p.To))
	for i, kind := range p.To {
		to[i] = link(kind, "block "+kind)
	}
	names := strings.Join(to, " or ")
	switch {
	case p.Kind == "ref":
		return link("reference", "references") + " to " + names
	case p.Kind == "refs":
		return link("list", "lists") + " of " + link("references", "references") + " to " + names
	case p.Kind == "map_ref":
		return link("names", "lists") + " and " + link("references", "references") + " to " + names
	case p.Kind == "keywords" && len(p.Enum) > 0:
		return link("list", "lists") + " of " + strings.Join(p.Enum, ", ")
	case len(p.Enum) > 0:
		return "one of " + strings.Join(p.Enum, ", ")
	}
	return linked(words[p.Kind], link)
}

// linked puts links where a text marks them.
func linked(s string, link func(words, topic string) string) string {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(s, "[")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		words, rest, _ := strings.Cut(rest, "](")
		topic, rest, _ := strings.Cut(rest, ")")
		b.WriteString(link(words, topic))
		s = rest
	}
}
