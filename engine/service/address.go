package service

import (
	"context"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/customer"
	"github.com/akis-platform/akis/engine/outbox"
)

// Address answers where an effect goes: the customer's contact for its channel.
// It is what an outbox worker asks.
func (s *Service) Address(ctx context.Context, e engine.Effect) (outbox.Address, error) {
	ctx, cancel := s.bounded(ctx)
	defer cancel()
	if e.Customer == 0 {
		return outbox.Address{}, nil
	}
	c, err := s.cfg.Store.Customer(ctx, e.Customer)
	if r, ok := engine.AsRefusal(err); ok && r.Kind == engine.NotFound {
		return outbox.Address{}, nil // erased since
	}
	if err != nil {
		return outbox.Address{}, err
	}
	kind := customer.Phone
	if e.Channel == "email" {
		kind = customer.Email
	}
	for _, k := range c.Contacts {
		if k.Kind == kind {
			return outbox.Address{To: k.Value, Name: c.Name, Locale: c.Locale}, nil
		}
	}
	return outbox.Address{}, nil
}
