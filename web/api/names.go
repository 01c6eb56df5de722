package api

import (
	"context"
	"sync"
	"time"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/people"
	"github.com/akis-platform/akis/engine/service"
)

// namesFresh is how old the people's names may be; a new colleague shows by login
// for so long at most.
const namesFresh = 20 * time.Second

// names remembers the people's names, which every list and history shows.
type names struct {
	svc *service.Service
	mu  sync.Mutex
	all map[string]string
	at  time.Time
}

func newNames(svc *service.Service) *names { return &names{svc: svc} }

// of answers names by login. A login without a name stands for itself.
func (n *names) of(ctx context.Context) (map[string]string, error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.all != nil && time.Since(n.at) < namesFresh {
		return n.all, nil
	}
	users, err := everybody(ctx, n.svc)
	if err != nil {
		return nil, err
	}
	all := make(map[string]string, len(users))
	for _, u := range users {
		all[u.Login] = u.Name
	}
	n.all, n.at = all, time.Now()
	return all, nil
}

// everybody lists the people on the server's own behalf; what of them a reader
// gets to see is for the caller to choose.
func everybody(ctx context.Context, svc *service.Service) ([]people.User, error) {
	return svc.Users(ctx, engine.Actor{Kind: engine.System})
}

func nameOf(names map[string]string, login string) string {
	if n := names[login]; n != "" {
		return n
	}
	return login
}
