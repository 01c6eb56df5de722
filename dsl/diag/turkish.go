package diag

import "github.com/akis-platform/akis/engine/phrase"

var turkish = phrase.Catalogue{}
