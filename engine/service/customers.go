package service

import (
	"context"
	"slices"
	"strings"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/access"
	"github.com/akis-platform/akis/engine/customer"
	"github.com/akis-platform/akis/engine/filter"
)

// Customer answers a customer to those who work with customers.
func (s *Service) Customer(ctx context.Context, actor engine.Actor, id engine.CustomerID) (customer.Customer, error) {
	ctx, cancel := s.bounded(ctx)
	defer cancel()
	if err := s.require(ctx, actor, access.Customers); err != nil {
		return customer.Customer{}, err
	}
	return s.cfg.Store.Customer(ctx, id)
}

// FindOrCreateCustomer answers the customer with one of c's contacts, or keeps a
// new one. Contacts may be written in any usual way.
func (s *Service) FindOrCreateCustomer(ctx context.Context, actor engine.Actor, c customer.Customer) (customer.Customer, bool, error) {
	ctx, cancel := s.bounded(ctx)
	defer cancel()
	if err := s.require(ctx, actor, access.Customers); err != nil {
		return customer.Customer{}, false, err
	}
	c, err := s.normal(c)
	if err != nil {
		return customer.Customer{}, false, err
	}
	return s.cfg.Store.FindOrCreate(ctx, c)
}

// SaveCustomer writes a customer that exists. A contact of somebody else is
// refused with code "contact_taken".
func (s *Service) SaveCustomer(ctx context.Context, actor engine.Actor, c customer.Customer) error {
	ctx, cancel := s.bounded(ctx)
	defer cancel()
	if err := s.require(ctx, actor, access.Customers); err != nil {
		return err
	}
	c, err := s.normal(c)
	if err != nil {
		return err
	}
	return s.cfg.Store.SaveCustomer(ctx, c)
}

// SearchCustomers finds customers by phone, e-mail or the words of their name.
func (s *Service) SearchCustomers(ctx context.Context, actor engine.Actor, text string, limit int) ([]customer.Customer, error) {
	ctx, cancel := s.bounded(ctx)
	defer cancel()
	if err := s.require(ctx, actor, access.Customers); err != nil {
		return nil, err
	}
	text = strings.TrimSpace(text)
	if text == "" || len(text) > 200 {
		return nil, nil
	}
	var contacts []customer.Contact
	if phone, ok := customer.NormalPhone(text, s.cfg.DialCode); ok {
		contacts = append(contacts, customer.Contact{Kind: customer.Phone, Value: phone})
	}
	if email, ok := customer.NormalEmail(text); ok {
		contacts = append(contacts, customer.Contact{Kind: customer.Email, Value: email})
	}
	return s.cfg.Store.SearchCustomers(ctx, filter.Fold(text), contacts, min(max(limit, 1), maxPage))
}

// normal answers a customer as it is kept: contacts in the one usual form, created
// now unless it is known when.
func (s *Service) normal(c customer.Customer) (customer.Customer, error) {
	c.Contacts = slices.Clone(c.Contacts)
	if c.Created.IsZero() {
		c.Created = s.Now()
	}
	r := &engine.Refusal{Kind: engine.Invalid, Code: "value"}
	for i, k := range c.Contacts {
		var ok bool
		code := "bad_phone"
		if k.Kind == customer.Email {
			code = "bad_email"
			c.Contacts[i].Value, ok = customer.NormalEmail(k.Value)
		} else {
			c.Contacts[i].Value, ok = customer.NormalPhone(k.Value, s.cfg.DialCode)
		}
		if !ok {
			r.Detail = refusals[code]
			r.Problems = append(r.Problems, engine.Problem{
				Pointer: "/contacts/" + string(k.Kind), Code: code, Detail: refusals[code],
			})
		}
	}
	if len(r.Problems) > 0 {
		return c, r
	}
	return c, nil
}
