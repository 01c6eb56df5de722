package storetest

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/access"
	"github.com/akis-platform/akis/engine/customer"
	"github.com/akis-platform/akis/engine/filter"
	"github.com/akis-platform/akis/engine/people"
	"github.com/akis-platform/akis/engine/service"
)

// spread opens cases of every sort: of both teams, held or not, at a partner's,
// resolved, late.
func spread(t *testing.T, w *World, n int) {
	t.Helper()
	for i := range n {
		fields := map[string]any{"order_no": fmt.Sprintf("A-%d", i%5), "weight": float64(i), "door_code": "1"}
		who := Ada
		if i%3 == 0 {
			fields["country"] = "FR"
			who = Fay
		}
		c := w.Open(t, Max, fields)
		switch i % 4 {
		case 1:
			w.Do(t, who, c.ID, engine.Claim{})
		case 2:
			w.Do(t, who, c.ID, engine.Finish{Outcome: "ask"})
		case 3:
			w.Do(t, who, c.ID, engine.Finish{Outcome: "done"})
		}
		w.Clock.Advance(7 * time.Minute)
	}
}

// pagesAreWhole walks every order in small pages: each case once, in order.
func pagesAreWhole(t *testing.T, u Under) {
	w := NewWorld(t, u)
	spread(t, w, 40)
	for _, who := range []engine.Actor{Max, Lea, Ada} {
		for _, sort := range []string{"", "deadline", "-deadline", "opened", "-opened", "updated", "-priority", "number", "-number"} {
			inPages(t, w, who, sort)
		}
	}
	if list, err := w.List(t.Context(), Max, service.ListQuery{}); err != nil || list.Count != 40 {
		t.Errorf("the manager counts %d, %v", list.Count, err)
	}
	for _, bad := range []service.ListQuery{{Cursor: "x"}, {Sort: "title"}, {View: "everything"}} {
		if _, err := w.List(t.Context(), Max, bad); err == nil {
			t.Errorf("%+v was answered", bad)
		}
	}
}

func inPages(t *testing.T, w *World, who engine.Actor, sort string) {
	t.Helper()
	whole, err := w.List(t.Context(), who, service.ListQuery{Sort: sort, Limit: 200})
	if err != nil {
		t.Fatal(err)
	}
	var want, got []engine.CaseID
	for _, row := range whole.Rows {
		want = append(want, row.ID)
	}
	q := service.ListQuery{Sort: sort, Limit: 7}
	for {
		page, err := w.List(t.Context(), who, q)
		if err != nil {
			t.Fatalf("%q: %v", sort, err)
		}
		if page.Count != len(want) {
			t.Errorf("%s, %q: a page counts %d of %d", who.User, sort, page.Count, len(want))
		}
		for _, row := range page.Rows {
			got = append(got, row.ID)
		}
		if q.Cursor = page.Next; q.Cursor == "" {
			break
		}
	}
	if !slices.Equal(got, want) || len(got) < 10 {
		t.Errorf("%s, %q in pages: %v\nat once: %v", who.User, sort, got, want)
	}
}

// filtersAgree holds the SQL of every condition against Holds on the same cases.
func filtersAgree(t *testing.T, u Under) {
	w := NewWorld(t, u)
	spread(t, w, 24)
	w.Errand(t, "")
	w.Do(t, Ada, w.Errand(t, "").ID, engine.MoveTask{Task: 1, State: "done"})
	now := w.Now().UnixMicro()
	in := filter.In
	nodes := []filter.Node{
		{}, filter.All(), filter.Any(), filter.Not(filter.Any()),
		in(filter.Team, "front", "x"), in(filter.Team), in(filter.Assignee, ""), in(filter.Assignee, "ada"),
		in(filter.Assignee, "", "fay"), in(filter.Partner, "aras"), in(filter.Partner, ""), in(filter.OpenedBy, "max"),
		in(filter.Status, "new", "open"), in(filter.Status, "resolved", "new"), in(filter.Step, "read", ""),
		in(filter.TaskTeam, "front"), in(filter.OpenTask, "front"), in(filter.OpenTask, "french"), in("nonsense", "x"), in(filter.Team, "o'hara?", `"\`),
		filter.Under("cargo"), filter.Under("cargo/late"), filter.Under("car"), filter.Under("c_rgo"), filter.Under("%"),
		filter.UpTo(filter.DoneDue, now), filter.From(filter.DoneDue, now), filter.From(filter.FirstDue, filter.Never),
		filter.UpTo(filter.Number, 9), filter.Is(filter.Number, 9), filter.Is(filter.Number, 99), filter.Is("nonsense", 0),
		filter.All(filter.Any(in(filter.Team, "front", "french"), in(filter.TaskTeam, "lead"), in(filter.Assignee, "ada")), in(filter.Team, "front", "lead")),
		filter.Any(in(filter.Team, "french", "front"), in(filter.OpenedBy, "max")), filter.UpTo(filter.Priority, 0), filter.UpTo("nonsense", 1<<62),
		filter.Any(in(filter.Team, "french"), filter.All(in(filter.Assignee, "ada"), filter.UpTo(filter.Opened, now))),
		filter.Not(filter.Any(in(filter.Team, "french"), in(filter.Status, "resolved"))),
	}
	var cases []engine.Case
	for id := engine.CaseID(1); ; id++ {
		c, err := u.Case(t.Context(), id)
		if r, ok := engine.AsRefusal(err); ok && r.Kind == engine.NotFound && len(cases) >= 24 {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		cases = append(cases, c)
	}
	for _, n := range nodes {
		var want []engine.CaseID
		for _, c := range cases {
			if n.Holds(access.Row{Case: &c}) {
				want = append(want, c.ID)
			}
		}
		rows, err := u.List(t.Context(), filter.Query{Where: n, Sort: filter.Number, Limit: 100}, w.Now())
		if err != nil {
			t.Fatalf("%+v: %v", n, err)
		}
		var got []engine.CaseID
		for _, row := range rows {
			got = append(got, row.ID)
		}
		count, err := u.Count(t.Context(), n, 1000)
		if !slices.Equal(got, want) || count != len(want) || err != nil {
			t.Errorf("%+v\nfinds  %v (%d, %v)\nholds for %v", n, got, count, err, want)
		}
	}
}

// tasksAreFound follows a task to its end: its team finds the case while something
// is left to do, by how the customer's words begin.
func tasksAreFound(t *testing.T, u Under) {
	w := NewWorld(t, u)
	// A zero counts among the first characters, and no column keeps it.
	first := w.Errand(t, "  Please\x00 fetch\n\nit. "+strings.Repeat("é", 600))
	second := w.Errand(t, "")
	found := func(who engine.Actor) []engine.CaseID {
		t.Helper()
		list, err := w.List(t.Context(), who, service.ListQuery{View: service.Tasks, Sort: "number"})
		if err != nil || list.Count != len(list.Rows) {
			t.Fatalf("%d of %d, %v", len(list.Rows), list.Count, err)
		}
		var ids []engine.CaseID
		for _, row := range list.Rows {
			ids = append(ids, row.ID)
			if row.ID == first.ID && (!strings.HasPrefix(row.Excerpt, "Please fetch it. éé") || len([]rune(row.Excerpt)) != 120-1) {
				t.Errorf("the excerpt is %q", row.Excerpt)
			}
		}
		return ids
	}
	both := []engine.CaseID{first.ID, second.ID}
	if got := found(Ada); !slices.Equal(got, both) {
		t.Errorf("given, Ada finds %v", got)
	}
	if got := found(Fay); got != nil {
		t.Errorf("of another team, Fay finds %v", got)
	}
	w.Do(t, Ada, first.ID, engine.MoveTask{Task: 1, State: "doing"})
	if got := found(Bo); !slices.Equal(got, both) {
		t.Errorf("begun, Bo finds %v", got)
	}
	w.Do(t, Ada, first.ID, engine.MoveTask{Task: 1, State: "done"})
	if got := found(Ada); !slices.Equal(got, both[1:]) {
		t.Errorf("done, Ada finds %v", got)
	}
	w.Do(t, Ada, first.ID, engine.MoveTask{Task: 1, State: "todo"})
	w.Do(t, Fay, second.ID, engine.Finish{Outcome: "done"})
	if got := found(Ada); !slices.Equal(got, both[:1]) {
		t.Errorf("opened again, and the other case ended: Ada finds %v", got)
	}
}

// scopesLeakNothing compares what each person is shown, by every door, with what
// they may see.
func scopesLeakNothing(t *testing.T, u Under) {
	w := NewWorld(t, u)
	spread(t, w, 24)
	w.Open(t, Ada, map[string]any{"order_no": "A-9", "country": "FR"}) // hers, at another team's
	stranger := person("nobody")
	views := []service.View{service.All, service.Mine, service.Pool, service.Team, service.Opened}
	for _, who := range []engine.Actor{Ada, Bo, Fay, Lea, Max, Aras, stranger} {
		shown := map[engine.CaseID]bool{}
		for id := engine.CaseID(1); id <= 25; id++ {
			c, err := w.Case(t.Context(), who, id)
			shown[id] = err == nil
			_, errHistory := w.History(t.Context(), who, id, 0)
			_, errView := w.View(t.Context(), who, id)
			if (errHistory == nil) != shown[id] || (errView == nil) != shown[id] {
				t.Errorf("%s and case %d: case %v, history %v, view %v", who.User, id, err, errHistory, errView)
			}
			if err != nil {
				WantRefused(t, err, engine.NotFound, "not_found")
				_, err = w.Execute(t.Context(), who, service.Request{Case: id, Command: engine.AddNote{Text: "x"}})
				WantRefused(t, err, engine.NotFound, "not_found")
			}
			if who == Aras && err == nil && (c.Title != "" || c.Fields["door_code"] != nil || c.Fields["order_no"] == nil) {
				t.Errorf("the partner sees %+v", c)
			}
		}
		for _, view := range views {
			for _, q := range []service.ListQuery{{View: view}, {View: view, Text: "order"}, {View: view, Teams: []string{"front", "french"}}} {
				list, err := w.List(t.Context(), who, q)
				if err != nil {
					t.Fatal(err)
				}
				if list.Count != len(list.Rows) {
					t.Errorf("%s counts %d of %d in %+v", who.User, list.Count, len(list.Rows), q)
				}
				for _, row := range list.Rows {
					if !shown[row.ID] {
						t.Errorf("%s is shown case %d in %+v", who.User, row.ID, q)
					}
				}
			}
		}
		all, err := w.List(t.Context(), who, service.ListQuery{Limit: 100})
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range all.Rows {
			delete(shown, row.ID)
		}
		for id, visible := range shown {
			if visible {
				t.Errorf("%s may see case %d, but no list shows it", who.User, id)
			}
		}
	}
	if ada, err := w.List(t.Context(), Ada, service.ListQuery{}); err != nil || ada.Count == 0 || ada.Count == 25 {
		t.Errorf("ada sees %d of 25 cases, %v: the test shows nothing", ada.Count, err)
	}
	_, err := w.Execute(t.Context(), Bo, service.Request{Case: 24, Command: engine.Cancel{Reason: "x"}})
	if c, caseErr := w.Case(t.Context(), Bo, 24); caseErr == nil && c.Team == "front" {
		WantRefused(t, err, engine.Forbidden, "forbidden")
	}
}

func poolsAreCounted(t *testing.T, u Under) {
	w := NewWorld(t, u)
	for range 3 {
		w.Open(t, Max, map[string]any{"order_no": "A-1"})
	}
	w.Clock.Advance(30 * time.Minute)
	late := w.Open(t, Max, map[string]any{"order_no": "A-1"})
	w.Do(t, Bo, w.Open(t, Max, nil).ID, engine.Claim{})
	w.Do(t, Bo, late.ID, engine.Finish{Outcome: "ask"}) // waits at the partner's: nobody can claim it
	pools, err := w.Pools(t.Context(), Ada)
	if err != nil || len(pools) != 2 || pools[0] != (engine.PoolCount{Team: "front", Unclaimed: 3, DueSoon: 3, Held: 1}) {
		t.Errorf("pools %+v, %v", pools, err)
	}
	w.Clock.Advance(40 * time.Minute)
	pools, err = w.Pools(t.Context(), Ada)
	if err != nil || pools[0] != (engine.PoolCount{Team: "front", Unclaimed: 3, Overdue: 3, Held: 1}) {
		t.Errorf("pools later %+v, %v", pools, err)
	}
	all, err := w.Pools(t.Context(), Max)
	if err != nil || len(all) != 4 {
		t.Errorf("the manager sees the pools %+v, %v", all, err)
	}
}

// searchFolds finds words as people type them, in three scripts' habits.
func searchFolds(t *testing.T, u Under) {
	w := NewWorld(t, u)
	texts := []string{"IŞIK kırık geldi", "ılıca'dan İADE", "أحمد لم يستلم الطلب", "Ürün çizik; café"}
	ids := make([]engine.CaseID, len(texts))
	for i, text := range texts {
		res, err := w.Execute(t.Context(), Ada, service.Request{Command: engine.Open{Category: "cargo/late", Title: "T", Text: text}})
		if err != nil {
			t.Fatal(err)
		}
		ids[i] = res.Case.ID
	}
	w.Do(t, Ada, ids[3], engine.AddNote{Text: "müşteri aradı: düğme eksik"})
	for query, want := range map[string]int{
		"ışık": 0, "ISIK": 0, "işık": 0, "kirik": 0, "KIRIK gel": 0, "Ilıca": 1, "iade": 1, "İADE": 1,
		"احمد": 2, "أَحْمَد": 2, "يستلم": 2, "urun": 3, "ÇİZİK": 3, "cafe": 3, "dugme": 3, "çizik düğme": 3,
	} {
		list, err := w.List(t.Context(), Ada, service.ListQuery{Text: query})
		if err != nil || len(list.Rows) != 1 || list.Rows[0].ID != ids[want] {
			t.Errorf("%q finds %+v, %v, want case %d", query, list.Rows, err, ids[want])
		}
	}
	for _, query := range []string{"yok", "kırık iade", `"`, "'; DROP TABLE cases; --", "* OR kirik", "NEAR(", ":", "&|!"} {
		if list, err := w.List(t.Context(), Ada, service.ListQuery{Text: query}); err != nil || len(list.Rows) != 0 {
			t.Errorf("%q finds %+v, %v", query, list.Rows, err)
		}
	}
	list, err := w.List(t.Context(), Ada, service.ListQuery{Text: fmt.Sprint("#", ids[1])})
	if err != nil || len(list.Rows) != 1 || list.Rows[0].ID != ids[1] {
		t.Errorf("the number finds %+v, %v", list.Rows, err)
	}
}

func indexedFieldsAreFound(t *testing.T, u Under) {
	w := NewWorld(t, u)
	c := w.Open(t, Ada, map[string]any{"order_no": "A-7", "weight": 2.5})
	w.Open(t, Ada, map[string]any{"order_no": "A-8"})
	find := func(name, value string) []engine.Summary {
		list, err := w.List(t.Context(), Ada, service.ListQuery{Fields: map[string]string{name: value}})
		if err != nil {
			t.Fatal(err)
		}
		return list.Rows
	}
	if got := find("order_no", "A-7"); len(got) != 1 || got[0].ID != c.ID {
		t.Errorf("A-7 finds %v", got)
	}
	if got := find("weight", "2.5"); len(got) != 1 {
		t.Errorf("2.5 finds %v", got)
	}
	w.Do(t, Ada, c.ID, engine.Fill{Fields: map[string]any{"order_no": "A-9", "weight": nil}})
	if len(find("order_no", "A-7")) != 0 || len(find("order_no", "A-9")) != 1 || len(find("weight", "2.5")) != 0 {
		t.Error("a changed field is found by what it was")
	}
}

func customersHaveOneContactEach(t *testing.T, u Under) {
	w := NewWorld(t, u)
	ctx := t.Context()
	contact := func(kind customer.ContactKind, value string) customer.Contact {
		return customer.Contact{Kind: kind, Value: value}
	}
	find := func(name string, contacts ...customer.Contact) (customer.Customer, bool) {
		t.Helper()
		c, created, err := w.FindOrCreateCustomer(ctx, Ada, customer.Customer{Name: name, Contacts: contacts})
		if err != nil {
			t.Fatal(err)
		}
		return c, created
	}
	first, created := find("Ayşe Işık", contact(customer.Phone, "0532 111 22 33"))
	if !created || first.Contacts[0].Value != "+905321112233" {
		t.Fatalf("created %+v", first)
	}
	again, created := find("A. I.", contact(customer.Phone, "+90 (532) 111-22-33"), contact(customer.Email, "Ayse@Example.com"))
	if created || again.ID != first.ID || len(again.Contacts) != 2 || again.Name != "Ayşe Işık" {
		t.Errorf("found %+v", again)
	}
	other, _ := find("Mehmet", contact(customer.Email, "m@example.com"))
	other.Contacts = append(other.Contacts, contact(customer.Phone, "5321112233"))
	WantRefused(t, w.SaveCustomer(ctx, Ada, other), engine.Conflict, "contact_taken")
	for query, want := range map[string]engine.CustomerID{
		"isik": first.ID, "AYŞE ış": first.ID, "532 111 22 33": first.ID, "ayse@example.com": first.ID, "mehm": other.ID,
	} {
		list, err := w.SearchCustomers(ctx, Ada, query, 10)
		if err != nil || len(list) != 1 || list[0].ID != want {
			t.Errorf("%q finds %+v, %v", query, list, err)
		}
	}
	_, err := w.SearchCustomers(ctx, Aras, "ayse", 10)
	WantRefused(t, err, engine.Forbidden, "forbidden")
}

func sessionsEnd(t *testing.T, u Under) {
	w := NewWorld(t, u)
	ctx := t.Context()
	if err := w.SetPassword(ctx, Root, "ada", "correct horse"); err != nil {
		t.Fatal(err)
	}
	secret, who, err := w.SignIn(ctx, "Ada", "correct horse", "a browser")
	if err != nil || who.Login != "ada" {
		t.Fatal(who, err)
	}
	token, _, err := w.NewToken(ctx, Ada, "ada", "script", 0)
	if err != nil {
		t.Fatal(err)
	}
	in := func(secret string) error { _, _, err := w.Authenticate(ctx, secret); return err }
	if in(secret) != nil || in(token) != nil {
		t.Fatal(in(secret), in(token))
	}
	for _, bad := range []string{"", "x", secret + "x", token[:len(token)-1]} {
		WantRefused(t, in(bad), engine.Forbidden, "signed_out")
	}
	w.Clock.Advance(13 * time.Hour)
	WantRefused(t, in(secret), engine.Forbidden, "signed_out")
	if err := in(token); err != nil {
		t.Errorf("the token ended by itself: %v", err)
	}
	list, err := w.Sessions(ctx, Ada, "ada")
	if err != nil || len(list) != 2 {
		t.Fatal(list, err)
	}
	_, err = w.Sessions(ctx, Bo, "ada")
	WantRefused(t, err, engine.Forbidden, "forbidden")
	for _, ses := range list {
		if err := w.EndSession(ctx, Ada, "ada", ses.ID); err != nil {
			t.Fatal(err)
		}
	}
	WantRefused(t, in(token), engine.Forbidden, "signed_out")
	token, _, err = w.NewToken(ctx, Root, "bo", "script", 0)
	if err != nil || in(token) != nil {
		t.Fatal(err)
	}
	if err := w.SaveUser(ctx, Root, people.User{Login: "bo", Name: "Bo", Disabled: true}); err != nil {
		t.Fatal(err)
	}
	WantRefused(t, in(token), engine.Forbidden, "signed_out")
	_, err = w.Execute(ctx, Bo, service.Request{Command: engine.Open{Category: "turn"}})
	WantRefused(t, err, engine.Forbidden, "forbidden")
	for range 10 {
		_, _, err = w.SignIn(ctx, "ada", "wrong", "")
		WantRefused(t, err, engine.Forbidden, "credentials")
	}
	_, _, err = w.SignIn(ctx, "ada", "correct horse", "")
	WantRefused(t, err, engine.Forbidden, "too_many")
}
