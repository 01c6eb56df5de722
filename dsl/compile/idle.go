package compile

import (
	"slices"
	"strings"

	"github.com/akis-platform/akis/engine/phrase"
	"github.com/akis-platform/akis/schemas"
)

// walk goes once over the whole tree, led by the schemas, for what holds of every
// block alike: what this build does not act on is named, and texts are in the
// languages of the set.
func (c *compiler) walk(b *schemas.Block, m map[string]any, at string) {
	for _, key := range sortedKeys(m) {
		p := b.Props[key]
		switch {
		case p == nil || p.Sequence != nil: // moves speak of other versions
		case p.Idle:
			c.idle(at+"/"+key, "%s is checked and kept, but this build does not act on it yet.", key)
		case p.Block == "":
			c.attribute(p, m[key], at)
		case p.Labelled:
			blocks := asMap(m[key])
			for _, name := range sortedKeys(blocks) {
				c.block(p.Block, asMap(blocks[name]), at+"/"+key+"/"+name)
			}
		default:
			c.block(p.Block, asMap(m[key]), at+"/"+key)
		}
	}
}

func (c *compiler) block(kind string, m map[string]any, at string) {
	b := schemas.Of(kind)
	if b.Idle {
		c.idle(at, "%s is checked and kept, but this build does not act on it yet.", spoken(at))
	}
	c.walk(b, m, at)
}

// spoken answers the last block of an address as people write it: survey "after".
func spoken(at string) phrase.Phrase {
	parts := strings.Split(at, "/")
	last := parts[len(parts)-1]
	if schemas.Of(last) != nil && len(parts)%2 == 0 { // a block without a name
		return phrase.Say("%s", last)
	}
	return phrase.Say("%s %q", parts[len(parts)-2], last)
}

func (c *compiler) idle(at string, format phrase.Format, args ...any) {
	c.warnf(at, CodeNotYet, "Not run by this build", format, args...)
}

func (c *compiler) attribute(p *schemas.Prop, v any, at string) {
	switch p.Kind {
	case "text", "template":
		c.locales(asMap(v), at+"/"+p.Name)
	case "map_text":
		for _, code := range sortedKeys(asMap(v)) {
			c.locales(asMap(asMap(v)[code]), at+"/"+p.Name+"/"+code)
		}
	}
	word, _ := v.(string)
	if kind, _, _ := strings.Cut(word, "."); slices.Contains(p.IdleValues, kind) {
		c.idle(at+"/"+p.Name, "%s is checked and kept, but this build does not act on it yet.", p.Name+" = "+word)
	}
}

// locales warns of texts that nobody will be shown.
func (c *compiler) locales(t map[string]any, at string) {
	if c.tree.Root["akis"] == nil || !c.tree.Whole("/akis") {
		return
	}
	for _, locale := range sortedKeys(t) {
		if listed := c.def.Locales; !slices.Contains(listed, locale) {
			c.warnf(at+"/"+locale, CodeLocale, "Language not listed",
				"akis.locales has %s, but not %q. Add it there or remove the text.", strings.Join(listed, ", "), locale)
		}
	}
}
