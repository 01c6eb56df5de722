package analyze_test

import (
	"fmt"
	"slices"
	"strings"

	"github.com/akis-platform/akis/engine/calendar"
	"github.com/akis-platform/akis/engine/definition"
)

func movesAway(step *definition.Step) bool {
	return slices.ContainsFunc(step.Escalate, func(e definition.Escalation) bool { return e.To.Step != "" || e.To.End != "" })
}

// tooLate lets another escalation move the case away before.
func tooLate(s sheet) []mutant {
	var out []mutant
	eachStep(s, func(at string, flow *definition.Flow, step *definition.Step) {
		for _, e := range step.Escalate {
			first, days := "1m elapsed", e.After != nil && e.After.Duration.Unit == calendar.WorkingDays
			if d := step.Done.Default; e.Percent > 0 && d != nil {
				days = d.Duration.Unit == calendar.WorkingDays
			}
			if days {
				first = "1wd"
			}
			end := "end." + sortedKeys(flow.Ends)[0]
			files := s.inserted(at, fmt.Sprintf("escalate \"sooner\" {\n after = %q\n of = %s\n to = %s\n}", first, e.Of, end))
			out = append(out, mutant{files, "AKIS-A008", at + "/escalate/" + e.Name + "/after"})
		}
	})
	return out
}

// afterPromise promises an answer within a minute.
func afterPromise(s sheet) []mutant {
	var out []mutant
	for _, sla := range s.rules(`^/category/\w+/sla$`) {
		flow := s.set.Definition.Categories[strings.Split(sla, "/")[2]].Flow
		files := s.rewritten(sla, func(string) string { return `"1m"` })
		for _, at := range s.rules(`^/flow/` + flow + `/step/\w+/escalate/\w+/after$`) {
			out = append(out, mutant{files, "AKIS-A009", at})
		}
	}
	return out
}

// unnoticed lets the only notice of a clock come long after its limit.
func unnoticed(s sheet) []mutant {
	var out []mutant
	eachStep(s, func(at string, _ *definition.Flow, step *definition.Step) {
		for _, e := range step.Escalate {
			of := 0
			for _, x := range step.Escalate {
				if x.Of == e.Of {
					of++
				}
			}
			limit, after := step.Done, "900h"
			if e.Of == "claim" {
				limit = step.Claim
			}
			if limit.Default == nil || of > 1 || e.To != (definition.Place{}) {
				continue
			}
			if limit.Default.Duration.Unit == calendar.WorkingDays {
				after = "90wd"
			}
			files := s.rewritten(at+"/escalate/"+e.Name+"/after", func(string) string { return `"` + after + `"` })
			out = append(out, mutant{files, "AKIS-A010", at + "/escalate/" + e.Name + "/after"})
		}
	})
	return out
}

// longPath promises less than the steps take.
func longPath(s sheet) []mutant {
	var out []mutant
	for _, sla := range s.rules(`^/category/\w+/sla$`) {
		for _, promise := range []string{"2h", "6h elapsed"} {
			out = append(out, mutant{s.rewritten(sla, func(string) string { return `"` + promise + `"` }), "AKIS-A011", sla})
		}
	}
	return out
}

// idleTeam gives the work of a team to another one.
func idleTeam(s sheet) []mutant {
	locked := sheet{files: s.replaced(`reassign( +)= any`, "reassign$1= team"), set: s.set}
	teams := sortedKeys(s.set.Definition.Teams)
	var out []mutant
	for i, team := range teams {
		if named := locked.replaced(`team\.`+team+`\b`, "team."+teams[(i+1)%len(teams)]); len(teams) > 1 {
			out = append(out, mutant{named, "AKIS-A012", "/team/" + team})
		}
	}
	return out
}

// unused takes away what names a message, a field of choices, a setting.
func unused(s sheet) []mutant {
	var out []mutant
	file := sortedKeys(s.files)[0]
	for block, text := range map[string]string{
		"/field/spare": "field \"spare\" {\n type = text\n label = \"S\"\n}", "/choices/spare": "choices \"spare\" { options = { a = \"A\" } }",
		"/message/spare": "message \"spare\" {\n channels = [email]\n body = \"B\"\n}",
		"/route/spare":   "route \"spare\" { default = team." + sortedKeys(s.set.Definition.Teams)[0] + " }",
		"/setting/spare": "setting \"spare\" {\n type = int\n default = 1\n}", "/calendar/spare": "calendar \"spare\" { week = { mon = \"09:00-10:00\" } }",
		"/partner/spare": "partner \"spare\" {\n label = \"P\"\n owner = team." + sortedKeys(s.set.Definition.Teams)[0] + "\n}",
	} {
		if strings.HasSuffix(file, ".hcl") {
			out = append(out, mutant{s.with(file, append(slices.Clone(s.files[file]), "\n"+text+"\n"...)), "AKIS-G006", block})
		}
	}
	for _, m := range sortedKeys(s.set.Definition.Messages) {
		out = append(out, mutant{s.replaced(`message\.`+m+`\b,? ?`, ""), "AKIS-G006", "/message/" + m})
	}
	return out
}

// template names a field that no category has.
func template(s sheet) []mutant {
	var out []mutant
	for _, at := range s.rules(`^/(message/\w+/(subject|body)|task/\w+/title)/\w+$`) {
		files := s.rewritten(at, func(old string) string { return strings.TrimSuffix(old, `"`) + `{{field.stranger}}"` })
		file := s.set.Tree.Range(at).File
		files[file] = append(slices.Clone(files[file]), "field \"stranger\" {\n type = text\n label = \"S\"\n}\n"...)
		out = append(out, mutant{files, "AKIS-R002", at})
	}
	return out
}
