package analyze_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/akis-platform/akis/engine/definition"
)

// defects are the kinds of defect, each with its mutants of a sound set.
var defects = []struct {
	name string
	make func(sheet) []mutant
}{
	{"rule never holds", neverHolds}, {"rule always holds", alwaysHolds}, {"row shadowed", shadowed},
	{"rows at once", atOnce}, {"codes without a row", gaps}, {"stuck", stuck}, {"hidden", hidden},
	{"not on the form", notOnForm}, {"not fillable", notFillable}, {"unreachable step", unreachable}, {"dead end", deadEnd},
	{"escalation never acts", tooLate}, {"escalation after the promise", afterPromise}, {"limit unnoticed", unnoticed},
	{"limits outlast the promise", longPath}, {"team without work", idleTeam}, {"unused", unused}, {"template", template},
}

const anyRule = `/(when|check|visible|pause|done_when)$`

func neverHolds(s sheet) []mutant {
	var out []mutant
	for _, at := range s.rules(anyRule) {
		out = append(out, mutant{s.rule(at, "($) and not ($)"), "AKIS-A001", at})
	}
	return out
}

func alwaysHolds(s sheet) []mutant {
	var out []mutant
	for _, at := range s.rules(`(/gate/\w+/when|/check|/outcome/\w+/when|/escalate/\w+/when|/visible|/pause|/done_when)$`) {
		out = append(out, mutant{s.rule(at, "($) or not ($)"), "AKIS-A006", at})
	}
	return out
}

// rowText writes a row of a route or a priority.
func rowText(s sheet, row, name string) string {
	m := s.node(row).(map[string]any)
	for _, key := range []string{"to", "give"} {
		if v, ok := m[key].(string); ok {
			return fmt.Sprintf("rule %q {\n when = %q\n %s = %s\n}", name, m["when"], key, v)
		}
	}
	return ""
}

const anyRow = `^(/route/\w+|/category/.*/priority)/rule/\w+$`

// twice answers the files with a row of a table twice.
func twice(s sheet, row string) map[string][]byte {
	return s.rewritten(row, func(old string) string { return old + ",\n" + old })
}

func next(row string) string {
	i := strings.LastIndexByte(row, '/')
	n := 0
	_, _ = fmt.Sscan(row[i+1:], &n)
	return fmt.Sprintf("%s/%d", row[:i], n+1)
}

const anyTableRow = `^/table/\w+/rows/[0-9]+$`

func shadowed(s sheet) []mutant {
	var out []mutant
	for _, row := range s.rules(anyRow) {
		list := row[:strings.LastIndex(row, "/rule/")]
		out = append(out, mutant{s.after(row, rowText(s, row, "copy")), "AKIS-A002", list + "/rule/copy"})
	}
	for _, row := range s.rules(anyTableRow) {
		out = append(out, mutant{twice(s, row), "AKIS-A002", next(row)})
	}
	return out
}

func atOnce(s sheet) []mutant {
	unique := func(files map[string][]byte, list string) map[string][]byte {
		return sheet{files: files, set: s.set}.inserted(list, "pick = unique") // its place is before what was added
	}
	var out []mutant
	for _, row := range s.rules(`^/route/\w+/rule/\w+$`) {
		list := row[:strings.LastIndex(row, "/rule/")]
		if files := s.after(row, rowText(s, row, "copy")); files != nil {
			out = append(out, mutant{unique(files, list), "AKIS-A003", list + "/rule/copy"})
		}
	}
	for _, row := range s.rules(anyTableRow) {
		out = append(out, mutant{unique(twice(s, row), row[:strings.LastIndex(row, "/rows/")]), "AKIS-A003", next(row)})
	}
	return out
}

func gaps(s sheet) []mutant {
	var out []mutant
	for _, name := range sortedKeys(s.set.Definition.Routes) {
		r := s.set.Definition.Routes[name]
		for _, code := range sortedKeys(r.To) {
			out = append(out, mutant{s.rewritten("/route/"+name+"/to", func(old string) string {
				return regexp.MustCompile(`\b`+code+` += team\.\w+,? ?`).ReplaceAllString(old, "")
			}), "AKIS-A004", "/route/" + name})
		}
	}
	for _, row := range s.rules(anyTableRow) {
		if cells := s.node(row).([]any); cells[0] != "*" && !slices.ContainsFunc(s.node(row[:strings.LastIndexByte(row, '/')]).([]any), func(r any) bool { return r.([]any)[0] == "*" }) {
			files := s.rewritten(row, func(string) string { return "[]" })
			file := s.set.Tree.Range(row).File
			files[file] = regexp.MustCompile(`\[\],?\n`).ReplaceAll(files[file], []byte("\n"))
			out = append(out, mutant{files, "AKIS-A004", row[:strings.LastIndex(row, "/rows/")]})
		}
	}
	return out
}

// eachStep calls f with every step and its address.
func eachStep(s sheet, f func(at string, flow *definition.Flow, step *definition.Step)) {
	for _, name := range sortedKeys(s.set.Definition.Flows) {
		flow := s.set.Definition.Flows[name]
		for _, step := range flow.Order {
			f("/flow/"+name+"/step/"+step, flow, flow.Steps[step])
		}
	}
}

// stuck lets a step be left by suggestions only.
func stuck(s sheet) []mutant {
	var out []mutant
	eachStep(s, func(at string, _ *definition.Flow, step *definition.Step) {
		if movesAway(step) {
			return
		}
		at += "/outcome/"
		x := s
		for _, o := range step.Outcomes {
			files := ruled(x, at+o.Name)
			if o.When != nil {
				files = x.rule(at+o.Name+"/when", "($) and case.kind == 'suggestion'")
			}
			if x = reload(x, files); x.set == nil {
				return
			}
		}
		out = append(out, mutant{x.files, "AKIS-A005", strings.TrimSuffix(at, "/outcome/")})
	})
	return out
}

// ruled gives an outcome of one line or more a rule.
func ruled(s sheet, outcome string) map[string][]byte {
	const rule = `when = "case.kind == 'suggestion'"`
	if files := s.inserted(outcome, rule); files != nil {
		return files
	}
	r := s.set.Tree.Range(outcome)
	src := s.files[r.File]
	end := r.End.Byte + strings.IndexByte(string(src[r.End.Byte:]), '\n')
	line := string(src[r.Start.Byte:end])
	line = strings.Replace(line, "{ ", "{\n", 1)
	line = strings.TrimSuffix(line, " }") + "\n" + rule + "\n}"
	return s.with(r.File, slices.Concat(src[:r.Start.Byte], []byte(line), src[end:]))
}

// required calls f with each field that a gate requires, its gate's address and its own.
func required(s sheet, f func(gate, at, field string)) {
	for _, at := range s.rules(`/gate/\w+/require/[0-9]+$`) {
		f(at[:strings.LastIndex(at, "/require/")], at, strings.TrimPrefix(s.node(at).(string), "field."))
	}
}

func hidden(s sheet) []mutant {
	var out []mutant
	required(s, func(_, at, field string) {
		if s.set.Definition.Fields[field].Visible == nil {
			out = append(out, mutant{s.inserted("/field/"+field, `visible = "case.channel == 'letter'"`), "AKIS-G012", at})
		}
	})
	return out
}

func notOnForm(s sheet) []mutant {
	var out []mutant
	for _, at := range s.rules(`/gate/\w+/require$`) {
		n := len(s.node(at).([]any))
		files := s.rewritten(at, func(old string) string { return strings.TrimSuffix(old, "]") + ", field.stranger]" })
		file := s.set.Tree.Range(at).File
		files[file] = append(slices.Clone(files[file]), "field \"stranger\" {\n type = text\n label = \"S\"\n}\n"...)
		out = append(out, mutant{files, "AKIS-G007", fmt.Sprintf("%s/%d", at, n)})
	}
	return out
}

// notFillable makes what a step's gate asks for read-only there, and keeps other gates
// from asking for it before.
func notFillable(s sheet) []mutant {
	var out []mutant
	eachStep(s, func(at string, flow *definition.Flow, step *definition.Step) {
		if step.Readonly != nil {
			return
		}
		for _, g := range step.Gates {
			if len(g.Steps)+len(g.Outcomes) > 0 || len(g.Require) == 0 || s.set.Definition.Fields[g.Require[0]].Visible != nil {
				continue
			}
			field := g.Require[0]
			out = append(out, mutant{s.inserted(at, "readonly = [field."+field+"]"), "AKIS-A007", g.Address + "/require/0"})
		}
		if step.Name == flow.Start { // a gate of its own
			for name, f := range s.set.Definition.Fields {
				if cat := firstOf(s, flow.Name); f.Visible == nil && slices.Contains(cat.Fields, name) && !slices.ContainsFunc(cat.Gates, func(g definition.Gate) bool { return slices.Contains(g.Require, name) }) {
					files := s.inserted(at, fmt.Sprintf("readonly = [field.%[1]s]\ngate \"mine\" { require = [field.%[1]s] }", name))
					out = append(out, mutant{files, "AKIS-A007", at + "/gate/mine/require/0"})
					break
				}
			}
		}
	})
	return out
}

func firstOf(s sheet, flow string) *definition.Category {
	for _, path := range sortedKeys(s.set.Definition.Categories) {
		if cat := s.set.Definition.Categories[path]; cat.Leaf() && cat.Flow == flow {
			return cat
		}
	}
	return &definition.Category{}
}

// unreachable leads everything that led to a step, or an end, to another place.
func unreachable(s sheet) []mutant {
	var out []mutant
	eachStep(s, func(at string, flow *definition.Flow, step *definition.Step) {
		if step.Name == flow.Start {
			return
		}
		x := s
		for _, to := range s.rules(`^/flow/` + flow.Name + `/(step/\w+/(outcome|escalate)/\w+/to|end/\w+/reopen_to)$`) {
			if s.node(to) == "step."+step.Name {
				x = reload(x, x.rewritten(to, func(string) string { return "step." + flow.Start }))
			}
		}
		if x.set != nil {
			out = append(out, mutant{x.files, "AKIS-G002", at})
		}
	})
	for _, name := range sortedKeys(s.set.Definition.Flows) {
		flow := s.set.Definition.Flows[name]
		for _, end := range sortedKeys(flow.Ends) {
			files := s.rewritten("/flow/"+name+"/end/"+end, func(old string) string {
				return "end \"nowhere\" { status = cancelled }\n" + old
			})
			out = append(out, mutant{files, "AKIS-G002", "/flow/" + name + "/end/nowhere"})
		}
	}
	return out
}

// deadEnd leads every way out of a step back to itself.
func deadEnd(s sheet) []mutant {
	var out []mutant
	eachStep(s, func(at string, _ *definition.Flow, step *definition.Step) {
		x := s
		for _, to := range s.rules(`^` + at + `/(outcome|escalate)/\w+/to$`) {
			if x.set != nil && !strings.HasPrefix(s.node(to).(string), "team.") {
				x = reload(x, x.rewritten(to, func(string) string { return "step." + step.Name }))
			}
		}
		out = append(out, mutant{x.files, "AKIS-G003", at})
	})
	return out
}
