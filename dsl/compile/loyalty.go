package compile

// programme checks what earns points.
func (c *compiler) programme(n node) {
	n.duration("expires")
	for _, e := range n.children("earn") {
		e.rule("when", c.allFields())
		if e.number("points") == 0 {
			c.errorf(e.at+"/points", CodeValue, "Earns nothing", "Write how many points; below zero they are taken away.")
		}
	}
}

// reward checks what points buy.
func (c *compiler) reward(n node) {
	n.ref("programme", "programme")
	for i, ref := range n.strings("tiers") {
		c.resolve(n.at+"/tiers/"+itoa(i), ref, "tier")
	}
	n.refs("create", "task")
	n.refs("send", "message")
}

// tierChecks holds what tiers are besides their rules.
func (c *compiler) tierChecks(n node) {
	if n.has("speed_up") && n.number("speed_up") <= 0 {
		c.errorf(n.at+"/speed_up", CodeValue, "Not a factor", "speed_up is what deadlines are multiplied by, above 0: 0.5 halves them.")
	}
}
