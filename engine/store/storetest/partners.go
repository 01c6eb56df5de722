package storetest

import (
	"fmt"
	"testing"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/customer"
	"github.com/akis-platform/akis/engine/service"
)

// partnersFindNothingHidden holds that no search tells a partner what its eyes may
// not see: a hit would confirm a guess.
func partnersFindNothingHidden(t *testing.T, u Under) {
	w := NewWorld(t, u)
	who, _, err := w.FindOrCreateCustomer(t.Context(), Ada, customer.Customer{
		Name: "Jeanne Roux", Contacts: []customer.Contact{{Kind: customer.Email, Value: "jeanne@example.com"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	res, err := w.Execute(t.Context(), Ada, service.Request{Command: engine.Open{
		Category: "cargo/late", Customer: who.ID, Title: "Angry",
		Fields: map[string]any{"order_no": "A-1", "weight": 7.0},
	}})
	if err != nil {
		t.Fatal(err)
	}
	id := res.Case.ID
	w.Do(t, Ada, id, engine.AddNote{Text: "secret"})
	w.Do(t, Ada, id, engine.Finish{Outcome: "ask"})
	field := func(name, value string) map[string]string { return map[string]string{name: value} }
	for name, c := range map[string]struct {
		q         service.ListQuery
		ada, aras int
	}{
		"everything":       {service.ListQuery{}, 1, 1},
		"the number":       {service.ListQuery{Text: fmt.Sprint(id)}, 1, 1},
		"a title":          {service.ListQuery{Text: "angry"}, 1, 0},
		"a note":           {service.ListQuery{Text: "secret"}, 1, 0},
		"a customer":       {service.ListQuery{Text: "roux"}, 1, 0},
		"the customer's":   {service.ListQuery{Customer: who.ID}, 1, 0},
		"a field it sees":  {service.ListQuery{Fields: field("order_no", "A-1")}, 1, 1},
		"a field it lacks": {service.ListQuery{Fields: field("weight", "7")}, 1, 0},
	} {
		for actor, want := range map[engine.Actor]int{Ada: c.ada, Aras: c.aras} {
			list, err := w.List(t.Context(), actor, c.q)
			if err != nil || list.Count != want || len(list.Rows) != want {
				t.Errorf("%s finds %d cases by %s, want %d, %v", actor.User, list.Count, name, want, err)
			}
		}
	}
}
