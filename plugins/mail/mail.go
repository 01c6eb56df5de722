// Package mail is the connector that sends e-mail by SMTP.
package mail

import (
	"context"
	"errors"
	"fmt"
	netmail "net/mail"
	"strings"
	"time"
	"unicode"

	gomail "github.com/wneessen/go-mail"

	"github.com/akis-platform/akis/plugins"
)

// Security is how the connection to the server is protected.
type Security string

// The ways of protection.
const (
	StartTLS Security = "starttls" // the default: refuse to go on without
	TLS      Security = "tls"      // from the first byte
	None     Security = "none"     // for a server on this machine only
)

// Config says how to reach the server and who sends.
type Config struct {
	Host     string
	Port     int // 0: the usual one for Security
	Username string
	Password string
	Security Security
	From     string // "Support <support@example.org>"
	// Domain ends the Message-IDs; "" takes From's.
	Domain  string
	Timeout time.Duration // of a whole send; default 20 s
}

// Sender sends e-mail. It is safe for concurrent use: each message has a
// connection of its own.
type Sender struct {
	cfg  Config
	from *netmail.Address
}

var _ plugins.Sender = (*Sender)(nil)

// New answers a sender, or what is wrong with the configuration.
func New(cfg Config) (*Sender, error) {
	from, err := netmail.ParseAddress(cfg.From)
	if err != nil {
		return nil, fmt.Errorf("mail: from %q is not an address such as \"Support <support@example.org>\"", cfg.From)
	}
	if cfg.Host == "" {
		return nil, errors.New("mail: the SMTP server's host is missing")
	}
	switch cfg.Security {
	case "":
		cfg.Security = StartTLS
	case StartTLS, TLS, None:
	default:
		return nil, fmt.Errorf("mail: security %q is none of starttls, tls, none", cfg.Security)
	}
	if cfg.Timeout == 0 {
		cfg.Timeout = 20 * time.Second
	}
	if cfg.Domain == "" {
		cfg.Domain = from.Address[strings.LastIndexByte(from.Address, '@')+1:]
	}
	return &Sender{cfg: cfg, from: from}, nil
}

// Send hands a message to the server. What the server refuses for good (5xx) and
// what is no address is permanent.
func (s *Sender) Send(ctx context.Context, m plugins.Message) error {
	msg, err := s.build(m)
	if err != nil {
		return plugins.Permanent(err)
	}
	client, err := s.client()
	if err != nil {
		return plugins.Permanent(err)
	}
	ctx, cancel := context.WithTimeout(ctx, s.cfg.Timeout)
	defer cancel()
	err = client.DialAndSendWithContext(ctx, msg)
	var refused *gomail.SendError
	if errors.As(err, &refused) && !refused.IsTemp() && refused.ErrorCode() >= 500 {
		return plugins.Permanent(fmt.Errorf("the mail server refused the message: %w", err))
	}
	if err != nil {
		return fmt.Errorf("sending mail: %w", err)
	}
	return nil
}

// build makes the message. Nothing of it can add a header: addresses are parsed,
// line breaks in one-line values become spaces, and the library encodes the rest.
func (s *Sender) build(m plugins.Message) (*gomail.Msg, error) {
	to, err := netmail.ParseAddress(m.To)
	if err != nil || strings.ContainsFunc(m.To, unicode.IsControl) {
		return nil, fmt.Errorf("%q is no e-mail address", oneLine(m.To))
	}
	to.Name = oneLine(m.ToName)
	msg := gomail.NewMsg()
	msg.FromMailAddress(s.from)
	msg.ToMailAddress(to)
	msg.Subject(oneLine(m.Subject))
	msg.SetMessageIDWithValue(idPart(m.Key) + "@" + s.cfg.Domain)
	msg.SetDateWithValue(m.At)
	msg.SetGenHeader("Auto-Submitted", "auto-generated") // RFC 3834: nobody should answer by machine
	msg.SetBodyString(gomail.TypeTextPlain, m.Body)
	return msg, nil
}

// idPart writes a key so that it may stand in a Message-ID, two keys never alike.
func idPart(key string) string {
	var b strings.Builder
	for _, c := range []byte(key) {
		switch {
		case c >= '0' && c <= '9', c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c == '-':
			b.WriteByte(c)
		case c == '/':
			b.WriteByte('.')
		default:
			fmt.Fprintf(&b, "_%02x", c)
		}
	}
	return "akis." + b.String()
}

// oneLine keeps a value on one line.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == '\u2028' || r == '\u2029' {
			return ' '
		}
		return r
	}, s)
}

func (s *Sender) client() (*gomail.Client, error) {
	options := []gomail.Option{gomail.WithTimeout(s.cfg.Timeout)}
	switch s.cfg.Security {
	case TLS:
		options = append(options, gomail.WithSSLPort(false))
	case None:
		options = append(options, gomail.WithTLSPortPolicy(gomail.NoTLS))
	case StartTLS:
		options = append(options, gomail.WithTLSPortPolicy(gomail.TLSMandatory))
	}
	if s.cfg.Port != 0 {
		options = append(options, gomail.WithPort(s.cfg.Port))
	}
	if s.cfg.Username != "" {
		options = append(options, gomail.WithSMTPAuth(gomail.SMTPAuthAutoDiscover),
			gomail.WithUsername(s.cfg.Username), gomail.WithPassword(s.cfg.Password))
	}
	c, err := gomail.NewClient(s.cfg.Host, options...)
	if err != nil {
		return nil, fmt.Errorf("mail: %w", err)
	}
	return c, nil
}
