package assist_test

import (
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/akis-platform/akis/dsl/assist"
)

// base are the files of a set that is right: the manual's.
func base(t testing.TB) map[string][]byte {
	files := map[string][]byte{}
	dir := os.DirFS("../manual/example")
	err := fs.WalkDir(dir, ".", func(name string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			files[name], err = fs.ReadFile(dir, name)
		}
		return err
	})
	if err != nil || len(files) == 0 {
		t.Fatal("no base", err)
	}
	return files
}

// with answers the base with another file, in which | marks a place, and where.
func with(t testing.TB, name, marked string) (*assist.Set, int) {
	files := base(t)
	before := assist.Read(files, nil)
	at := strings.IndexByte(marked, '|')
	if at < 0 {
		t.Fatal("no | in", marked)
	}
	files[name] = []byte(marked[:at] + marked[at+1:])
	return assist.Read(files, before), at
}

func labels(items []assist.Item) []string {
	var all []string
	for _, i := range items {
		all = append(all, i.Label)
	}
	return all
}

// completions are places in texts that are being written: what is offered there
// first, what else, and what not.
var completions = []struct {
	name, file, src  string
	first, has, hasn string
}{
	{"top", "x.akis.hcl", "|", "", "team,category,route,on", "gate,tier,test"},
	{"top, typed", "x.akis.hcl", "tea|", "", "team", ""},
	{"block", "x.akis.hcl", "team \"x\" {\n  |\n}", "label", "assign,calendar", "team"},
	{"block, some there", "x.akis.hcl", "team \"x\" {\n  label = \"x\"\n  |\n}", "description", "assign", "label"},
	{"needed first", "x.akis.hcl", "field \"x\" {\n  |\n}", "type,label", "visible", ""},
	{"nested", "x.akis.hcl", "category \"x\" {\n  |\n}", "label", "gate,section,category,priority", "step"},
	{"once", "x.akis.hcl", "category \"x\" {\n  priority {\n    default = low\n  }\n  |\n}", "label", "gate", "priority"},
	{"deep", "x.akis.hcl", "flow \"x\" {\n  step \"y\" {\n    outcome \"z\" {\n      |\n    }\n  }\n}", "to", "send,when,create", ""},
	{"words", "x.akis.hcl", "field \"x\" {\n  type = |\n}", "text", "choice,money", "true"},
	{"words, typed", "x.akis.hcl", "field \"x\" { type = mo| }", "text", "money", ""},
	{"yes/no", "x.akis.hcl", "field \"x\" {\n  indexed = |\n}", "true,false", "", ""},
	{"references", "x.akis.hcl", "team \"x\" {\n  calendar = |\n}", "calendar.office", "", "team.desk"},
	{"references in a list", "x.akis.hcl", "category \"x\" {\n  fields = [field.country, f|]\n}", "field.order_no", "field.worth", ""},
	{"open list", "x.akis.hcl", "category \"x\" {\n  fields = [field.country, f|\n  kind = request\n}", "field.order_no", "field.worth", ""},
	{"categories", "x.akis.hcl", "spike \"x\" {\n  watch = [|]\n}", "category.broken", "category.broken.lamp,category.late", ""},
	{"two kinds", "x.akis.hcl", "route \"x\" {\n  default = |\n}", "team.desk", "route.by_matter", ""},
	{"steps of the flow", "lamps.akis.hcl", "flow \"repair\" {\n  step \"look\" {\n    team = team.desk\n    outcome \"o\" { to = | }\n  }\n  end \"z\" { status = resolved }\n}", "", "", "step.ask"},
	{"durations", "x.akis.hcl", "end \"x\" {}\nflow \"x\" {\n  step \"y\" {\n    done_within = |\n  }\n}", "setting.first_answer", "\"2wd\"", ""},
	{"duration in quotes", "x.akis.hcl", "flow \"x\" {\n  step \"y\" {\n    done_within = \"|\"\n  }\n}", "30m", "2wd", "setting.first_answer"},
	{"kinds of case", "x.akis.hcl", "flow \"x\" {\n  step \"y\" {\n    done_within = { complaint = \"1h\", | }\n  }\n}", "request", "default", "complaint"},
	{"languages", "x.akis.hcl", "team \"x\" {\n  label = { en = \"x\", | }\n}", "tr", "", "en"},
	{"codes of a route", "x.akis.hcl", "route \"x\" {\n  by = field.country\n  to = { TR = team.desk, | }\n}", "FR", "DE", "TR"},
	{"default of a choice", "x.akis.hcl", "field \"x\" {\n  type    = choice\n  options = choices.country\n  default = \"|\"\n}", "TR", "FR", ""},
	{"cells", "x.akis.hcl", "table \"x\" {\n  by   = [field.part]\n  rows = [[|]]\n}", "glass", "\"*\",high", "TR"},
	{"tables", "x.akis.hcl", "calendar \"x\" { holidays = \"|\" }", "data/holidays.csv", "", ""},
	{"comment", "x.akis.hcl", "# te|", "", "", ""},

	{"rule", "x.akis.hcl", "field \"x\" {\n  visible = \"|\"\n}", "field.country", "customer.tier,under,case.kind,task.test_lamp.state", "now,case.age"},
	{"rule, open quote", "x.akis.hcl", "flow \"repair\" {\n  step \"q\" {\n    outcome \"o\" {\n      when = \"fie|\n    }\n  }\n}", "field.country", "field.order_no,case.age", ""},
	{"rule in a category", "x.akis.hcl", "category \"new\" {\n  fields = [field.country, field.part]\n  gate \"q\" {\n    when = \"field.|\"\n  }\n}", "field.country", "field.part", "field.quantity"},
	{"rule, choice", "x.akis.hcl", "field \"x\" {\n  visible = \"field.country == '|'\"\n}", "TR", "FR", "field.country"},
	{"rule, choice, open", "x.akis.hcl", "field \"x\" {\n  visible = \"field.country == '|\n}", "TR", "FR", "field.country"},
	{"rule, choice in a list", "x.akis.hcl", "field \"x\" {\n  visible = \"field.country in ['TR', |]\"\n}", "'TR'", "'FR',field.part", ""},
	{"rule, kind", "x.akis.hcl", "field \"x\" {\n  visible = \"case.kind == '|'\"\n}", "complaint", "", ""},
	{"rule, category", "x.akis.hcl", "field \"x\" {\n  visible = \"under(case.category, '|')\"\n}", "broken", "broken.lamp", ""},
	{"rule, team", "x.akis.hcl", "field \"x\" {\n  visible = \"case.team == '|'\"\n}", "desk", "workshop", ""},
	{"rule, operator", "x.akis.hcl", "field \"x\" {\n  visible = \"field.country |\"\n}", "==", "in", ">"},
	{"rule, number's operator", "x.akis.hcl", "field \"x\" {\n  visible = \"field.quantity |\"\n}", "==", ">", "contains"},
	{"rule, heredoc", "x.akis.hcl", "field \"x\" {\n  visible = <<-RULE\n    field.country == '|'\n    RULE\n}", "TR", "", ""},
	{"rule, after Turkish and emoji", "x.akis.hcl", "field \"x\" {\n  visible = \"'ğü👩‍👩‍👧' == field.order_no and field.country == '|'\"\n}", "TR", "", ""},
	{"rule, after an escape", "x.akis.hcl", "field \"x\" {\n  visible = \"field.order_no != \\\"a\\\" and field.country == '|'\"\n}", "TR", "", ""},
	{"template", "x.akis.hcl", "message \"x\" {\n  body = { en = \"Dear {{|}}\" }\n}", "field.country", "field.order_no,customer.name,case.number", ""},
	{"template, outside", "x.akis.hcl", "message \"x\" {\n  body = { en = \"Dear |{{case.number}}\" }\n}", "", "", "field.order_no"},
	{"template, behind", "x.akis.hcl", "message \"x\" {\n  body = { en = \"Dear {{case.number}} |\" }\n}", "", "", "field.order_no"},
	{"template, open", "x.akis.hcl", "message \"x\" {\n  body = \"{{cust|\n}", "field.country", "customer.name", ""},

	{"scenario", "x.test.hcl", "test \"x\" {\n  |\n}", "", "case,person,act,wait,expect", "gate"},
	{"verb", "x.test.hcl", "test \"x\" {\n  act \"|\" {}\n}", "", "finish,claim", ""},
	{"outcome", "x.test.hcl", "test \"x\" {\n  case { category = category.late }\n  act \"finish\" { outcome = \"|\" }\n}", "ok", "found", "replace"},
	{"outcome, unquoted", "x.test.hcl", "test \"x\" {\n  case { category = category.late }\n  act \"finish\" { outcome = | }\n}", "\"ok\"", "\"found\"", ""},
	{"step", "x.test.hcl", "test \"x\" {\n  case { category = category.broken.lamp }\n  expect { step = | }\n}", "step.look", "step.mend", "step.ask"},
	{"fields", "x.test.hcl", "test \"x\" {\n  case {\n    field = { | }\n  }\n}", "order_no", "country", ""},
	{"field's value", "x.test.hcl", "test \"x\" {\n  case {\n    field = { country = \"|\" }\n  }\n}", "TR", "FR", ""},
	{"person", "x.test.hcl", "test \"x\" {\n  person \"ada\" {}\n  act \"claim\" { by = \"|\" }\n}", "ada", "", ""},
	{"escalation", "x.test.hcl", "test \"x\" {\n  expect { escalated = [\"|\"] }\n}", "", "unread,too_long", ""},

	{"gate of an expectation", "x.test.hcl", "test \"x\" {\n  expect { gate = [\"|\"] }\n}", "", "which_part,day_known,door_code_in_france", ""},
	{"tasks that are due", "x.test.hcl", "test \"x\" {\n  expect { due = { | } }\n}", "", "unread,test_lamp", ""},
	{"event", "x.akis.hcl", "on \"|\" {}", "case_opened", "survey_answered", ""},
	{"fields that are set", "x.akis.hcl", "on \"case_opened\" {\n  set = { | }\n}", "order_no", "price", ""},
	{"address", "x.akis.hcl", "moved {\n  to = |\n}", "", "step.look,field.price,category.broken.lamp", ""},
	{"environment", "values/test.hcl", "|", "settings", "connector", "team"},
	{"settings of an environment", "values/test.hcl", "settings = { | }", "first_answer", "", ""},
	{"connector of an environment", "values/test.hcl", "connector \"|\" {}", "", "orders,mailbox", ""},
	{"mapping", "x.import.hcl", "import \"x\" {\n  |\n}", "definition", "state,key", "gate"},
	{"mapping, act", "x.import.hcl", "import \"x\" {\n  state \"y\" {\n    act = |\n  }\n}", "none", "finish", ""},
	{"no kind of file", "x.txt", "team |", "", "", "label"},
	{"unknown block", "x.akis.hcl", "teem \"x\" {\n  |\n}", "", "", "label"},
}

func TestComplete(t *testing.T) {
	for _, c := range completions {
		t.Run(c.name, func(t *testing.T) {
			set, at := with(t, c.file, c.src)
			got := labels(set.Complete(c.file, at, "en"))
			split := func(s string) []string { return strings.FieldsFunc(s, func(r rune) bool { return r == ',' }) }
			for i, want := range split(c.first) {
				if i >= len(got) || got[i] != want {
					t.Fatalf("first are %v, want %s", got[:min(len(got), 5)], c.first)
				}
			}
			for _, want := range split(c.has) {
				if !slices.Contains(got, want) {
					t.Errorf("%s is not among %v", want, got)
				}
			}
			for _, unwanted := range split(c.hasn) {
				if slices.Contains(got, unwanted) {
					t.Errorf("%s is among %v", unwanted, got)
				}
			}
		})
	}
}
