// Package examples holds whole processes, ready to run.
package examples

import "embed"

// Modanisa is the process of the demonstration, with its people and customers.
//
//go:embed modanisa
var Modanisa embed.FS
