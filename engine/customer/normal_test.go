package customer_test

import (
	"testing"

	"github.com/akis-platform/akis/engine/customer"
)

func TestNormalPhone(t *testing.T) {
	for raw, want := range map[string]string{
		"0532 111 22 33": "+905321112233", "532-111-2233": "+905321112233", "+90 (532) 111.22.33": "+905321112233",
		"0090 532 111 22 33": "+905321112233", "+33 6 12 34 56 78": "+33612345678", "905321112233": "+905321112233",
		"٠٥٣٢١١١٢٢٣٣": "+905321112233", "０５３２１１１２２３３": "+905321112233", "\u202a+90 532 111 22 33\u202c": "+905321112233",
		"": "", "123": "", "call me": "", "+0532": "", "0532 111 22 33 ext 4": "", "+1234567890123456": "", "532+111": "",
	} {
		if got, ok := customer.NormalPhone(raw, "90"); got != want || ok != (want != "") {
			t.Errorf("%q becomes %q, %v, want %q", raw, got, ok, want)
		}
	}
}

func TestNormalEmail(t *testing.T) {
	for raw, want := range map[string]string{
		" Ayse@Example.COM ": "ayse@example.com", "a.b+c@x.org": "a.b+c@x.org",
		"Ayşe <a@x.org>": "", "a@x": "", "a@x.org, b@x.org": "", "a@x.org\r\nBcc: b@x.org": "", "@x.org": "", "a": "", "": "",
	} {
		if got, ok := customer.NormalEmail(raw); got != want || ok != (want != "") {
			t.Errorf("%q becomes %q, %v, want %q", raw, got, ok, want)
		}
	}
}

// A number that is normal stays as it is.
func FuzzNormalPhone(f *testing.F) {
	for _, seed := range []string{"0532 111 22 33", "+33612345678", "00", "+", "٠"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		once, ok := customer.NormalPhone(raw, "90")
		if !ok {
			return
		}
		if twice, ok := customer.NormalPhone(once, "49"); !ok || twice != once {
			t.Errorf("%q becomes %q, and that %q", raw, once, twice)
		}
	})
}
