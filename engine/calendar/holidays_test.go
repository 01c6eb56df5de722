package calendar_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/akis-platform/akis/engine/calendar"
)

func TestHolidays(t *testing.T) {
	for name, c := range map[string]struct {
		src  string
		days string
		want []string
	}{
		"plain":     {"date,name\n2026-01-01,New year\n", "2026-01-01[]", nil},
		"half day":  {"date,name,open\n2026-10-28,Eve,09:00-13:00\n", "2026-10-28[09:00-13:00]", nil},
		"own order": {"Open , date\n\"09:00-10:00, 11:00-12:00\",2026-10-28\n", "2026-10-28[09:00-10:00 11:00-12:00]", nil},
		"mark":      {"\ufeffdate,name\r\n2026-01-01,x\r\n", "2026-01-01[]", nil},
		"empty":     {"", "", []string{"1:1 The first line does not name a column date. Write date,name,open."}},
		"no header": {"2026-01-01,x\n", "", []string{"1:1 The first line does not name a column date. Write date,name,open."}},
		"short":     {"name,date\nx\n", "", []string{`2:2 "" is not a date. Write 2026-04-23.`}},
		"all at once": {
			"date,name,open\n01.01.2026,a,\n2026-02-30,b,\n2026-03-01,c,9-12\n2026-03-02,\"d\"e,\n2026-03-03,f,\n2026-03-03,g,\n",
			"2026-03-03[]", []string{
				`2:1 "01.01.2026" is not a date. Write 2026-04-23.`,
				`3:1 "2026-02-30" is not a date. Write 2026-04-23.`,
				`4:3 "9-12" is not a stretch of hours. Write 09:00-18:00.`,
				`5:1 A quote stands within a value. Put the value in quotes and double those in it.`,
				`7:1 2026-03-03 stands in line 6 already. Name each day once.`,
			},
		},
		"large": {strings.Repeat("x", 1<<20+1), "", []string{"1:1 The file is larger than 1048576 bytes. Keep the years that matter."}},
	} {
		days, problems := calendar.ParseHolidaysCSV([]byte(c.src))
		var got []string
		for _, p := range problems {
			got = append(got, fmt.Sprintf("%d:%d %s", p.Line, p.Column, p.Text))
		}
		if strings.Join(got, "\n") != strings.Join(c.want, "\n") {
			t.Errorf("%s: problems\n%s\nwant\n%s", name, strings.Join(got, "\n"), strings.Join(c.want, "\n"))
		}
		var read string
		for d, spans := range days {
			read += fmt.Sprintf("%v%v", d, spans)
		}
		if read != c.days {
			t.Errorf("%s: read %s, want %s", name, read, c.days)
		}
	}
	marked := "\ufeffdate,name,open\r\n2026-10-28,\"Eve, of\",\"9-12, 13-14\"\r\nnever,x,\r\n"
	_, places := calendar.ParseHolidaysCSV([]byte(marked))
	for i, want := range []string{`"9-12, 13-14"`, "never"} {
		if i >= len(places) || marked[places[i].From:places[i].To] != want {
			t.Errorf("place %d of %+v is not %s", i, places, want)
		}
	}
	_, problems := calendar.ParseHolidaysCSV([]byte("date\n" + strings.Repeat("x\n", 1000)))
	if len(problems) != 100 {
		t.Errorf("%d problems are told", len(problems))
	}
}

func FuzzHolidays(f *testing.F) {
	f.Add([]byte("date,name,open\n2026-10-28,Eve,09:00-13:00\n"))
	f.Add([]byte("date\n\"\n"))
	f.Add([]byte("open,date\n,2026-01-01"))
	f.Fuzz(func(t *testing.T, src []byte) {
		days, problems := calendar.ParseHolidaysCSV(src)
		if _, err := calendar.New(calendar.Spec{Holidays: days}); err != nil {
			t.Fatal("what was read makes no calendar:", err)
		}
		for _, p := range problems {
			if p.Line < 1 || p.Column < 1 || p.Text.Format == "" {
				t.Fatalf("%+v", p)
			}
		}
	})
}

func FuzzDuration(f *testing.F) {
	for _, s := range []string{"24h", "1h30m", "120h elapsed", "56d", "2wd", "1ns", "0.5h", "9d elapsed", "30s", "1m10s", ".5m"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := calendar.ParseDuration(s)
		if err != nil {
			return
		}
		if back, err := calendar.ParseDuration(d.String()); err != nil || back != d {
			t.Fatalf("%q is written as %q and read as %v, %v", s, d, back, err)
		}
	})
}

func TestWeekIsCopied(t *testing.T) {
	days := map[calendar.Date][]calendar.Span{{Year: 2026, Month: 1, Day: 5}: {{From: 600, To: 660}, {From: 540, To: 570}}}
	c, err := calendar.New(calendar.Spec{Holidays: days})
	if err != nil {
		t.Fatal(err)
	}
	clear(days)
	a := from.AddDate(0, -2, 0)
	if got := c.Intervals(a, a.AddDate(0, 1, 0)); len(got) != 2 || got[0].From.Hour() != 9 {
		t.Errorf("a calendar changes with its spec, or does not put hours in order: %v", got)
	}
}

func TestRangesWrap(t *testing.T) {
	week, wrong := calendar.ParseWeek(map[string]string{"fri_mon": "22:00-24:00", "wed": "00:00-01:30"})
	if wrong != nil {
		t.Fatal(wrong)
	}
	want := "[[22:00-24:00] [22:00-24:00] [] [00:00-01:30] [] [22:00-24:00] [22:00-24:00]]"
	if got := fmt.Sprint(week); got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
