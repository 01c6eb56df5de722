package web

import (
	"embed"

	"github.com/gofiber/fiber/v2"
)

//go:embed docs
var docFiles embed.FS

// mountDocs serves the reader of openapi.json: our own page, from the binary.
func mountDocs(app *fiber.App) error {
	files, err := newAssets(docFiles)
	if err != nil {
		return err
	}
	for address, name := range map[string]string{
		"/docs": "/docs/index.html", "/docs/docs.js": "/docs/docs.js", "/docs/docs.css": "/docs/docs.css",
	} {
		app.Get(address, func(c *fiber.Ctx) error { return files[name].send(c) })
	}
	return nil
}
