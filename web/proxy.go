package web

import (
	"fmt"
	"net/netip"
	"slices"
	"strings"

	"github.com/gofiber/fiber/v2"
)

// proxies are the networks whose X-Forwarded-For is believed.
type proxies []netip.Prefix

func parseProxies(list []string) (proxies, error) {
	var all proxies
	for _, s := range list {
		if addr, err := netip.ParseAddr(s); err == nil {
			all = append(all, netip.PrefixFrom(addr.Unmap(), addr.Unmap().BitLen()))
			continue
		}
		network, err := netip.ParsePrefix(s)
		if err != nil {
			return nil, fmt.Errorf("the proxy %q is neither an address (10.0.0.7) nor a network (10.0.0.0/8)", s)
		}
		all = append(all, network.Masked())
	}
	return all, nil
}

func (p proxies) trust(addr netip.Addr) bool {
	return slices.ContainsFunc(p, func(n netip.Prefix) bool { return n.Contains(addr) })
}

// client leaves in X-Forwarded-For the one address that may be believed. Every
// proxy writes behind what it was given, and what it was given may be a lie: the
// client is the last address that is no proxy of ours.
func (p proxies) client(c *fiber.Ctx) error {
	if !c.IsProxyTrusted() || len(p) == 0 {
		return c.Next()
	}
	var passed []string
	for _, line := range c.Request().Header.PeekAll(fiber.HeaderXForwardedFor) {
		passed = append(passed, strings.Split(string(line), ",")...)
	}
	if len(passed) == 0 {
		return c.Next()
	}
	client := c.Context().RemoteIP().String()
	for _, s := range slices.Backward(passed) {
		addr, ok := parseClient(strings.TrimSpace(s))
		if !ok {
			break // nobody of ours wrote this
		}
		client = addr.String()
		if !p.trust(addr) {
			break
		}
	}
	c.Request().Header.Set(fiber.HeaderXForwardedFor, client)
	return c.Next()
}

// parseClient reads an address that may have a port.
func parseClient(s string) (netip.Addr, bool) {
	if addr, err := netip.ParseAddr(s); err == nil {
		return addr.Unmap().WithZone(""), true
	}
	at, err := netip.ParseAddrPort(s)
	return at.Addr().Unmap().WithZone(""), err == nil
}
