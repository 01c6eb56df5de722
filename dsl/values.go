package dsl

import (
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/akis-platform/akis/dsl/compile"
	"github.com/akis-platform/akis/dsl/diag"
	"github.com/akis-platform/akis/dsl/syntax"
	"github.com/akis-platform/akis/engine/phrase"
	"github.com/akis-platform/akis/schemas"
)

// CodeValues is an environment that cannot be used.
const CodeValues = "AKIS-L007"

// Option changes how a set is loaded.
type Option func(*options)

type options struct{ values string }

// Values loads the set with the values of one environment, values/NAME.hcl; ""
// leaves settings at their defaults. The others are checked all the same.
func Values(name string) Option { return func(o *options) { o.values = name } }

// environmentOf answers the name of the environment whose values a file holds.
func environmentOf(file string) (name string, ok bool) {
	if syntax.RootOf(file) != schemas.Values {
		return "", false
	}
	return strings.TrimSuffix(path.Base(file), ".hcl"), true
}

// apart takes the values of environments that are not chosen out of the files.
func apart(files map[string][]byte, chosen string) (others map[string][]byte, list diag.List) {
	others = map[string][]byte{}
	var known []string
	for _, file := range slices.Sorted(maps.Keys(files)) {
		name, ok := environmentOf(file)
		if !ok {
			continue
		}
		known = append(known, name)
		if name != chosen {
			others[file] = files[file]
			delete(files, file)
		}
	}
	if chosen != "" && !slices.Contains(known, chosen) {
		return others, unknownEnvironment(chosen, known)
	}
	return others, nil
}

func unknownEnvironment(chosen string, known []string) diag.List {
	detail := phrase.Text{phrase.Say("There is no file values/%s.hcl.", chosen)}
	if len(known) > 0 {
		detail = append(detail, phrase.Say("There are %s.", strings.Join(known, ", ")))
	} else {
		detail = append(detail, phrase.Say("Add it, with settings = { … }, or choose no environment."))
	}
	return diag.List{{Severity: diag.Error, Code: CodeValues, Summary: "Unknown environment", Detail: detail}}
}

var environmentName = regexp.MustCompile(`^[a-z][a-z0-9_-]{0,63}$`)

func atTop(file string, summary phrase.Format, detail phrase.Phrase) diag.Diagnostic {
	top := diag.Pos{Line: 1, Column: 1}
	return diag.Diagnostic{
		Severity: diag.Error, Code: CodeValues, Summary: summary, Detail: phrase.Text{detail},
		Range: diag.Range{File: file, Start: top, End: top},
	}
}

// readValues reads the values of environments; those among files are chosen, of
// which there is one at most.
func readValues(files, others map[string][]byte, locale string) ([]compile.Values, diag.List) {
	var all []compile.Values
	var list diag.List
	chosen := ""
	for _, group := range []map[string][]byte{files, others} {
		for _, file := range slices.Sorted(maps.Keys(group)) {
			name, ok := environmentOf(file)
			if !ok {
				continue
			}
			if !environmentName.MatchString(name) {
				list = append(list, atTop(file, "Environment cannot be chosen", phrase.Say(
					"%q: an environment is chosen by its file's name, small letters a to z, digits, _ and -, beginning with a letter.", name)))
				continue
			}
			_, other := others[file]
			if !other && chosen != "" {
				list = append(list, atTop(file, "Two environments", phrase.Say(
					"A set has the values of one environment; both %s and %s are given. Keep one.", chosen, name)))
				continue
			}
			if !other {
				chosen = name
			}
			tree, problems := syntax.ParseIn([]syntax.File{{Name: file, Src: group[file]}}, schemas.Values, locale)
			list = append(list, problems...)
			all = append(all, compile.Values{Name: name, Tree: tree, Chosen: !other})
		}
	}
	return all, list
}
