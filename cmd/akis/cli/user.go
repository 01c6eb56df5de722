package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
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
			if u.Partner != "" {
				u.Roles = append(u.Roles, "partner "+u.Partner)
			}
			teams := make([]string, len(u.Teams))
			for i, m := range u.Teams {
				teams[i] = m.Team
			}
			a.say("%-16s %-28s %s\n", u.Login, u.Name, strings.Join(append(teams, u.Roles...), ", "))
		}
		return nil
	})
}

func (a *app) userAdd() *cobra.Command {
	var u people.User
	var teams, leads []string
	c := &cobra.Command{Use: "add LOGIN", Short: "Add a person, or change name, teams and roles", Args: exactly(1, "one login")}
	c.Flags().StringVar(&u.Name, "name", "", "name as people read it")
	c.Flags().StringVar(&u.Email, "email", "", "e-mail address")
	c.Flags().StringVar(&u.Locale, "locale", "", "tr, en or ar")
	c.Flags().StringVar(&u.Partner, "partner", "", "works for this partner")
	c.Flags().StringSliceVar(&teams, "team", nil, "member of this team (repeatable)")
	c.Flags().StringSliceVar(&leads, "lead", nil, "leads this team (repeatable)")
	c.Flags().StringSliceVar(&u.Roles, "role", nil, "agent, lead, manager, analyst, admin, or a role of the definition (repeatable)")
	return a.onStore(c, func(ctx context.Context, svc *service.Service, args []string) error {
		u.Login, u.Present = args[0], true
		if u.Name == "" {
			u.Name = u.Login
		}
		for _, t := range teams {
			u.Teams = append(u.Teams, people.Membership{Team: t})
		}
		for _, t := range leads {
			u.Teams = append(u.Teams, people.Membership{Team: t, Lead: true})
		}
		if err := svc.SaveUser(ctx, system, u); err != nil {
			return err
		}
		if a.json {
			return a.print(map[string]any{"user": u})
		}
		a.say("%s is there. Set a password with 'akis user password %s'.\n", u.Login, u.Login)
		return nil
	})
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
