// Package app holds the built screens.
package app

import (
	"embed"
	"io/fs"
)

//go:embed all:dist
var dist embed.FS

// FS answers the built screens. Before `make web` it holds no index.html.
func FS() (fs.FS, error) { return fs.Sub(dist, "dist") }
