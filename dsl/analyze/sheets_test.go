package analyze_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/akis-platform/akis/dsl"
)

// sheet is a sound set that mutants are made of.
type sheet struct {
	name  string
	files map[string][]byte
	set   *dsl.Set
}

// sheets answers the examples and a generated set, all of them without a finding.
func sheets(t *testing.T) []sheet {
	t.Helper()
	var all []sheet
	for _, name := range []string{"modanisa", "airline", "incidents"} {
		files := map[string][]byte{}
		root := os.DirFS(filepath.Join("..", "..", "examples", name))
		err := fs.WalkDir(root, ".", func(path string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() || !strings.HasSuffix(path, ".akis.hcl") && !strings.HasSuffix(path, ".csv") {
				return err
			}
			files[path], err = fs.ReadFile(root, path)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, sheet{name: name, files: files})
	}
	all = append(all, sheet{name: "generated", files: map[string][]byte{"x.akis.hcl": generated(8)}})
	for i := range all {
		set, list := dsl.LoadSources(all[i].files)
		if list.HasErrors() {
			t.Fatal(all[i].name, list.Err())
		}
		all[i].set = set
	}
	return all
}

// generated is a sound set of n categories, each with fields, gates, a table, a route
// and a flow of its own.
func generated(n int) []byte {
	var b strings.Builder
	b.WriteString(`akis {
  name     = "generated"
  language = 1
  locales  = ["en"]
}
team "lead" { label = "Lead" }
choices "level" { options = { low = "Low", mid = "Mid", high = "High" } }
`)
	for i := range n {
		b.WriteString(strings.ReplaceAll(oneOf, "$", strconv.Itoa(i)))
	}
	return []byte(b.String())
}

const oneOf = `
team "first$" { label = "First" }
team "second$" { label = "Second" }
team "third$" { label = "Third" }
choices "place$" {
  options = { north = "North", east = "East", south = "South", west = "West" }
}
field "impact$" {
  type    = choice
  label   = "Impact"
  options = choices.level
}
field "urgency$" {
  type    = choice
  label   = "Urgency"
  options = choices.level
}
field "place$" {
  type    = choice
  label   = "Place"
  options = choices.place$
}
field "number$" {
  type  = text
  label = "Number"
}
field "sum$" {
  type  = decimal
  label = "Sum"
}
field "reason$" {
  type    = text
  label   = "Reason"
  visible = "field.impact$ == 'high'"
}
category "matter$" {
  label  = "Matter"
  kind   = complaint
  flow   = flow.way$
  fields = [field.impact$, field.urgency$, field.place$, field.number$, field.sum$, field.reason$]
  sla    = "200h"
  gate "reason" {
    when    = "field.impact$ == 'high'"
    require = [field.reason$]
  }
  priority {
    rule "costly" {
      when = "field.sum$ > 1000"
      give = urgent
    }
    table   = table.level$
    default = normal
  }
}
table "level$" {
  by = [field.impact$, field.urgency$]
  rows = [
    [high, high, urgent],
    [high, mid, high],
    [high, low, normal],
    [mid, high, high],
    [mid, mid, normal],
    [mid, low, normal],
    [low, high, normal],
    [low, mid, low],
    [low, low, low],
  ]
  default = normal
}
route "to$" {
  rule "costly" {
    when = "field.sum$ >= 500"
    to   = team.lead
  }
  by      = field.place$
  to      = { north = team.first$, east = team.second$, south = team.third$, west = team.first$ }
  default = team.second$
}
flow "way$" {
  start = step.read
  step "read" {
    route       = route.to$
    done_within = "8h"
    outcome "work" { to = step.work }
    outcome "refuse" {
      to   = end.refused
      when = "field.sum$ < 1"
      send = [message.word$]
    }
    gate "number" {
      require = [field.number$]
    }
    escalate "slow" {
      after  = "80%"
      notify = [team.lead]
    }
  }
  step "work" {
    team        = team.first$
    done_within = "16h"
    outcome "check" { to = step.check }
    escalate "slow" {
      after  = "12h"
      when   = "field.impact$ != 'low'"
      notify = [team.lead]
    }
  }
  step "check" {
    team        = team.third$
    done_within = "4h"
    outcome "done" { to = end.done }
    gate "sum" {
      require = [field.sum$]
      check   = "field.sum$ <= 9000"
    }
    escalate "slow" {
      after  = "2h"
      notify = [team.lead]
    }
  }
  end "done" { status = resolved }
  end "refused" { status = cancelled }
}
message "word$" {
  channels = [email]
  subject  = "About {{field.number$}}"
  body     = "We looked at {{field.number$}}."
}
`
