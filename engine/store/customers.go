package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/customer"
	"github.com/akis-platform/akis/engine/filter"
)

var _ customer.Tx = (*tx)(nil)

func noCustomer() *engine.Refusal {
	return &engine.Refusal{Kind: engine.NotFound, Code: "not_found", Detail: map[string]string{
		"en": "There is no such customer.", "tr": "Böyle bir müşteri yok.", "ar": "لا يوجد عميل كهذا.",
	}}
}

func contactTaken(k customer.Contact) *engine.Refusal {
	detail := map[string]string{
		"en": "Another customer has this contact.",
		"tr": "Bu iletişim bilgisi başka bir müşteriye ait.",
		"ar": "وسيلة الاتصال هذه تخص عميلاً آخر.",
	}
	return &engine.Refusal{Kind: engine.Conflict, Code: "contact_taken", Detail: detail, Problems: []engine.Problem{
		{Pointer: "/contacts/" + string(k.Kind), Code: "contact_taken", Detail: detail},
	}}
}

const customerQuery = `SELECT c.id, c.name, c.locale, c.country, c.tier, c.points, c.fields, c.created_at,
	coalesce(k.kind, ''), coalesce(k.value, '') FROM customers c LEFT JOIN contacts k ON k.customer = c.id `

// scanCustomers gathers customers from rows of customerQuery, one row a contact.
func scanCustomers(into *[]customer.Customer) func(*sql.Rows) error {
	return func(rows *sql.Rows) error {
		var c customer.Customer
		var k customer.Contact
		var fields string
		var created int64
		err := rows.Scan(&c.ID, &c.Name, &c.Locale, &c.Country, &c.Tier, &c.Points, &fields, &created, &k.Kind, &k.Value)
		if err != nil {
			return err
		}
		if n := len(*into); n == 0 || (*into)[n-1].ID != c.ID {
			if err := json.Unmarshal([]byte(fields), &c.Fields); err != nil {
				return fmt.Errorf("fields of customer %d: %w", c.ID, err)
			}
			c.Created = fromMicros(created)
			*into = append(*into, c)
		}
		if k.Kind != "" {
			last := &(*into)[len(*into)-1]
			last.Contacts = append(last.Contacts, k)
		}
		return nil
	}
}

const customerOrder = " ORDER BY c.name, c.id, k.kind DESC, k.value"

func (t *tx) customer(id engine.CustomerID) (customer.Customer, bool, error) {
	var list []customer.Customer
	err := t.each(scanCustomers(&list), customerQuery+"WHERE c.id = ?"+customerOrder, int64(id))
	if err != nil || len(list) == 0 {
		return customer.Customer{}, false, err
	}
	return list[0], true, nil
}

// Customer answers a customer.
func (s *Store) Customer(ctx context.Context, id engine.CustomerID) (customer.Customer, error) {
	var list []customer.Customer
	err := s.each(ctx, scanCustomers(&list), customerQuery+"WHERE c.id = ?"+customerOrder, int64(id))
	if err == nil && len(list) == 0 {
		err = noCustomer()
	}
	if err != nil {
		return customer.Customer{}, err
	}
	return list[0], nil
}

// FindOrCreate answers the customer who has one of c's contacts, or keeps c.
func (s *Store) FindOrCreate(ctx context.Context, c customer.Customer) (customer.Customer, bool, error) {
	type answer struct {
		found   customer.Customer
		created bool
	}
	a, err := written(ctx, s, func(t *tx) (a answer, err error) {
		a.found, a.created, err = t.FindOrCreate(c)
		return a, err
	})
	return a.found, a.created, err
}

// FindOrCreate is Store.FindOrCreate within a transaction.
func (t *tx) FindOrCreate(c customer.Customer) (found customer.Customer, created bool, err error) {
	id, owners, err := t.ownerOf(c.Contacts)
	if err != nil {
		return found, false, err
	}
	if created = id == 0; created {
		if id, err = t.newCustomer(c); err != nil {
			return found, false, err
		}
	}
	for _, k := range c.Contacts {
		if _, has := owners[k]; !has {
			owners[k] = id
			t.add("INSERT INTO contacts (kind, value, customer) VALUES (?, ?, ?)", string(k.Kind), clean(k.Value), int64(id))
		}
	}
	found, ok, err := t.customer(id)
	if err == nil && !ok {
		err = noCustomer()
	}
	return found, created, err
}

// ownerOf answers who has the first of the contacts that somebody has.
func (t *tx) ownerOf(contacts []customer.Contact) (engine.CustomerID, map[customer.Contact]engine.CustomerID, error) {
	var first engine.CustomerID
	owners := map[customer.Contact]engine.CustomerID{}
	for _, k := range contacts {
		var id engine.CustomerID
		has, err := t.one([]any{&id}, "SELECT customer FROM contacts WHERE kind = ? AND value = ?", string(k.Kind), clean(k.Value))
		if err != nil {
			return 0, nil, err
		}
		if has {
			owners[k] = id
			if first == 0 {
				first = id
			}
		}
	}
	return first, owners, nil
}

func (t *tx) newCustomer(c customer.Customer) (id engine.CustomerID, err error) {
	fields, err := fieldsJSON(c.Fields)
	if err != nil {
		return 0, err
	}
	if err := t.open(); err != nil {
		return 0, err
	}
	_, err = t.one([]any{&id}, `INSERT INTO customers (name, locale, country, tier, points, fields, created_at)
		VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id`, clean(c.Name), clean(c.Locale), clean(c.Country), clean(c.Tier),
		c.Points, fields, c.Created.UnixMicro())
	if err != nil {
		return 0, err
	}
	if words := filter.Fold(c.Name); len(words) > 0 {
		t.addWords("customer_words", intoCustomerWords, int64(id), words, true)
	}
	return id, nil
}

func fieldsJSON(fields map[string]any) (string, error) {
	if fields == nil {
		return "{}", nil
	}
	text, err := json.Marshal(fields)
	if err != nil {
		return "", fmt.Errorf("writing a customer's fields: %w", err)
	}
	return string(text), nil
}

// SaveCustomer writes a customer that exists.
func (s *Store) SaveCustomer(ctx context.Context, c customer.Customer) error {
	fields, err := fieldsJSON(c.Fields)
	if err != nil {
		return err
	}
	return s.write(ctx, "", func(t *tx) error {
		was, ok, err := t.customer(c.ID)
		if err == nil && !ok {
			err = noCustomer()
		}
		if err != nil {
			return err
		}
		_, owners, err := t.ownerOf(c.Contacts)
		if err != nil {
			return err
		}
		for _, k := range c.Contacts {
			if id, has := owners[k]; has && id != c.ID {
				return contactTaken(k)
			} else if !has {
				t.add("INSERT INTO contacts (kind, value, customer) VALUES (?, ?, ?)", string(k.Kind), clean(k.Value), int64(c.ID))
			}
		}
		for _, k := range was.Contacts {
			if !slices.Contains(c.Contacts, k) {
				t.add("DELETE FROM contacts WHERE kind = ? AND value = ?", string(k.Kind), k.Value)
			}
		}
		t.add("UPDATE customers SET name = ?, locale = ?, country = ?, tier = ?, points = ?, fields = ? WHERE id = ?",
			clean(c.Name), clean(c.Locale), clean(c.Country), clean(c.Tier), c.Points, fields, int64(c.ID))
		if words := filter.Fold(c.Name); c.Name != was.Name && len(words) > 0 {
			t.addWords("customer_words", intoCustomerWords, int64(c.ID), words, false)
		}
		return nil
	})
}

// SearchCustomers finds customers by contact or by words of their name.
func (s *Store) SearchCustomers(ctx context.Context, words []string, contacts []customer.Contact, limit int) ([]customer.Customer, error) {
	w := s.ask(customerQuery + "WHERE c.id IN (SELECT id FROM (")
	for _, k := range contacts {
		w.add("SELECT customer AS id FROM contacts WHERE kind = ? AND value = ? UNION ALL ", string(k.Kind), clean(k.Value))
	}
	switch {
	case len(words) == 0:
		w.add("SELECT 0 AS id")
	case s.postgres:
		w.add("SELECT customer AS id FROM customer_words WHERE words @@ to_tsquery('simple', ?)", tsquery(words))
	default:
		w.add("SELECT rowid AS id FROM customer_words WHERE customer_words MATCH ?", ftsquery(words))
	}
	w.add(") x LIMIT ?)", limit)
	w.add(customerOrder)
	var list []customer.Customer
	err := s.asked(ctx, w, scanCustomers(&list))
	return list, err
}
