package people_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/akis-platform/akis/engine/people"
)

func TestPasswords(t *testing.T) {
	h := people.NewHasher()
	ctx := t.Context()
	hash, err := h.Hash(ctx, "correct horse")
	if err != nil || !strings.HasPrefix(hash, "$argon2id$") || strings.Contains(hash, "horse") {
		t.Fatal(hash, err)
	}
	if other, err := h.Hash(ctx, "correct horse"); err != nil || other == hash {
		t.Errorf("two hashes of one password are the same, %v", err)
	}
	for password, want := range map[string]bool{"correct horse": true, "correct hors": false, "": false} {
		if ok, err := h.Check(ctx, hash, password); ok != want || err != nil {
			t.Errorf("%q: %v, %v", password, ok, err)
		}
	}
	// Nobody's hash fits no password, not even the one that the dummy was made of.
	if ok, err := h.Check(ctx, "", ""); ok || err != nil {
		t.Errorf("no hash: %v, %v", ok, err)
	}
	for _, bad := range []string{"x", "$argon2i$v=19$m=65536,t=1,p=4$AA$AA", strings.Replace(hash, "m=65536", "m=1", 1), hash[:len(hash)-1] + "*"} {
		if ok, err := h.Check(ctx, bad, "correct horse"); ok || err == nil {
			t.Errorf("%q: %v, %v", bad, ok, err)
		}
	}
}

func TestSecrets(t *testing.T) {
	a, hash := people.NewSecret(people.TokenPrefix)
	b, _ := people.NewSecret(people.TokenPrefix)
	if a == b || !strings.HasPrefix(a, "akis_") || len(a) < 40 {
		t.Errorf("secrets %q, %q", a, b)
	}
	if !bytes.Equal(hash, people.HashSecret(a)) || bytes.Contains(hash, []byte(a)) {
		t.Errorf("the hash is %x", hash)
	}
}
