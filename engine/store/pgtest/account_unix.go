//go:build unix

package pgtest

import (
	"fmt"
	"os"
	"os/exec"
	"os/user"
	"strconv"
	"syscall"
)

// account is the user that the server runs as. Its zero value is the user that
// runs the test.
type account struct {
	credential *syscall.Credential
}

// serverUser picks the account. PostgreSQL refuses to run as root, so there an
// unprivileged account of this machine is used.
func serverUser() (account, error) {
	if os.Geteuid() != 0 {
		return account{}, nil
	}
	for _, name := range []string{"postgres", "nobody"} {
		u, err := user.Lookup(name)
		if err != nil {
			continue
		}
		uid, errUID := strconv.ParseUint(u.Uid, 10, 32)
		gid, errGID := strconv.ParseUint(u.Gid, 10, 32)
		if errUID != nil || errGID != nil || uid == 0 {
			continue
		}
		return account{credential: &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}}, nil
	}
	return account{}, fmt.Errorf("%w: it refuses root, and there is no account postgres or nobody", errUnavailable)
}

// give hands a directory over to the account.
func (a account) give(dir string) error {
	if a.credential == nil {
		return nil
	}
	return os.Chown(dir, int(a.credential.Uid), int(a.credential.Gid))
}

// dress makes cmd run as the account, in dir, and out of reach of the
// terminal's Ctrl-C, which would stop the server under a test that still runs.
func (a account) dress(cmd *exec.Cmd, dir string) {
	cmd.Dir = dir // the account may not be allowed to read the test's own
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: a.credential, Setpgid: true}
}
