package assist_test

import (
	"strings"
	"testing"

	"github.com/akis-platform/akis/dsl/assist"
)

// TestHover: what stands at | is told, and the stretch that it is about.
func TestHover(t *testing.T) {
	for _, c := range []struct{ name, file, src, about, at string }{
		{"attribute", "x.akis.hcl", "team \"x\" {\n  ass|ign = pool\n}", "pool means that members claim it", "assign"},
		{"block", "x.akis.hcl", "te|am \"x\" {}", "share a pool", "team"},
		{"field's name", "x.akis.hcl", "field \"ex|tra\" {\n  type = bool\n  label = \"Extra\"\n}", "field.extra** – Extra", "extra"},
		{"nested name", "x.akis.hcl", "category \"x\" {\n  label = \"X\"\n  category \"y|\" { label = \"Y\" }\n}", "category.x.y", "y"},
		{"reference", "x.akis.hcl", "category \"x\" {\n  fields = [field.coun|try]\n}", "`FR` France", "field.country"},
		{"reference to a category", "x.akis.hcl", "spike \"x\" {\n  watch = [category.broken.la|mp]\n}", "A lamp", "category.broken.lamp"},
		{"word", "x.akis.hcl", "team \"x\" {\n  assign = po|ol\n}", "`pool`", "pool"},
		{"duration", "x.akis.hcl", "task \"x\" { due = \"2w|d\" }", "2 working days", "2wd"},
		{"name in a rule", "x.akis.hcl", "field \"x\" {\n  visible = \"'ş😀' != 'x' and field.cou|ntry == 'FR'\"\n}", "Country", "field.country"},
		{"fixed name in a rule", "x.akis.hcl", "field \"x\" {\n  visible = \"case.ki|nd == 'request'\"\n}", "What the customer wants", "case.kind"},
		{"option in a rule", "x.akis.hcl", "field \"x\" {\n  visible = \"field.country == 'F|R'\"\n}", "France", "FR"},
		{"category in a rule", "x.akis.hcl", "field \"x\" {\n  visible = \"under(case.category, 'broken.la|mp')\"\n}", "A lamp", "broken.lamp"},
		{"function", "x.akis.hcl", "field \"x\" {\n  visible = \"und|er(case.category, 'broken')\"\n}", "under(category, top)", "under"},
		{"operator", "x.akis.hcl", "field \"x\" {\n  visible = \"field.order_no starts|With '1'\"\n}", "begins with", "startsWith"},
		{"name in a text", "x.akis.hcl", "message \"x\" {\n  body = { tr = \"Sayın {{customer.na|me}}\" }\n}", "customer's name", "customer.name"},
		{"beside it", "x.akis.hcl", "message \"x\" {\n  body = { tr = \"Sayın| {{customer.name}}\" }\n}", "", ""},
		{"setting", "x.akis.hcl", "task \"x\" { due = setting.first_ans|wer }", "duration, by default 4h", "setting.first_answer"},
		{"code of a route", "x.akis.hcl", "route \"x\" {\n  by = field.country\n  to = { F|R = team.desk }\n}", "France", "FR"},
		{"survey", "x.akis.hcl", "on \"survey_answered\" { when = \"survey.satisfaction.n|ps > 3\" }", "Would you recommend us?", "survey.satisfaction.nps"},
		{"step of the scenario's flow", "x.test.hcl", "test \"x\" {\n  case { category = category.broken.lamp }\n  expect { step = step.lo|ok }\n}", "Look at it", "step.look"},
		{"outcome of a scenario", "x.test.hcl", "test \"x\" {\n  case { category = category.broken.lamp }\n  act \"finish\" { outcome = \"send_b|ack\" }\n}", "Have it sent back", "send_back"},
		{"field of a scenario", "x.test.hcl", "test \"x\" {\n  case { field = { coun|try = \"FR\" } }\n}", "Country", "country"},
		{"value of a scenario", "x.test.hcl", "test \"x\" {\n  case { field = { country = \"F|R\" } }\n}", "France", "FR"},
		{"nothing", "x.akis.hcl", "team \"x\" {\n  |\n}", "", ""},
		{"unknown", "x.akis.hcl", "team \"x\" {\n  calendar = calendar.no|ne\n}", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			set, at := with(t, c.file, c.src)
			h := set.Hover(c.file, at)
			if h == nil {
				if c.about != "" {
					t.Fatal("nothing")
				}
				return
			}
			src, _ := set.File(c.file)
			if at := string(src[h.At.From:h.At.To]); c.about == "" || !strings.Contains(h.About, c.about) || at != c.at {
				t.Errorf("%q at %q, want %q at %q", h.About, at, c.about, c.at)
			}
		})
	}
}

// TestDefinition: where what stands at | is defined, in files that are right and in
// one that is not, whose texts have moved.
func TestDefinition(t *testing.T) {
	for _, c := range []struct{ name, file, src, in, at string }{
		{"team", "x.akis.hcl", "partner \"x\" { owner = team.de|sk }", "lamps.akis.hcl", "team \"desk\""},
		{"field in a rule", "x.akis.hcl", "field \"x\" {\n  visible = \"field.coun|try == 'FR'\"\n}", "lamps.akis.hcl", "field \"country\""},
		{"option", "x.akis.hcl", "field \"x\" {\n  visible = \"field.country == 'F|R'\"\n}", "lamps.akis.hcl", "\"France\""},
		{"itself", "x.akis.hcl", "team \"n|ew\" { label = \"N\" }", "x.akis.hcl", "team \"new\""},
		{"person", "x.test.hcl", "test \"x\" {\n  case { category = category.late }\n  person \"ada\" {}\n  act \"claim\" { by = \"ad|a\" }\n}", "x.test.hcl", "person \"ada\""},
		{"in a broken file", "lamps.akis.hcl", "BEFORE\nteam = [\npartner \"y\" { owner = team.de|sk }\n", "lamps.akis.hcl", "team \"desk\""},
	} {
		t.Run(c.name, func(t *testing.T) {
			src := strings.Replace(c.src, "BEFORE", string(base(t)["lamps.akis.hcl"]), 1)
			set, at := with(t, c.file, src)
			places := set.Definition(c.file, at)
			if len(places) != 1 {
				t.Fatalf("%v", places)
			}
			text, _ := set.File(places[0].File)
			if got := string(text[places[0].At.From:places[0].At.To]); places[0].File != c.in || got != c.at {
				t.Errorf("%q in %s, want %q in %s", got, places[0].File, c.at, c.in)
			}
		})
	}
}

// TestSymbols: the outline of a file, right or not.
func TestSymbols(t *testing.T) {
	set, _ := with(t, "x.akis.hcl", "|flow \"f\" {\n  start = [\n  step \"a\" {\n    outcome \"o\" {}\n  }\n}\ntiers {}\n")
	var names []string
	var walk func(all []assist.Symbol, depth string)
	walk = func(all []assist.Symbol, depth string) {
		for _, s := range all {
			names = append(names, depth+s.Kind+" "+s.Name)
			walk(s.Children, depth+".")
		}
	}
	walk(set.Symbols("x.akis.hcl"), "")
	if got := strings.Join(names, ","); got != "flow f,.step a,..outcome o,tiers " {
		t.Error(got)
	}
	if all := set.Symbols("data/holidays.csv"); all != nil {
		t.Error(all)
	}
}
