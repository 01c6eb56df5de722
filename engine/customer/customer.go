// Package customer keeps who the cases are about: names, phones, e-mails, tier
// and custom fields. One contact belongs to one customer.
package customer

import (
	"context"
	"time"

	"github.com/akis-platform/akis/engine"
)

// ContactKind is a way to reach somebody.
type ContactKind string

// The kinds of contact.
const (
	Phone ContactKind = "phone"
	Email ContactKind = "email"
)

// Contact is a normalised phone number ("+905321112233") or e-mail address.
type Contact struct {
	Kind  ContactKind `json:"kind"`
	Value string      `json:"value"`
}

// Customer is a person or a company that opens cases.
type Customer struct {
	ID       engine.CustomerID `json:"id"`
	Name     string            `json:"name"`
	Locale   string            `json:"locale,omitempty"`
	Country  string            `json:"country,omitempty"`
	Tier     string            `json:"tier,omitempty"`
	Points   int               `json:"points,omitempty"`
	Contacts []Contact         `json:"contacts,omitempty"`
	Fields   map[string]any    `json:"fields,omitempty"`
	Created  time.Time         `json:"created_at"`
}

// Tx is what a store's transaction on cases does with customers.
type Tx interface {
	// FindOrCreate is that of Store.
	FindOrCreate(c Customer) (found Customer, created bool, err error)
}

// Store keeps customers.
type Store interface {
	Customer(ctx context.Context, id engine.CustomerID) (Customer, error)
	// FindOrCreate answers the customer who has one of c's contacts, having added
	// the other contacts that nobody has; or keeps c as a new one. created tells
	// which. Without contacts it is always a new one.
	FindOrCreate(ctx context.Context, c Customer) (found Customer, created bool, err error)
	// SaveCustomer writes a customer that exists.
	SaveCustomer(ctx context.Context, c Customer) error
	// SearchCustomers answers those with the contact, or whose name has a word that begins with
	// each of words (folded), by name.
	SearchCustomers(ctx context.Context, words []string, contacts []Contact, limit int) ([]Customer, error)
}
