package cli_test

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"github.com/akis-platform/akis/cmd/akis/cli"
	"github.com/akis-platform/akis/dsl"
	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/explain"
	"github.com/akis-platform/akis/engine/service"
	"github.com/akis-platform/akis/engine/store"
)

// withCase publishes the example into a store and opens a case there.
func withCase(t *testing.T, data string) {
	t.Helper()
	var out, errOut bytes.Buffer
	if code := cli.Run(t.Context(), []string{"publish", "../../../examples/modanisa", "--data", data}, &out, &errOut); code != cli.Good {
		t.Fatalf("exit %d: %s", code, errOut.String())
	}
	st, err := store.Open(t.Context(), store.Options{DSN: filepath.Join(data, "akis.db"), Key: bytes.Repeat([]byte("k"), 32)})
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	svc := service.New(service.Config{Store: st, Load: func(sources map[string][]byte) (*definition.Definition, error) {
		set, list := dsl.LoadSources(sources)
		return set.Definition, list.Err()
	}})
	if err := svc.Refresh(t.Context()); err != nil {
		t.Fatal(err)
	}
	open := engine.Open{Category: "cargo/late", Fields: map[string]any{"country": "FR", "language": "fr", "order_no": "123456"}}
	if _, err := svc.Execute(t.Context(), engine.Actor{Kind: engine.System}, service.Request{Command: open}); err != nil {
		t.Fatal(err)
	}
}

func TestExplain(t *testing.T) {
	data := t.TempDir()
	withCase(t, data)
	run := func(args ...string) (int, string) {
		var out, errOut bytes.Buffer
		code := cli.Run(t.Context(), append([]string{"explain"}, append(args, "--data", data)...), &out, &errOut)
		return code, out.String() + errOut.String()
	}
	for _, c := range []struct {
		args []string
		code int
		want []string
	}{
		{[]string{"1", "--lang", "en"}, cli.Good, []string{
			"Why is the case with French support?\n  The route “by_language” goes by Language: French.\n",
			"✗ gold    The row “gold” does not hold.\n",
			"→ If Door code were filled in, the case could leave by “Ask the carrier”.\n",
		}},
		{[]string{"1", "--lang", "tr"}, cli.Good, []string{
			"Bildirim neden Fransızca destek ekibinde?\n", "→ Kapı şifresi: dolu olursa bildirim “Kargoya sor” ile ilerleyebilir.\n",
		}},
		{[]string{"1", "--lang", "en", "--finish", "solved"}, cli.Good, []string{"What happens if “Solved” is chosen now?\n  It would be refused:"}},
		{[]string{"1", "--lang", "ar"}, cli.Good, []string{"لماذا الحالة لدى الدعم بالفرنسية؟"}},
		{[]string{"99"}, cli.Findings, nil},
		{[]string{"x"}, cli.Usage, []string{"not a case number"}},
	} {
		code, out := run(c.args...)
		if code != c.code {
			t.Errorf("%v: exit %d: %s", c.args, code, out)
		}
		for _, want := range c.want {
			if !strings.Contains(out, want) {
				t.Errorf("%v: no %q in\n%s", c.args, want, out)
			}
		}
	}
	_, out := run("1", "--json")
	var r explain.Report
	if err := json.Unmarshal([]byte(out), &r); err != nil || r.Number != 1 || r.Answers[0].Result != "support_fr" {
		t.Errorf("%v: %s", err, out)
	}
}
