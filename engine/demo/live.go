package demo

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	pathpkg "path"
	"slices"
	"strings"
	"time"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/customer"
	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/service"
)

// visit is a moment at which somebody looks at a case, or a case comes in.
type visit struct {
	at   time.Time
	id   engine.CaseID // 0: a new case
	acts int           // acts of people on the case so far
}

// maxActs ends a case's life in the demonstration when it goes in circles.
const maxActs = 14

// growth makes cases come in more often towards the end, so that the lists of
// today are full.
const growth = 0.7

// rush is how long before the end people cannot keep up.
const rush = 4 * 24 * time.Hour

// live lets the two months pass: cases come in, people act, deadlines fall due.
func (m *maker) live() error {
	span := m.plan.To.Sub(m.plan.From)
	for i := range m.plan.Cases {
		share := math.Pow((float64(i)+m.rnd.Float64())/float64(m.plan.Cases), growth)
		m.push(visit{at: m.workTime(m.plan.From.Add(time.Duration(share * float64(span))))})
	}
	for len(m.queue) > 0 {
		v := m.queue[0]
		m.queue = m.queue[1:]
		if v.at.After(m.plan.To) {
			continue
		}
		if err := m.pass(v.at); err != nil {
			return err
		}
		if err := m.act(v); err != nil {
			return fmt.Errorf("case %d at %s: %w", v.id, v.at.Format(time.RFC3339), err)
		}
	}
	return m.pass(m.plan.To)
}

func (m *maker) push(v visit) {
	i, _ := slices.BinarySearchFunc(m.queue, v, func(a, b visit) int {
		return cmp.Or(a.at.Compare(b.at), cmp.Compare(a.id, b.id))
	})
	m.queue = slices.Insert(m.queue, i, v)
}

// tickEvery is how exactly deadlines fall due in the demonstration.
const tickEvery = 10 * time.Minute

// pass moves the clock to t, with deadlines acting on the way.
func (m *maker) pass(t time.Time) error {
	for m.clock.now.Before(t) {
		m.clock.now = earlier(m.clock.now.Add(tickEvery), t)
		if _, err := m.svc.TickDue(m.ctx, 1000); err != nil {
			return err
		}
	}
	return nil
}

func earlier(a, b time.Time) time.Time {
	if a.Before(b) {
		return a
	}
	return b
}

// workTime moves most moments into the working day, as people write.
func (m *maker) workTime(t time.Time) time.Time {
	zone := m.svc.Live().Zone
	local := t.In(zone)
	hour := 9 + m.rnd.IntN(9)
	if m.rnd.IntN(6) == 0 {
		hour = m.rnd.IntN(24)
	}
	return time.Date(local.Year(), local.Month(), local.Day(), hour, m.rnd.IntN(60), m.rnd.IntN(60), 0, zone)
}

func (m *maker) act(v visit) error {
	if v.id == 0 {
		return m.open()
	}
	c, err := m.svc.Case(m.ctx, system, v.id)
	if err != nil {
		return err
	}
	switch {
	case v.acts >= maxActs || c.Status == engine.StatusCancelled || c.Status == engine.StatusClosed:
		return nil
	case c.Status == engine.StatusResolved:
		return m.maybeReopen(c, v)
	case c.Partner == "" && c.Assignee == "":
		return m.claim(c, v)
	}
	return m.work(c, v)
}

func (m *maker) open() error {
	def := m.svc.Live()
	path := m.leaf(def)
	who := pick(m.rnd, m.customers)
	text := m.says(path, who.Locale)
	res, err := m.svc.Execute(m.ctx, m.clerk(), service.Request{Command: engine.Open{
		Category: path, Fields: m.told(def, path, who), Customer: who.ID, Text: text, Title: short(text),
		Channel: pick(m.rnd, []string{"form", "phone", "mail", "chat"}), Language: who.Locale,
	}})
	if err != nil {
		return err
	}
	m.next(res.Case, 0)
	return nil
}

// told draws what the customer tells at once; the rest is for the agents to ask.
func (m *maker) told(def *definition.Definition, path string, who customer.Customer) map[string]any {
	fields := map[string]any{}
	for _, name := range def.Categories[path].Fields {
		switch {
		case name == "language":
			fields[name] = who.Locale
		case name == "country":
			fields[name] = who.Country
		case slices.Contains(m.script.Told, name) && m.rnd.IntN(4) > 0:
			if v := m.value(def, name); v != nil {
				fields[name] = v
			}
		}
	}
	return fields
}

// says draws what a customer says, in their language where the script has it.
func (m *maker) says(path, locale string) string {
	for ; path != "."; path = pathpkg.Dir(path) {
		texts := m.script.Texts[path]
		for _, l := range []string{locale, "en", "tr"} {
			if len(texts[l]) > 0 {
				return pick(m.rnd, texts[l])
			}
		}
	}
	return ""
}

// leaf draws a category by its weight in the script; those it does not weigh come
// up now and then.
func (m *maker) leaf(def *definition.Definition) string {
	var leaves []string
	all := 0
	for _, path := range slices.Sorted(maps.Keys(def.Categories)) {
		if def.Categories[path].Leaf() {
			leaves = append(leaves, path)
			all += m.weight(path)
		}
	}
	m.made++
	if m.made <= 2*len(leaves) { // everything comes up
		return leaves[m.made%len(leaves)]
	}
	n := m.rnd.IntN(all)
	for _, path := range leaves {
		if n -= m.weight(path); n < 0 {
			return path
		}
	}
	return leaves[0]
}

func (m *maker) weight(path string) int { return max(m.script.Weights[path], 1) }

func short(text string) string {
	runes := []rune(text)
	if len(runes) <= 60 {
		return text
	}
	cut := string(runes[:60])
	if i := strings.LastIndexByte(cut, ' '); i > 30 {
		cut = cut[:i]
	}
	return cut + "…"
}

// clerk is somebody who opens cases.
func (m *maker) clerk() engine.Actor {
	for {
		if p := pick(m.rnd, m.script.People); len(p.Teams) > 0 {
			return person(p.Login)
		}
	}
}

func person(login string) engine.Actor { return engine.Actor{Kind: engine.Person, User: login} }

// next plans when somebody looks at the case again: mostly soon, now and then
// later than its promises allow.
func (m *maker) next(c engine.Case, acts int) {
	hours := 0.2 + 2.5*m.rnd.ExpFloat64()
	if m.rnd.IntN(8) == 0 {
		hours += 40
	}
	if m.plan.To.Sub(m.clock.now) < rush {
		hours *= 3
	}
	at := m.clock.now.Add(time.Duration(hours * float64(time.Hour)))
	local := at.In(m.svc.Live().Zone)
	if local.Hour() < 9 || local.Hour() >= 18 || local.Weekday() == time.Sunday {
		at = time.Date(local.Year(), local.Month(), local.Day()+1, 9, m.rnd.IntN(180), m.rnd.IntN(60), 0, local.Location())
	}
	m.push(visit{at: at, id: c.ID, acts: acts})
}

// member draws a person of the team, or of the partner, who has the case.
func (m *maker) member(c engine.Case) string {
	var all []string
	for _, p := range m.script.People {
		if c.Partner != "" && p.Partner == c.Partner || c.Partner == "" && slices.Contains(p.Teams, c.Team) {
			all = append(all, p.Login)
		}
	}
	if len(all) == 0 {
		return ""
	}
	return pick(m.rnd, all)
}

func (m *maker) claim(c engine.Case, v visit) error {
	who := m.member(c)
	if who == "" {
		return nil
	}
	res, err := m.svc.Execute(m.ctx, person(who), service.Request{Case: c.ID, Command: engine.Claim{}})
	if err != nil {
		return err
	}
	m.next(res.Case, v.acts+1)
	return nil
}

func (m *maker) maybeReopen(c engine.Case, v visit) error {
	if m.rnd.IntN(12) > 0 || len(m.script.Reopens) == 0 {
		return nil
	}
	who := m.member(c)
	if who == "" {
		return nil
	}
	res, err := m.svc.Execute(m.ctx, person(who), service.Request{Case: c.ID, Command: engine.Reopen{Reason: pick(m.rnd, m.script.Reopens)}})
	if _, refused := engine.AsRefusal(err); refused {
		return nil
	}
	if err != nil {
		return err
	}
	m.next(res.Case, v.acts+1)
	return nil
}
