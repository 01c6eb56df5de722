package people

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"fmt"
	"strings"

	"golang.org/x/crypto/argon2"
)

// The cost of a password: argon2id, 64 MiB, one pass, four lanes (RFC 9106's
// second recommendation with fewer passes).
const (
	argonTime   = 1
	argonMemory = 64 << 10 // KiB
	argonLanes  = 4
	argonSalt   = 16
	argonKey    = 32
)

// atOnce bounds how many passwords are hashed at the same time: each takes
// 64 MiB.
const atOnce = 2

// Hasher hashes passwords, a few at a time. It is safe for concurrent use.
type Hasher struct {
	turns chan struct{}
	dummy string
}

// NewHasher answers a hasher.
func NewHasher() *Hasher {
	h := &Hasher{turns: make(chan struct{}, atOnce)}
	h.dummy = encode(make([]byte, argonSalt), make([]byte, argonKey))
	return h
}

// Hash answers the hash of a password in the usual argon2id notation. It waits
// its turn until ctx ends.
func (h *Hasher) Hash(ctx context.Context, password string) (string, error) {
	salt := make([]byte, argonSalt)
	rand.Read(salt) // never fails
	key, err := h.key(ctx, password, salt)
	if err != nil {
		return "", err
	}
	return encode(salt, key), nil
}

// Check reports whether the password fits the hash. An empty hash takes the same
// time and never fits: the time does not tell whether a login exists.
func (h *Hasher) Check(ctx context.Context, hash, password string) (bool, error) {
	known := hash != ""
	if !known {
		hash = h.dummy
	}
	salt, want, err := decode(hash)
	if err != nil {
		return false, err
	}
	key, err := h.key(ctx, password, salt)
	if err != nil {
		return false, err
	}
	return subtle.ConstantTimeCompare(key, want) == 1 && known, nil
}

func (h *Hasher) key(ctx context.Context, password string, salt []byte) ([]byte, error) {
	select {
	case h.turns <- struct{}{}:
		defer func() { <-h.turns }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	return argon2.IDKey([]byte(password), salt, argonTime, argonMemory, argonLanes, argonKey), nil
}

func encode(salt, key []byte) string {
	b := base64.RawStdEncoding
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, argonMemory, argonTime,
		argonLanes, b.EncodeToString(salt), b.EncodeToString(key))
}

// decode reads a hash that encode wrote; another cost than ours is an error.
func decode(hash string) (salt, key []byte, err error) {
	parts := strings.Split(hash, "$")
	want := strings.Split(encode(nil, nil), "$")
	if len(parts) != 6 || strings.Join(parts[:4], "$") != strings.Join(want[:4], "$") {
		return nil, nil, fmt.Errorf("password hash is not in the form $argon2id$v=…$m=…$salt$key")
	}
	if salt, err = base64.RawStdEncoding.DecodeString(parts[4]); err != nil {
		return nil, nil, fmt.Errorf("password salt: %w", err)
	}
	if key, err = base64.RawStdEncoding.DecodeString(parts[5]); err != nil {
		return nil, nil, fmt.Errorf("password key: %w", err)
	}
	return salt, key, nil
}
