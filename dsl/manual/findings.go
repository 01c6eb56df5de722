package manual

import (
	"fmt"
	"strings"

	"github.com/akis-platform/akis/dsl/diag"
)

// findingWords are what the list of findings says beside the findings themselves.
var findingWords = map[string]struct {
	severity           map[diag.Severity]string
	wrong, said, right string
}{
	"en": {map[diag.Severity]string{diag.Error: "error", diag.Warning: "warning", diag.Info: "note"}, "Wrong:", "Akis says:", "Right:"},
	"tr": {map[diag.Severity]string{diag.Error: "hata", diag.Warning: "uyarı", diag.Info: "not"}, "Yanlış:", "Akis şunu söyler:", "Doğru:"},
}

// findings lists what can be found in a definition, in a language.
func findings(locale string) string {
	words := findingWords[locale]
	var list, b strings.Builder
	for _, e := range diag.Codes() {
		in := e.In(locale)
		severity := words.severity[e.Severity]
		heading := e.Code
		if locale != "en" {
			heading += " (" + locale + ")" // anchors of one page are its own
		}
		fmt.Fprintf(&list, "- [%s](#%s): %s (%s)\n", e.Code, Anchor(heading), in.Title, severity)
		fmt.Fprintf(&b, "### %s\n\n**%s** (%s)\n\n%s %s\n\n%s\n\n", heading, in.Title, severity, in.Means, in.Why, in.Remedy)
		fmt.Fprintf(&b, "%s\n\n%s%s\n\n%s", words.wrong, fenced("hcl wrong", e.Wrong.Excerpt), words.said, fenced("text", e.Said(locale)))
		fmt.Fprintf(&b, "%s\n\n%s", words.right, fenced("hcl right", e.Right.Excerpt))
	}
	return list.String() + "\n" + b.String()
}

func fenced(kind, text string) string {
	return fmt.Sprintf("```%s\n%s\n```\n\n", kind, strings.Trim(text, "\n"))
}
