package people

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
)

// TokenPrefix marks API tokens, so that scanners recognise a leaked one.
const TokenPrefix = "akis_"

// NewSecret answers a 256-bit secret to hand out once, with prefix, and the hash
// to keep.
func NewSecret(prefix string) (secret string, hash []byte) {
	b := make([]byte, 32)
	rand.Read(b) // never fails
	secret = prefix + base64.RawURLEncoding.EncodeToString(b)
	return secret, HashSecret(secret)
}

// HashSecret answers what is kept of a secret. The secret has 256 random bits,
// so a plain hash is as hard to invert as to guess.
func HashSecret(secret string) []byte {
	sum := sha256.Sum256([]byte(secret))
	return sum[:]
}
