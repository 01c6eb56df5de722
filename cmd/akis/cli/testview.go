package cli

import (
	"fmt"
	"strings"
	"time"

	"github.com/akis-platform/akis/dsl"
	"github.com/akis-platform/akis/dsl/diag"
	"github.com/akis-platform/akis/engine/phrase"
	"github.com/akis-platform/akis/engine/scenario"
)

// sayTested shows the results to a person.
func (a *app) sayTested(out tested, f testFlags) error {
	tell := newTeller(out.set, a.locale())
	words := tell.words
	for _, r := range out.results {
		if r.Passed() {
			a.say("✓ %s\n", r.Name)
			continue
		}
		a.say("✗ %s\n\n", r.Name)
		if err := out.set.Failures(r.Failure).Write(a.out, a.locale(), out.set.Files()); err != nil {
			return err
		}
		a.say("\n%s\n", tell.story(r.Failure))
	}
	passed := len(out.results) - out.failed
	a.say("%s\n", phrase.Say("%d passed, %d failed in %s", passed, out.failed, seconds(out.took)).In(words))
	if out.coverage != nil {
		a.sayCoverage(out, f, words)
	}
	return nil
}

func seconds(d time.Duration) string { return fmt.Sprintf("%.2f s", d.Seconds()) }

// teller tells how it came to failures, in one language.
type teller struct {
	set    *dsl.Set
	locale string
	words  phrase.Catalogue
}

func newTeller(set *dsl.Set, locale string) teller {
	return teller{set, diag.Locale(locale), diag.Words(locale)}
}

func (t teller) story(f *scenario.Failure) string {
	var b strings.Builder
	head := phrase.Say("What happened:")
	if f.Since != "" {
		head = phrase.Say("What happened since the expectation of line %d:", t.set.RangeOf(f.Since).Start.Line)
	}
	fmt.Fprintf(&b, "  %s\n", head.In(t.words))
	if len(f.Story) == 0 {
		fmt.Fprintf(&b, "    %s\n", phrase.Say("nothing").In(t.words))
	}
	for _, c := range f.Story {
		does := phrase.Say("line %d, %s: %s", t.set.RangeOf(c.At).Start.Line, when(c.When), c.Does)
		fmt.Fprintf(&b, "    %s\n", does.In(t.words))
		t.lines(&b, c.Lines, c.When)
	}
	if len(f.Earlier) > 0 {
		fmt.Fprintf(&b, "  %s\n", phrase.Say("Before that:").In(t.words))
		t.lines(&b, f.Earlier, time.Time{})
	}
	for _, p := range f.Stands {
		fmt.Fprintf(&b, "  %s\n", p.In(t.words))
	}
	return b.String()
}

// lines tells what happened; the moment stands where it is another one.
func (t teller) lines(b *strings.Builder, lines []scenario.Line, last time.Time) {
	for _, l := range lines {
		says := l.Says
		if !l.When.Equal(last) {
			says, last = phrase.Say("%s: %s", when(l.When), says), l.When
		}
		text := t.says(l, says)
		if place := t.set.Place(l.Address); place != "" {
			text += " [" + place + "]"
		}
		fmt.Fprintf(b, "      %s\n", text)
	}
}

// says answers a line in the reader's language, with what people are told of a
// refusal.
func (t teller) says(l scenario.Line, says phrase.Phrase) string {
	text := says.In(t.words)
	if detail := l.Text.In(t.locale, "en"); detail != "" {
		text += ": " + detail
	}
	return diag.Harmless(text)
}

var weekdays = [7]phrase.Format{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"}

// when says a moment with the day of the week, which business time hangs on.
func when(t time.Time) phrase.Phrase {
	return phrase.Say("%s %s", phrase.Say(weekdays[t.Weekday()]), scenario.Written(t))
}

// sayCoverage names what no scenario came by, and the share of each kind.
func (a *app) sayCoverage(out tested, f testFlags, words phrase.Catalogue) {
	for _, p := range placed(out) {
		if !p.Seen() {
			a.say("  %s: %s\n", p.place, p.Never().In(words))
		}
	}
	for _, s := range out.coverage.Shares() {
		a.say("  %3d %%  %s\n", s.Percent(), phrase.Say("%s: %d of %d", s.Kind.Says(), s.Seen, s.Of).In(words))
	}
	total := out.coverage.Total()
	a.say("%s\n", phrase.Say("%d of %d points seen, %d %%", total.Seen, total.Of, total.Percent()).In(words))
	if total.Percent() < f.coverMin {
		a.say("%s\n", phrase.Say("That is less than the %d %% of --cover-min.", f.coverMin).In(words))
	}
}
