package mail

import (
	"bytes"
	"context"
	"io"
	"net"
	netmail "net/mail"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/emersion/go-smtp"

	"github.com/akis-platform/akis/plugins"
)

// server is an SMTP server that keeps what it is given, or refuses it.
type server struct {
	mu     sync.Mutex
	got    [][]byte
	rcpts  []string
	refuse *smtp.SMTPError
}

func (s *server) NewSession(*smtp.Conn) (smtp.Session, error) { return &session{s}, nil }

type session struct{ s *server }

func (x *session) Reset()                               {}
func (x *session) Logout() error                        { return nil }
func (x *session) Mail(string, *smtp.MailOptions) error { return nil }
func (x *session) Rcpt(to string, _ *smtp.RcptOptions) error {
	x.s.mu.Lock()
	defer x.s.mu.Unlock()
	if x.s.refuse != nil {
		return x.s.refuse
	}
	x.s.rcpts = append(x.s.rcpts, to)
	return nil
}

func (x *session) Data(r io.Reader) error {
	b, err := io.ReadAll(r)
	x.s.mu.Lock()
	defer x.s.mu.Unlock()
	x.s.got = append(x.s.got, b)
	return err
}

func start(t *testing.T) (*server, *Sender) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	kept := &server{}
	srv := smtp.NewServer(kept)
	srv.Domain = "localhost"
	go func() { _ = srv.Serve(l) }() // it ends with the test
	t.Cleanup(func() { srv.Close() })
	s, err := New(Config{
		Host: "127.0.0.1", Port: l.Addr().(*net.TCPAddr).Port, Security: None,
		From: "Destek <destek@example.org>", Timeout: 5 * time.Second,
	})
	if err != nil {
		t.Fatal(err)
	}
	return kept, s
}

func TestSend(t *testing.T) {
	kept, s := start(t)
	m := plugins.Message{
		Key: "17/4/0", To: "ayse@example.com", ToName: "Ayşe", Subject: "Siparişiniz yolda",
		Body: "Merhaba Ayşe,\n\nKargonuz yola çıktı.", At: time.Date(2026, 1, 5, 9, 0, 0, 0, time.UTC),
	}
	for range 2 {
		if err := s.Send(t.Context(), m); err != nil {
			t.Fatal(err)
		}
	}
	first, second := parse(t, kept.got[0]), parse(t, kept.got[1])
	if id := first.Header.Get("Message-ID"); id != "<akis.17.4.0@example.org>" || id != second.Header.Get("Message-ID") {
		t.Errorf("the message's ids are %q and %q", id, second.Header.Get("Message-ID"))
	}
	if got := first.Header.Get("Auto-Submitted"); got != "auto-generated" {
		t.Errorf("Auto-Submitted is %q", got)
	}
	if d, err := first.Header.Date(); err != nil || !d.Equal(m.At) {
		t.Errorf("Date is %v, %v", d, err)
	}
}

// Nothing that a customer or a definition writes can add a header or a receiver.
func TestHeadersCannotBeInjected(t *testing.T) {
	kept, s := start(t)
	evil := "x\r\nBcc: thief@example.net\r\n\r\nother body"
	for name, m := range map[string]plugins.Message{
		"subject":   {Key: "1/1/0", To: "a@example.com", Subject: evil},
		"name":      {Key: "1/1/0", To: "a@example.com", ToName: evil},
		"key":       {Key: evil, To: "a@example.com"},
		"separator": {Key: "1/1/0", To: "a@example.com", Subject: "x\u2028Bcc: thief@example.net"},
	} {
		kept.got, kept.rcpts = nil, nil
		if err := s.Send(t.Context(), m); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		h := parse(t, kept.got[0]).Header
		for _, bad := range []string{"Bcc", "Cc"} {
			if v, has := h[bad]; has {
				t.Errorf("%s made a header %s: %v", name, bad, v)
			}
		}
		if len(kept.rcpts) != 1 || kept.rcpts[0] != "a@example.com" {
			t.Errorf("%s: sent to %v", name, kept.rcpts)
		}
	}
	for _, to := range []string{evil, "a@example.com\r\nBcc: thief@example.net", "a@example.com, b@example.com", "nobody", ""} {
		if err := s.Send(t.Context(), plugins.Message{To: to}); !plugins.IsPermanent(err) {
			t.Errorf("to %q: %v", to, err)
		}
	}
}

func TestRefusals(t *testing.T) {
	kept, s := start(t)
	m := plugins.Message{Key: "1/1/0", To: "a@example.com", Subject: "x", Body: "y"}
	kept.refuse = &smtp.SMTPError{Code: 550, Message: "no such mailbox"}
	if err := s.Send(t.Context(), m); !plugins.IsPermanent(err) {
		t.Errorf("a mailbox that is not there: %v", err)
	}
	kept.refuse = &smtp.SMTPError{Code: 451, Message: "later"}
	if err := s.Send(t.Context(), m); err == nil || plugins.IsPermanent(err) {
		t.Errorf("a server that is busy: %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := s.Send(ctx, m); err == nil || plugins.IsPermanent(err) {
		t.Errorf("a send that was cut off: %v", err)
	}
}

func TestConfig(t *testing.T) {
	for name, c := range map[string]struct {
		cfg  Config
		want string
	}{
		"no host":      {Config{From: "a@example.org"}, "host is missing"},
		"no from":      {Config{Host: "h"}, "is not an address"},
		"bad security": {Config{Host: "h", From: "a@example.org", Security: "ssl"}, "none of starttls, tls, none"},
	} {
		if _, err := New(c.cfg); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %q", name, err, c.want)
		}
	}
}

func parse(t *testing.T, raw []byte) *netmail.Message {
	t.Helper()
	m, err := netmail.ReadMessage(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	return m
}
