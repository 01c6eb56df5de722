package coverpage_test

import (
	"encoding/xml"
	"errors"
	"io"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/akis-platform/akis/cmd/akis/coverpage"
	"github.com/akis-platform/akis/dsl"
	"github.com/akis-platform/akis/engine/scenario"
)

// written runs the scenarios of files and answers the page of their coverage.
func written(t *testing.T, files map[string][]byte, locale string) (string, *dsl.Set, *scenario.Coverage) {
	t.Helper()
	set, list := dsl.LoadSources(files)
	if list.HasErrors() {
		t.Fatal(list.Err())
	}
	results, cover := scenario.RunCovered(set.Definition, set.Tests)
	var b strings.Builder
	if err := coverpage.Write(&b, coverpage.Report{Set: set, Results: results, Coverage: cover, Locale: locale}); err != nil {
		t.Fatal(err)
	}
	return b.String(), set, cover
}

func acts(t *testing.T) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	for _, name := range []string{"acts.akis.hcl", "acts.test.hcl"} {
		src, err := os.ReadFile("../../../dsl/testdata/acts/" + name)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = src
	}
	return files
}

// TestPage: every point stands in it with its place, what was not seen stands at the
// top, and the flow is drawn with an arrow for each way.
func TestPage(t *testing.T) {
	page, set, cover := written(t, acts(t), "en")
	missed := page[strings.Index(page, "What no scenario came by"):strings.Index(page, "<h2>Flows")]
	for _, p := range cover.Points() {
		if place := set.Place(p.Address); !strings.Contains(page, place) {
			t.Errorf("%s stands nowhere", place)
		}
		if !p.Seen() && !strings.Contains(missed, p.Missed().String()) {
			t.Errorf("%s is not named", p.Never())
		}
	}
	if n := strings.Count(missed, `<tr class="none">`); n != cover.Total().Of-cover.Total().Seen {
		t.Errorf("%d are named as missed", n)
	}
	// Five outcomes, an escalation that moves the case, a reopening, the beginning.
	if n := strings.Count(page, `<path class="tip"`); n != 8 {
		t.Errorf("%d arrows", n)
	}
	for _, want := range []string{`<g class="step all"><title>repair`, `<g class="outcome none"><title>answered`, `<g class="escalation all"><title>silent`, ">✗</text>"} {
		if !strings.Contains(page, want) {
			t.Errorf("there is no %s", want)
		}
	}
}

// TestPageStandsAlone: it asks nothing of the outside, runs no script, and its
// pictures are well-formed.
func TestPageStandsAlone(t *testing.T) {
	page, _, _ := written(t, acts(t), "en")
	if bad := regexp.MustCompile(`(?i)<script|\bsrc=|\bhref=|https?:|@import|url\(|\bon[a-z]+=`).FindString(page); bad != "" {
		t.Errorf("there is %s", bad)
	}
	pictures := regexp.MustCompile(`(?s)<svg.*?</svg>`).FindAllString(page, -1)
	if len(pictures) != 1 {
		t.Fatalf("%d pictures", len(pictures))
	}
	for d := xml.NewDecoder(strings.NewReader(pictures[0])); ; {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
	}
}

// TestPageOfHostileNames: what a definition says is text, wherever it stands.
func TestPageOfHostileNames(t *testing.T) {
	files := acts(t)
	evil := `</title></style><script>alert(1)</script>\"'&\u202e`
	src := strings.ReplaceAll(string(files["acts.akis.hcl"]), `outcome "ask" { to = step.carry }`,
		"outcome \"ask\" {\n to = step.carry\n label = \""+evil+"\"\n }")
	src = strings.Replace(src, "flow \"parcel\" {", "flow \"parcel\" {\n label = \""+evil+"\"", 1)
	files["acts.akis.hcl"] = []byte(src)
	page, _, _ := written(t, files, "en")
	if !strings.Contains(page, "&lt;script&gt;") {
		t.Error("the name is nowhere")
	}
	if strings.Contains(page, "<script") || strings.Count(page, "</style>") != 1 {
		t.Error("a name is read as HTML")
	}
}

// TestPageInTurkish: the words around are the reader's, and the names of things are
// said in their language where the set has it.
func TestPageInTurkish(t *testing.T) {
	page, _, _ := written(t, acts(t), "tr_TR.UTF-8")
	for _, want := range []string{`<html lang="tr">`, "Hiçbir senaryonun uğramadığı yerler", "Bu akışın her noktası", "hiç seçilmedi"} {
		if !strings.Contains(page, want) {
			t.Errorf("there is no %q", want)
		}
	}
}

// TestPageOfALargeFlow: nobody could read its picture; its points are named.
func TestPageOfALargeFlow(t *testing.T) {
	var b strings.Builder
	b.WriteString("akis {\n name = \"x\"\n language = 1\n}\nteam \"t\" { label = \"T\" }\ncategory \"c\" {\n label = \"C\"\n kind = request\n flow = flow.f\n}\nflow \"f\" {\n start = step.s0\n")
	const steps = 200
	for i := range steps {
		to := "end.z"
		if i+1 < steps {
			to = "step.s" + strconv.Itoa(i+1)
		}
		b.WriteString("step \"s" + strconv.Itoa(i) + "\" {\n team = team.t\n outcome \"o\" { to = " + to + " }\n}\n")
	}
	b.WriteString("end \"z\" { status = resolved }\n}\n")
	page, _, _ := written(t, map[string][]byte{"x.akis.hcl": []byte(b.String())}, "en")
	if strings.Contains(page, "<svg") || !strings.Contains(page, "too large for a picture") || !strings.Contains(page, "step &#34;s199&#34;") {
		t.Error("a large flow is drawn, or not named")
	}
}
