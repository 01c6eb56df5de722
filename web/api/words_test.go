package api

import (
	"net/http"
	"regexp"
	"strconv"
	"testing"

	"github.com/akis-platform/akis/engine/terms"
)

func TestLocaleOf(t *testing.T) {
	shop := []string{"tr", "en", "fr", "ar"}
	for _, c := range []struct {
		name, asked, accept, own string
		offered                  []string
		want                     string
	}{
		{"nothing", "", "", "", shop, "tr"},
		{"asked", "ar", "en", "fr", shop, "ar"},
		{"asked for what is not there", "ja", "en", "fr", shop, "en"},
		{"browser", "", "en-GB,en;q=0.9,tr;q=0.8", "tr", shop, "en"},
		{"browser of elsewhere", "", "ja", "fr", shop, "fr"},
		{"own", "", "", "fr-CA", shop, "fr"},
		{"garbage", "%%%", ";;;", "x", shop, "tr"},
		{"nothing offered", "tr", "", "", nil, "en"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := localeOf(c.asked, c.accept, c.own, c.offered); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

// TestEveryWordInEveryLanguage holds that no screen mixes languages, and that a
// sentence has the same places in each.
func TestEveryWordInEveryLanguage(t *testing.T) {
	places := regexp.MustCompile(`\{[a-z]+\}`)
	for name, table := range map[string]words{
		"title": titleWords, "problem": problemWords, "history": historyWords, "actor": actorWords,
	} {
		for key, text := range table {
			count := map[string]int{}
			for _, p := range places.FindAllString(text["en"], -1) {
				count[p]++
			}
			for _, l := range terms.Spoken() {
				if text[l] == "" {
					t.Errorf("%s %q has no words in %s", name, key, l)
				}
				have := map[string]int{}
				for _, p := range places.FindAllString(text[l], -1) {
					have[p]++
				}
				for p := range count {
					if have[p] == 0 {
						t.Errorf("%s %q lacks %s in %s", name, key, p, l)
					}
				}
			}
		}
	}
}

func TestEveryStatusHasATitle(t *testing.T) {
	all := []int{
		http.StatusBadRequest, http.StatusUnauthorized, http.StatusNotFound, http.StatusRequestEntityTooLarge,
		http.StatusUnsupportedMediaType, http.StatusTooManyRequests, http.StatusInternalServerError, http.StatusServiceUnavailable,
	}
	for _, s := range statuses {
		all = append(all, s)
	}
	for _, s := range all {
		if _, ok := titleWords[strconv.Itoa(s)]; !ok {
			t.Errorf("%d has no title", s)
		}
	}
}
