package cli

import (
	"errors"
	"fmt"
	"log/slog"
	"os"
	"strconv"
	"strings"

	"github.com/akis-platform/akis/plugins"
	"github.com/akis-platform/akis/plugins/logsend"
	"github.com/akis-platform/akis/plugins/mail"
)

// senders names the connector of each channel. With AKIS_SMTP_HOST mail goes out
// by SMTP; without it, and for text messages, what would be sent is logged.
func senders(log *slog.Logger) (*plugins.Registry, error) {
	r := plugins.NewRegistry()
	var email plugins.Sender = logsend.Sender{Log: log}
	if host := os.Getenv("AKIS_SMTP_HOST"); host != "" {
		cfg := mail.Config{
			Host: host, Username: os.Getenv("AKIS_SMTP_USERNAME"), From: os.Getenv("AKIS_SMTP_FROM"),
			Security: mail.Security(env("AKIS_SMTP_SECURITY", string(mail.StartTLS))),
		}
		var err error
		if port := os.Getenv("AKIS_SMTP_PORT"); port != "" {
			if cfg.Port, err = strconv.Atoi(port); err != nil {
				return nil, fmt.Errorf("AKIS_SMTP_PORT: %q is not a number", port)
			}
		}
		if cfg.Password, err = secret("AKIS_SMTP_PASSWORD"); err != nil {
			return nil, err
		}
		if email, err = mail.New(cfg); err != nil {
			return nil, fmt.Errorf("sending mail: %w", err)
		}
	}
	return r, errors.Join(r.Register("email", email), r.Register("sms", logsend.Sender{Log: log}))
}

// secret reads a secret from NAME, or from the file that NAME_FILE names.
func secret(name string) (string, error) {
	file := os.Getenv(name + "_FILE")
	if file == "" {
		return os.Getenv(name), nil
	}
	src, err := os.ReadFile(file)
	return strings.TrimSpace(string(src)), err
}
