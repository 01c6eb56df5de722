package api

import (
	"context"
	"net/http"
	"strconv"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/access"
	"github.com/akis-platform/akis/engine/customer"
	"github.com/akis-platform/akis/engine/service"
)

// customerCases is how many of a customer's cases come with the customer; the
// list of cases has the rest.
const customerCases = 50

func (s *server) customerRoutes() {
	add(s, signedIn, get("/api/customers", "searchCustomers", "customers", "Find customers by name, phone or e-mail"), s.searchCustomers)
	add(s, signedIn, get("/api/customers/{id}", "readCustomer", "customers", "A customer with their cases"), s.readCustomer)
	create := post("/api/customers", "createCustomer", "customers", "Create a customer, or find the one with the same contact")
	create.DefaultStatus = http.StatusCreated
	add(s, signedIn, create, s.createCustomer)
}

type customerQuery struct {
	Q     string `query:"q" required:"true" minLength:"1" maxLength:"200" doc:"Words of the name, a phone number or an e-mail address"`
	Limit int    `query:"limit" minimum:"1" maximum:"50" default:"20"`
}

func (s *server) searchCustomers(ctx context.Context, r *reader, in *customerQuery) (*body[CustomerList], error) {
	found, err := s.Service.SearchCustomers(ctx, r.actor(), in.Q, in.Limit)
	if err != nil {
		return nil, err
	}
	out := CustomerList{Customers: make([]Customer, len(found))}
	for i, c := range found {
		out.Customers[i] = customerShape(c)
	}
	return &body[CustomerList]{out}, nil
}

type customerRef struct {
	ID     string `path:"id" maxLength:"40"`
	Locale string `query:"locale" maxLength:"35"`
}

func (s *server) readCustomer(ctx context.Context, r *reader, in *customerRef) (*body[CustomerPage], error) {
	n, err := strconv.ParseInt(in.ID, 10, 64)
	if err != nil || n < 1 {
		return nil, access.NotFound()
	}
	c, err := s.Service.Customer(ctx, r.actor(), engine.CustomerID(n))
	if err != nil {
		return nil, err
	}
	list, err := s.list(ctx, r, service.ListQuery{Customer: c.ID, Sort: "-opened", Limit: customerCases})
	if err != nil {
		return nil, err
	}
	return &body[CustomerPage]{CustomerPage{Customer: customerShape(c), Cases: list.Items}}, nil
}

type createCustomerRequest struct{ Body NewCustomer }

type createCustomerAnswer struct {
	Status   int
	Location string `header:"Location"`
	Body     Customer
}

func (s *server) createCustomer(ctx context.Context, r *reader, in *createCustomerRequest) (*createCustomerAnswer, error) {
	b := in.Body
	contacts := contactsOf(b.Phones, b.Emails)
	if b.Name == "" && len(contacts) == 0 {
		return nil, fail(http.StatusUnprocessableEntity, "request", r.locale, place{"/name", "required"})
	}
	c, created, err := s.Service.FindOrCreateCustomer(ctx, r.actor(), customer.Customer{
		Name: b.Name, Locale: b.Language, Country: b.Country, Contacts: contacts,
	})
	if err != nil {
		return nil, placed(placed(err, "/contacts/phone", "/phones"), "/contacts/email", "/emails")
	}
	status := http.StatusOK
	if created {
		status = http.StatusCreated
	}
	return &createCustomerAnswer{
		Status: status, Location: "/api/customers/" + strconv.FormatInt(int64(c.ID), 10), Body: customerShape(c),
	}, nil
}
