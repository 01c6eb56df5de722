// Package api is the HTTP face of Akis under /api: routes, sessions, JSON shapes,
// problem details, OpenAPI and live events. It decides nothing about cases; every
// command goes to engine/service.
//
// # Signing in
//
//	POST   /api/sessions {login, password} → 201 SignedIn, and the session cookie
//	GET    /api/sessions                   → SessionList
//	DELETE /api/sessions/{id}              → 204; "current" is the present one
//	GET    /api/me                         → Me
//	PATCH  /api/me MeChange                → Me
//
// Browsers carry the cookie (HttpOnly, SameSite=Lax; named __Host-akis over TLS,
// akis on plain http), programs "Authorization: Bearer TOKEN". Writes that carry
// the cookie must come from the same origin (Sec-Fetch-Site or Origin).
//
// # What there is to work with
//
//	GET /api/categories                                     → CategoryTree
//	GET /api/forms?category=cargo/late[&kind=&step=&case=]  → Form
//	GET /api/definition/flow?category=cargo/late            → Flow
//	GET /api/pools                                          → Pools
//	GET /api/teams                                          → TeamList
//	GET /api/teams/{name}/members                           → MemberList
//
// Words come in the language of ?locale=, else of Accept-Language, else of the
// reader's own setting, else of the definition.
//
// # Cases
//
//	POST /api/cases NewCase              → 201 Case
//	GET  /api/cases?view=&team=&status=&category=&kind=&step=&partner=&assignee=
//	     &customer=&overdue=&q=&sort=&cursor=&limit=   → CaseList
//	     view: mine, pool (unclaimed, the reader's teams), team (the reader's
//	     teams), tasks (with something left to do of a task of the reader's teams),
//	     opened (by the reader), all; the first four only show what is in work. sort: deadline (default), opened, updated, priority, number; "-"
//	     before reverses. team, status, kind and category take comma lists; a
//	     category includes those below it. q: words or a case number. limit 1…200,
//	     50 when absent.
//	GET  /api/cases/{number}             → Case, ETag "revision"
//	GET  /api/cases/{number}/history     → History
//	GET  /api/cases/{number}/explain[?finish=outcome] → ExplainedReport
//	     why this team, this priority, why it cannot leave, did or did not escalate,
//	     why a field is asked or hidden, each with the rules as they are written, what
//	     they read, and the fewest inputs that would turn the answer. finish asks what
//	     would happen if that outcome were chosen now.
//	POST /api/cases/{number}/claim       → Case
//	POST /api/cases/{number}/release     → Case
//	POST /api/cases/{number}/assign Assign
//	POST /api/cases/{number}/transfer Transfer
//	POST /api/cases/{number}/fields Fill
//	POST /api/cases/{number}/notes AddNote
//	POST /api/cases/{number}/outcomes/{name} Finish
//	POST /api/cases/{number}/recategorise Recategorise
//	POST /api/cases/{number}/pause Reason
//	POST /api/cases/{number}/resume
//	POST /api/cases/{number}/close Reason
//	POST /api/cases/{number}/reopen Reason
//	POST /api/cases/{number}/cancel Reason
//	POST /api/cases/{number}/tasks/{id} TaskChange
//
// Each write answers the whole Case. Bodies may be left out where every property
// is optional. If-Match: "revision" refuses a write (412, code stale) when what
// happened since matters to it; Idempotency-Key makes a repeat do nothing
// more: it answers the same case, as it is now.
//
// # Customers
//
//	GET  /api/customers?q=     → CustomerList (name, e-mail, phone)
//	GET  /api/customers/{id}   → CustomerPage
//	POST /api/customers NewCustomer → 201 Customer (200 when found)
//
// # Live
//
//	GET /api/events            → text/event-stream, from Last-Event-ID or from now
//	    event: case      data: CaseChanged {"number": 7, "revision": 12, …}
//	    event: published data: {}   another version of the definition is live
//	    event: reset     data: {}   some events were lost: read everything again
//	    event: ping      data: {}   every 15 seconds
//	    event: bye       data: {"code": "signed_out"}   the session has ended
//
// # Errors
//
// Every answer that is not a success is a Problem (application/problem+json):
// 400 unreadable JSON, 401 signed_out, 403 visible but not permitted, 404
// missing or not for these eyes (the two are the same), 409 claimed, 412 stale,
// 413 too large, 415 media type, 422 what is wrong with the request, each place
// by pointer, 429 too many sign-ins, 500 an incident number and nothing else.
package api
