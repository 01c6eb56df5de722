package api

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"strconv"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/gofiber/fiber/v2"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/definition"
	"github.com/akis-platform/akis/engine/form"
	"github.com/akis-platform/akis/engine/service"
	"github.com/akis-platform/akis/engine/terms"
)

// statuses is the one map from refusals to status codes.
var statuses = map[engine.ErrorKind]int{
	engine.Invalid:   http.StatusUnprocessableEntity,
	engine.NotFound:  http.StatusNotFound,
	engine.Forbidden: http.StatusForbidden,
	engine.Conflict:  http.StatusConflict,
	engine.Stale:     http.StatusPreconditionFailed,
}

// codeStatuses are refusals that HTTP has a status of its own for.
var codeStatuses = map[string]int{
	"signed_out":  http.StatusUnauthorized,
	"credentials": http.StatusUnauthorized,
	"too_many":    http.StatusTooManyRequests,
}

// failure is a problem on its way out; huma writes it as an answer.
type failure struct {
	Problem
}

func (f *failure) Error() string                { return f.Code }
func (f *failure) GetStatus() int               { return f.Status }
func (f *failure) ContentType(string) string    { return problemType }
func (f *failure) MarshalJSON() ([]byte, error) { return json.Marshal(f.Problem) }

// retryAfter is how many seconds to wait before asking again helps.
var retryAfter = map[string]string{"too_many": "900", "unavailable": "5", "busy": "5"}

// GetHeaders answers the headers that belong to the problem.
func (f *failure) GetHeaders() http.Header {
	if wait := retryAfter[f.Code]; wait != "" {
		return http.Header{fiber.HeaderRetryAfter: {wait}}
	}
	return nil
}

const problemType = "application/problem+json"

// place is one reason at one place, in the words of problemWords.
type place struct{ pointer, code string }

// fail makes a problem of the application's own.
func fail(status int, code, locale string, places ...place) *failure {
	f := &failure{Problem{
		Type: typeOf(code), Title: titleOf(status, locale), Status: status, Code: code,
		Detail: problemWords.in(code, locale),
	}}
	for _, p := range places {
		f.Errors = append(f.Errors, ProblemPlace{
			Pointer: p.pointer, Code: p.code, Detail: problemWords.in(p.code, locale),
		})
	}
	return f
}

// problemCodes answers what every code of a problem or of one of its places means,
// in English.
func problemCodes() map[string]string {
	all := map[string]string{}
	for code, text := range form.Refusals() {
		all[code] = text["en"]
	}
	for _, texts := range []map[string]definition.Text{engine.Refusals(), service.Refusals()} {
		for code, text := range texts {
			all[code] = text["en"]
		}
	}
	for code := range problemWords {
		all[code] = problemWords.in(code, "en")
	}
	for code, text := range all {
		all[code] = strings.ReplaceAll(text, "%s", "…")
	}
	return all
}

func typeOf(code string) string { return "/docs#problem-" + code }

func titleOf(status int, locale string) string {
	key := strconv.Itoa(status)
	if _, ok := titleWords[key]; !ok {
		return http.StatusText(status)
	}
	return titleWords.in(key, locale)
}

// failureOf is the one place where an error becomes an answer. What is not a
// refusal is logged under an incident number, and only the number goes out.
func failureOf(ctx context.Context, log *slog.Logger, locale string, err error) *failure {
	var f *failure
	if errors.As(err, &f) {
		return f
	}
	if r, ok := engine.AsRefusal(err); ok {
		return refused(r, locale)
	}
	if errors.Is(err, context.DeadlineExceeded) || errors.Is(err, context.Canceled) {
		log.WarnContext(ctx, "request ran out of time", "request", RequestID(ctx), "error", err)
		return fail(http.StatusServiceUnavailable, "busy", locale)
	}
	if errors.Is(err, engine.ErrUnavailable) {
		log.ErrorContext(ctx, "the store does not work", "request", RequestID(ctx), "error", err)
		return fail(http.StatusServiceUnavailable, "unavailable", locale)
	}
	return incident(ctx, log, locale, err)
}

func incident(ctx context.Context, log *slog.Logger, locale string, err error) *failure {
	f := fail(http.StatusInternalServerError, "internal", locale)
	f.Incident = rand.Text()
	log.ErrorContext(ctx, "request failed", "incident", f.Incident, "request", RequestID(ctx), "error", err)
	return f
}

func refused(r *engine.Refusal, locale string) *failure {
	status, ok := codeStatuses[r.Code]
	if !ok {
		status = statuses[r.Kind]
	}
	if status == 0 {
		status = http.StatusUnprocessableEntity
	}
	f := &failure{Problem{
		Type: typeOf(r.Code), Title: titleOf(status, locale), Status: status, Code: r.Code,
		Detail: textIn(r.Detail, locale),
	}}
	if r.Kind == engine.NotFound && len(r.Problems) == 0 {
		// One answer for what is not there and for what these eyes may not see.
		return fail(http.StatusNotFound, "not_found", locale)
	}
	for _, p := range r.Problems {
		f.Errors = append(f.Errors, ProblemPlace{
			Pointer: p.Pointer, Code: p.Code, Detail: textIn(p.Detail, locale), Address: p.Address,
		})
	}
	if r.Holder != "" {
		f.Holder = &Person{Login: r.Holder, Name: r.Holder}
	}
	return f
}

// textIn answers refusal text, which the engine speaks in the application's
// languages and gates in the definition's.
func textIn(t definition.Text, locale string) string { return t.In(locale, "en") }

// checked turns what huma found wrong with a request into a problem. huma's own
// sentences are English; only their meaning is used.
func checked(m *huma.ErrorModel, locale string) *failure {
	code := map[int]string{
		http.StatusBadRequest:           "unreadable",
		http.StatusUnsupportedMediaType: "media_type",
		http.StatusNotAcceptable:        "not_acceptable",
		http.StatusRequestTimeout:       "too_slow",
	}[m.Status]
	if m.Status == http.StatusRequestEntityTooLarge {
		code = "too_large"
	}
	if code == "" {
		code = "request"
	}
	f := fail(m.Status, code, locale)
	if code != "request" {
		return f
	}
	for _, e := range m.Errors {
		c := meaning(e.Message)
		at := pointerOf(e.Location)
		if name, ok := strings.CutPrefix(e.Message, "expected required property "); ok {
			at += "/" + strings.TrimSuffix(name, " to be present")
		}
		f.Errors = append(f.Errors, ProblemPlace{Pointer: at, Code: c, Detail: problemWords.in(c, locale)})
	}
	return f
}

// meanings are the beginnings of huma's sentences and what they mean.
var meanings = []struct{ begins, code string }{
	{"unexpected property", "unknown_property"},
	{"unknown query parameter", "unknown_parameter"},
	{"expected required property", "required"},
	{"required ", "required"},
	{"expected value to be one of", "option"},
	{"expected length >=", "too_short"},
	{"expected length <=", "too_long"},
	{"expected array length", "count"},
	{"expected number >=", "min"},
	{"expected number <=", "max"},
	{"expected string to", "format"},
	{"expected ", "type"},
	{"invalid ", "type"},
}

func meaning(message string) string {
	for _, m := range meanings {
		if strings.HasPrefix(message, m.begins) {
			return m.code
		}
	}
	return "type"
}

// pointerOf turns huma's "body.fields.x" and "query.limit" into a pointer.
func pointerOf(location string) string {
	where, rest, _ := strings.Cut(location, ".")
	switch where {
	case "query":
		return "?" + rest
	case "body":
		if rest == "" {
			return ""
		}
		return "/" + strings.NewReplacer(".", "/", "[", "/", "]", "").Replace(rest)
	}
	return rest
}

// WriteProblem answers a problem of the server's own on a bare fiber context: for
// errors outside the API's routes.
func WriteProblem(c *fiber.Ctx, status int, code string) error {
	locale := localeOf(c.Query("locale"), c.Get(fiber.HeaderAcceptLanguage), "", terms.Spoken())
	return writeFailure(c, fail(status, code, locale))
}

// WriteIncident answers 500 for err: logged under a number, shown as the number.
func WriteIncident(c *fiber.Ctx, log *slog.Logger, err error) error {
	locale := localeOf(c.Query("locale"), c.Get(fiber.HeaderAcceptLanguage), "", terms.Spoken())
	return writeFailure(c, incident(c.UserContext(), log, locale, err))
}

func writeFailure(c *fiber.Ctx, f *failure) error {
	c.Status(f.Status)
	for name, values := range f.GetHeaders() {
		c.Set(name, values[0])
	}
	if err := c.JSON(f.Problem); err != nil {
		return err
	}
	c.Set(fiber.HeaderContentType, problemType)
	return nil
}
