package cli

import (
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"
)

func TestServeOptionsReachTheServer(t *testing.T) {
	t.Setenv("AKIS_PROXY", "10.0.0.1, 10.1.0.0/16")
	t.Setenv("AKIS_METRICS_TOKEN", "by environment")
	for name, c := range map[string]struct {
		args    []string
		proxies []string
		token   string
	}{
		"the environment's": {nil, []string{"10.0.0.1", "10.1.0.0/16"}, "by environment"},
		"the flags'": {
			[]string{"--proxy", "192.0.2.1", "--proxy", "192.0.2.2", "--metrics-token", "by flag"},
			[]string{"192.0.2.1", "192.0.2.2"}, "by flag",
		},
	} {
		var o serveOptions
		cmd := &cobra.Command{}
		o.flags(cmd)
		if usage := cmd.UsageString(); strings.Contains(usage, "by environment") {
			t.Error("the help shows the token")
		}
		if err := cmd.ParseFlags(c.args); err != nil {
			t.Fatal(err)
		}
		got := o.config(nil, nil, nil)
		if !slices.Equal(got.Proxies, c.proxies) || got.MetricsToken != c.token {
			t.Errorf("%s: %v, %q", name, got.Proxies, got.MetricsToken)
		}
	}
}
