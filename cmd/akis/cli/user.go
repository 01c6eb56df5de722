package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/akis-platform/akis/engine/people"
	"github.com/akis-platform/akis/engine/service"
	"github.com/akis-platform/akis/engine/store"
)

func (a *app) user() *cobra.Command {
	c := &cobra.Command{Use: "user", Short: "People who sign in", RunE: func(c *cobra.Command, _ []string) error { return c.Help() }}
	c.AddCommand(a.userList(), a.userAdd(), a.userToken(), a.userPassword())
	return c
}

// onStore makes a command that works on a store.
func (a *app) onStore(c *cobra.Command, run func(ctx context.Context, svc *service.Service, args []string) error) *cobra.Command {
	var p place
	p.flags(c)
	c.RunE = func(c *cobra.Command, args []string) error {
		if err := p.exists(); err != nil {
			return err
		}
		return p.withService(c.Context(), quiet, time.Now, func(svc *service.Service, _ *store.Store) error {
			return run(c.Context(), svc, args)
		})
	}
	return c
}

func (a *app) userList() *cobra.Command {
	c := &cobra.Command{Use: "list", Short: "List people", Args: exactly(0, "no argument")}
	return a.onStore(c, func(ctx context.Context, svc *service.Service, _ []string) error {
		users, err := svc.Users(ctx, system)
		if err != nil {
			return err
		}
		if a.json {
			return a.print(map[string]any{"users": users})
		}
		for _, u := range users {
			a.say("%-16s %-28s %s\n", u.Login, u.Name, rightsOf(u))
		}
		return nil
	})
}

func (a *app) userAdd() *cobra.Command {
	var given people.User
	var teams, leads []string
	c := &cobra.Command{Use: "add LOGIN", Short: "Add a person, or change what is named of one", Args: exactly(1, "one login")}
	c.Flags().StringVar(&given.Name, "name", "", "name as people read it")
	c.Flags().StringVar(&given.Email, "email", "", "e-mail address")
	c.Flags().StringVar(&given.Locale, "locale", "", "tr, en or ar")
	c.Flags().StringVar(&given.Partner, "partner", "", "works for this partner")
	c.Flags().StringSliceVar(&teams, "team", nil, "member of this team (repeatable; all the person's teams)")
	c.Flags().StringSliceVar(&leads, "lead", nil, "leads this team (repeatable; all the person's teams)")
	c.Flags().StringSliceVar(&given.Roles, "role", nil, "agent, lead, manager, analyst, admin, or a role of the definition (repeatable; all the person's roles)")
	return a.onStore(c, func(ctx context.Context, svc *service.Service, args []string) error {
		for _, t := range teams {
			given.Teams = append(given.Teams, people.Membership{Team: t})
		}
		for _, t := range leads {
			given.Teams = append(given.Teams, people.Membership{Team: t, Lead: true})
		}
		u, known, err := userNow(ctx, svc, args[0])
		if err != nil {
			return err
		}
		change(&u, given, c.Flags().Changed)
		if err := svc.SaveUser(ctx, system, u); err != nil {
			return err
		}
		switch {
		case a.json:
			return a.print(map[string]any{"user": u})
		case known:
			a.say("%s is changed: %s; %s.\n", u.Login, u.Name, rightsOf(u))
		default:
			a.say("%s is added: %s; %s. Set a password with 'akis user password %s'.\n", u.Login, u.Name, rightsOf(u), u.Login)
		}
		return nil
	})
}

// userNow answers the person who has the login, or a new one.
func userNow(ctx context.Context, svc *service.Service, login string) (u people.User, known bool, err error) {
	all, err := svc.Users(ctx, system)
	if i := slices.IndexFunc(all, func(u people.User) bool { return u.Login == login }); i >= 0 {
		return all[i], true, err
	}
	return people.User{Login: login, Name: login, Present: true}, false, err
}

// change takes over what was named; everything else stays as it is.
func change(u *people.User, given people.User, named func(flag string) bool) {
	for flag, to := range map[string]struct{ now, then *string }{
		"name": {&u.Name, &given.Name}, "email": {&u.Email, &given.Email},
		"locale": {&u.Locale, &given.Locale}, "partner": {&u.Partner, &given.Partner},
	} {
		if named(flag) {
			*to.now = *to.then
		}
	}
	if named("team") || named("lead") {
		u.Teams = given.Teams
	}
	if named("role") {
		u.Roles = given.Roles
	}
}

// rightsOf says what a person belongs to, in a few words.
func rightsOf(u people.User) string {
	all := slices.Clone(u.Roles)
	for _, m := range u.Teams {
		word := m.Team
		if m.Lead {
			word += " (lead)"
		}
		all = append(all, word)
	}
	if u.Partner != "" {
		all = append(all, "partner "+u.Partner)
	}
	if len(all) == 0 {
		return "no team and no role"
	}
	return strings.Join(all, ", ")
}

func (a *app) userToken() *cobra.Command {
	var name string
	var life time.Duration
	c := &cobra.Command{Use: "token LOGIN", Short: "Make an API token; it is shown once", Args: exactly(1, "one login")}
	c.Flags().StringVar(&name, "name", "command line", "what the token is for")
	c.Flags().DurationVar(&life, "life", 0, "how long it lasts; without it until revoked")
	return a.onStore(c, func(ctx context.Context, svc *service.Service, args []string) error {
		secret, _, err := svc.NewToken(ctx, system, args[0], name, life)
		if err != nil {
			return err
		}
		if a.json {
			return a.print(map[string]string{"login": args[0], "token": secret})
		}
		a.say("%s\n", secret)
		return nil
	})
}

func (a *app) userPassword() *cobra.Command {
	c := &cobra.Command{Use: "password LOGIN", Short: "Set a password, read from standard input", Args: exactly(1, "one login")}
	return a.onStore(c, func(ctx context.Context, svc *service.Service, args []string) error {
		fmt.Fprintf(a.errOut, "New password for %s: ", args[0])
		line, err := bufio.NewReader(os.Stdin).ReadString('\n')
		if err != nil && line == "" {
			return errors.New("give the password on standard input")
		}
		if err := svc.SetPassword(ctx, system, args[0], strings.TrimRight(line, "\r\n")); err != nil {
			return err
		}
		if a.json {
			return a.print(map[string]string{"login": args[0]})
		}
		a.say("%s signs in with the new password.\n", args[0])
		return nil
	})
}
