//go:build !unix

package pgtest

import (
	"fmt"
	"os/exec"
	"runtime"
)

// account has no meaning here: a cluster is only started on Unix.
type account struct{}

func serverUser() (account, error) {
	return account{}, fmt.Errorf("%w: temporary clusters need Unix sockets, this is %s", errUnavailable, runtime.GOOS)
}

func (account) give(string) error { return nil }

func (account) dress(*exec.Cmd, string) {}
