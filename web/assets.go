package web

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strings"

	"github.com/gofiber/fiber/v2"

	"github.com/akis-platform/akis/web/api"
)

// assets are the files of the screens, held compressed in memory.
type assets map[string]*asset

type asset struct {
	plain, gzipped []byte // gzipped is nil when it saves nothing
	kind, tag      string
	forever        bool // the name changes with the content
}

func newAssets(files fs.FS) (assets, error) {
	all := assets{}
	err := fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		body, err := fs.ReadFile(files, name)
		if err != nil {
			return err
		}
		all["/"+name], err = newAsset(name, body)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read the screens: %w", err)
	}
	return all, nil
}

func newAsset(name string, body []byte) (*asset, error) {
	sum := sha256.Sum256(body)
	a := &asset{
		plain: body, kind: mime.TypeByExtension(path.Ext(name)),
		tag:     `"` + hex.EncodeToString(sum[:12]) + `"`,
		forever: strings.HasPrefix(name, "assets/"),
	}
	if a.kind == "" {
		a.kind = fiber.MIMEOctetStream
	}
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(body); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	if b.Len() < len(body)*9/10 {
		a.gzipped = b.Bytes()
	}
	return a, nil
}

// serve answers a file, or index.html for an address of the screens: those the
// browser's router knows.
func (all assets) serve(c *fiber.Ctx) error {
	if c.Method() != fiber.MethodGet && c.Method() != fiber.MethodHead || underAPI(c.Path()) {
		return c.Next()
	}
	a, ok := all[c.Path()]
	if !ok && path.Ext(c.Path()) == "" {
		a, ok = all["/index.html"]
	}
	if !ok {
		return api.WriteProblem(c, http.StatusNotFound, "not_found")
	}
	return a.send(c)
}

func (a *asset) send(c *fiber.Ctx) error {
	c.Set(fiber.HeaderCacheControl, "no-cache")
	if a.forever {
		c.Set(fiber.HeaderCacheControl, "public, max-age=31536000, immutable")
	}
	c.Set(fiber.HeaderETag, a.tag)
	c.Vary(fiber.HeaderAcceptEncoding)
	if c.Get(fiber.HeaderIfNoneMatch) == a.tag {
		return c.SendStatus(http.StatusNotModified)
	}
	c.Set(fiber.HeaderContentType, a.kind)
	if a.gzipped != nil && c.Get(fiber.HeaderAcceptEncoding) != "" && c.AcceptsEncodings("gzip", "identity") == "gzip" {
		c.Set(fiber.HeaderContentEncoding, "gzip")
		return c.Send(a.gzipped)
	}
	return c.Send(a.plain)
}
