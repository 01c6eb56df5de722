package compile

import (
	"slices"
	"strings"

	"github.com/akis-platform/akis/dsl/diag"
	"github.com/akis-platform/akis/engine/phrase"
	"github.com/akis-platform/akis/engine/rule"
)

// connector checks the settings of a door to another system.
func (c *compiler) connector(n node) {
	settings := n.child("settings").m
	for _, key := range sortedKeys(settings) {
		if looksSecret(key, settings[key]) {
			c.note(diag.Warning, n.at+"/settings/"+key, CodeSecret, "Secret written out", writtenOut(key))
		}
	}
}

// secretWords are parts of the names of settings that hold secrets.
var secretWords = []string{"password", "passwort", "secret", "token", "api_key", "apikey", "private_key", "credential"}

// looksSecret reports whether a setting holds a secret as a plain text.
func looksSecret(key string, v any) bool {
	text, _ := v.(string)
	name := strings.ToLower(key)
	return text != "" && slices.ContainsFunc(secretWords, func(w string) bool { return strings.Contains(name, w) })
}

// writtenOut says what is wrong with a secret in the text: versions are kept and
// shown.
func writtenOut(key string) phrase.Text {
	return phrase.Text{phrase.Say("%s looks like a secret. Definitions are kept and shown with every version; write secret.name, and give its value to the server.", key)}
}

// intake checks how what arrives becomes cases.
func (c *compiler) intake(n node) {
	c.leaf(n, "default")
	n.ref("connector", "connector")
	received := c.received()
	for _, d := range n.children("discard") {
		d.rule("when", received)
	}
	if j := n.child("join"); len(j.m) > 0 {
		j.rule("when", received)
		j.duration("within")
		if len(j.strings("same")) == 0 {
			c.lackf(j.at+"/same", CodeValue, "Joins everything", "Name what both must share, such as same = [customer, thread].")
		}
	}
	for _, k := range n.children("classify") {
		k.rule("when", received)
		c.leaf(k, "to")
	}
}

// leaf resolves a category that cases are opened in.
func (c *compiler) leaf(n node, key string) {
	path := n.ref(key, "category")
	if cat := c.def.Categories[path]; cat != nil && !cat.Leaf() {
		names := make([]string, len(cat.Children))
		for i, child := range cat.Children {
			names[i] = "category." + strings.ReplaceAll(child, "/", ".")
		}
		c.errorf(n.at+"/"+key, CodeKindOfRef, "Cases are not opened here",
			"%s has narrower categories; a case is opened in one of them: %s.", n.str(key), strings.Join(names, ", "))
	}
}

// received is the scope of rules over what arrives, before there is a case.
func (c *compiler) received() []scoped {
	text := rule.Name{Type: rule.Text}
	names := map[string]rule.Name{
		"received.text": text, "received.subject": text, "received.sender": text, "received.language": text,
	}
	for name, of := range c.commonNames() {
		if strings.HasPrefix(name, "customer.") || strings.HasPrefix(name, "setting.") {
			names[name] = of
		}
	}
	return c.scopeNamed("received", names)
}

// lookup checks what is asked and what is filled.
func (c *compiler) lookup(n node) {
	name := n.str("connector")
	if known := asMap(c.tree.Root["connector"]); known[name] == nil && !c.lost("connector", name) {
		// Only a warning as long as lookups do not run: the server may have it.
		c.warnf(n.at+"/connector", CodeReference, "Connector not declared",
			"No block connector %q says how it is reached. Add one.", name)
	}
	c.exchange(n)
}

// exchange checks what a question to another system is asked with, and what the
// answer fills.
func (c *compiler) exchange(n node) {
	for _, key := range []string{"match", "fill"} {
		m := n.stringMap(key)
		for _, name := range sortedKeys(m) {
			at := n.at + "/" + key + "/" + name
			_, field := c.resolve(at, m[name], "field")
			if f := c.def.Fields[field]; key == "fill" && f != nil && f.Compute != nil {
				c.errorf(at, CodeValue, "Computed and given", "field.%s is computed; what is set would be lost at once. Remove it here, or compute.", field)
			}
		}
	}
}

// call checks an automatic step: what it calls, and that it has both ways out.
func (x flowCompiler) call(n node) {
	if !n.has("call") {
		for _, key := range []string{"match", "fill", "retry"} {
			if n.has(key) {
				x.lackf(n.at+"/"+key, CodeValue, "Nothing is called", "%s belongs to a step with call = connector.name.action. Add call or remove it.", key)
			}
		}
		return
	}
	x.action(n.at+"/call", n.str("call"))
	x.exchange(n)
	if r := n.child("retry"); len(r.m) > 0 {
		r.duration("after")
	}
	if n.has("claim_within") {
		x.errorf(n.at+"/claim_within", CodeDuration, "Nobody claims here", "A step that calls a connector has no pool to claim from. Remove claim_within.")
	}
	outcomes := asMap(n.m["outcome"])
	for _, name := range []string{"ok", "failed"} {
		if outcomes[name] == nil {
			x.lackf(n.at, CodeValue, "A way out is missing", "Step %q calls a connector and leaves by ok or failed. Add outcome %q { to = … }.", n.name(), name)
		}
	}
	for _, name := range sortedKeys(outcomes) {
		if name != "ok" && name != "failed" {
			x.lackf(n.at+"/outcome/"+name, CodeValue, "Outcome that nobody takes", "Step %q calls a connector and leaves by ok or failed; nobody ever chooses %q. Remove it.", n.name(), name)
		}
	}
}

// action resolves connector.name.action.
func (c *compiler) action(at, ref string) {
	name, action, _ := strings.Cut(strings.TrimPrefix(ref, "connector."), ".")
	if _, found := c.resolve(at, strings.TrimSuffix(ref, "."+action), "connector"); found != "" && action == "" {
		c.errorf(at, CodeValue, "Nothing is called", "%s names a connector and no action of it. Write connector.%s.action.", ref, name)
	}
}
