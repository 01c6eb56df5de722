// Package demo fills an empty store with people, customers and two months of
// cases, by giving commands through the service in simulated time. The same seed
// makes the same demonstration.
package demo

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"time"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/customer"
	"github.com/akis-platform/akis/engine/people"
	"github.com/akis-platform/akis/engine/service"
)

// Script is what a demonstration is made of: the people, and words to draw from.
type Script struct {
	People []Person `json:"people"`
	// Origins are where customers come from.
	Origins []Origin `json:"origins"`
	// Tiers are the ladder of customers.
	Tiers []Tier `json:"tiers"`
	// Weights say how often a category comes up against the others.
	Weights map[string]int `json:"weights"`
	// Told names the fields that customers often tell at once.
	Told []string `json:"told"`
	// Values are what fields of text and number are filled with.
	Values map[string][]any `json:"values"`
	// Texts are what customers say, by the path of a category or of one above it,
	// and the language.
	Texts map[string]map[string][]string `json:"texts"`
	// Notes are what people of the house write; Pauses is why a case waits, Reopens
	// why it comes back.
	Notes   []string `json:"notes"`
	Pauses  []string `json:"pauses"`
	Reopens []string `json:"reopens"`
}

// Origin is a country of customers. Share weighs it against the others.
type Origin struct {
	Country    string   `json:"country"`
	Locale     string   `json:"locale"`
	Dial       string   `json:"dial"`
	Share      int      `json:"share"`
	FirstNames []string `json:"first_names"`
	LastNames  []string `json:"last_names"`
}

// Tier is what customers are called from so many points on.
type Tier struct {
	Name   string `json:"name"`
	Points int    `json:"points"`
}

// Person is somebody who signs in.
type Person struct {
	Login   string   `json:"login"`
	Name    string   `json:"name"`
	Locale  string   `json:"locale"`
	Teams   []string `json:"teams"`
	Leads   []string `json:"leads"`
	Roles   []string `json:"roles"`
	Partner string   `json:"partner"`
}

// ReadScript reads a script's JSON. A word that no script has is an error.
func ReadScript(src []byte) (Script, error) {
	var s Script
	d := json.NewDecoder(bytes.NewReader(src))
	d.DisallowUnknownFields()
	err := d.Decode(&s)
	if err == nil && (len(s.People) == 0 || len(s.Origins) == 0) {
		err = errors.New("a script names people and origins of customers")
	}
	if err == nil && !slices.ContainsFunc(s.People, func(p Person) bool { return len(p.Teams) > 0 }) {
		err = errors.New("a script names at least one person with teams, who opens cases")
	}
	return s, err
}

// Password is everybody's in a demonstration.
const Password = "akis-demo-2026"

// Clock is a service's clock that the maker of the demonstration moves.
type Clock struct{ now time.Time }

// NewClock stands at t.
func NewClock(t time.Time) *Clock { return &Clock{now: t} }

// Now answers the simulated time.
func (c *Clock) Now() time.Time { return c.now }

// Plan says how much is made.
type Plan struct {
	Cases     int
	Customers int
	From, To  time.Time
	Seed      uint64
}

var system = engine.Actor{Kind: engine.System}

// maker makes one demonstration.
type maker struct {
	ctx       context.Context
	svc       *service.Service
	clock     *Clock
	script    Script
	plan      Plan
	rnd       *rand.Rand
	customers []customer.Customer
	queue     []visit
	made      int
}

// Make fills the service's store. The service must run on clock and have a live
// definition; nothing is sent when it is Quiet.
func Make(ctx context.Context, svc *service.Service, clock *Clock, script Script, plan Plan) error {
	m := &maker{
		ctx: ctx, svc: svc, clock: clock, script: script, plan: plan,
		rnd: rand.New(rand.NewPCG(plan.Seed, 0x616b6973)),
	}
	clock.now = plan.From
	if err := m.people(); err != nil {
		return err
	}
	if err := m.makeCustomers(); err != nil {
		return err
	}
	return m.live()
}

func (m *maker) people() error {
	for i, p := range m.script.People {
		u := people.User{
			Login: p.Login, Name: p.Name, Locale: p.Locale, Roles: p.Roles, Partner: p.Partner, Present: true,
		}
		leads := map[string]bool{}
		for _, t := range p.Leads {
			leads[t] = true
			u.Teams = append(u.Teams, people.Membership{Team: t, Lead: true})
		}
		for _, t := range p.Teams {
			if !leads[t] {
				u.Teams = append(u.Teams, people.Membership{Team: t})
			}
		}
		if err := m.svc.SaveUser(m.ctx, system, u); err != nil {
			return fmt.Errorf("person %d, %s: %w", i+1, p.Login, err)
		}
		if err := m.svc.SetPassword(m.ctx, system, p.Login, Password); err != nil {
			return fmt.Errorf("password of %s: %w", p.Login, err)
		}
	}
	return nil
}

func (m *maker) makeCustomers() error {
	for i := range m.plan.Customers {
		from := m.origin()
		points := m.rnd.IntN(mostPoints)
		c := customer.Customer{
			Name:   pick(m.rnd, from.FirstNames) + " " + pick(m.rnd, from.LastNames),
			Locale: from.Locale, Country: from.Country, Points: points, Tier: m.script.tierOf(points),
			Contacts: []customer.Contact{
				{Kind: customer.Email, Value: fmt.Sprintf("customer%d@example.org", i+1)},
				{Kind: customer.Phone, Value: fmt.Sprintf("%s%07d", from.Dial, 1000000+m.rnd.IntN(8999999))},
			},
		}
		found, _, err := m.svc.FindOrCreateCustomer(m.ctx, system, c)
		if err != nil {
			return fmt.Errorf("customer %d: %w", i+1, err)
		}
		m.customers = append(m.customers, found)
	}
	return nil
}

// origin draws a country by its share.
func (m *maker) origin() Origin {
	all := 0
	for _, o := range m.script.Origins {
		all += o.Share
	}
	n := m.rnd.IntN(max(all, 1))
	for _, o := range m.script.Origins {
		if n -= o.Share; n < 0 {
			return o
		}
	}
	return m.script.Origins[0]
}

// mostPoints makes one customer in eight a gold one.
const mostPoints = 1150

// tierOf answers the highest step of the ladder that the points reach.
func (s Script) tierOf(points int) string {
	best := Tier{}
	for _, t := range s.Tiers {
		if points >= t.Points && t.Points >= best.Points {
			best = t
		}
	}
	return best.Name
}

func pick[T any](r *rand.Rand, list []T) T { return list[r.IntN(len(list))] }
