package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/akis-platform/akis/dsl"
	"github.com/akis-platform/akis/engine/outbox"
	"github.com/akis-platform/akis/engine/service"
	"github.com/akis-platform/akis/engine/store"
	"github.com/akis-platform/akis/web"
	"github.com/akis-platform/akis/web/api"
	screens "github.com/akis-platform/akis/web/app"
)

type serveOptions struct {
	place       place
	listen      string
	definitions string
	demo        bool
	secure      bool
	proxies     []string
	metrics     string // the token
}

func (a *app) serve() *cobra.Command {
	var o serveOptions
	c := &cobra.Command{
		Use: "serve", Short: "Serve the screens and the API", Args: exactly(0, "no argument"),
		RunE: func(c *cobra.Command, _ []string) error { return a.runServe(c.Context(), o) },
	}
	o.flags(c)
	a.valuesFlag(c)
	return c
}

func (o *serveOptions) flags(c *cobra.Command) {
	o.place.flags(c)
	c.Flags().StringVar(&o.listen, "listen", env("AKIS_LISTEN", ":8080"), "address to listen on [AKIS_LISTEN]")
	c.Flags().StringVar(&o.definitions, "definitions", os.Getenv("AKIS_DEFINITIONS"), "publish from this folder at start and when it changes [AKIS_DEFINITIONS]")
	c.Flags().BoolVar(&o.demo, "demo", os.Getenv("AKIS_DEMO") == "true", "an online shop with people, customers and two months of cases, in a folder of its own [AKIS_DEMO]")
	c.Flags().BoolVar(&o.secure, "secure", os.Getenv("AKIS_SECURE") == "true", "people reach the server by https [AKIS_SECURE]")
	c.Flags().StringSliceVar(&o.proxies, "proxy", listed(os.Getenv("AKIS_PROXY")),
		"address or network of a reverse proxy whose X-Forwarded-For is believed; repeat it for more, or give a comma list [AKIS_PROXY]")
	// Its default is read later: the help would show it.
	c.Flags().StringVar(&o.metrics, "metrics-token", "",
		"token that opens /metrics to other machines; better given by the environment, which no list of processes shows [AKIS_METRICS_TOKEN]")
}

// listed answers the parts of a comma list.
func listed(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ' ' })
}

// config answers the server that the options ask for.
func (o serveOptions) config(svc *service.Service, built fs.FS, log *slog.Logger) web.Config {
	version, _ := build()
	return web.Config{
		API: api.Config{Service: svc, Log: log, Version: version}, App: built, Secure: o.secure,
		Proxies: o.proxies, MetricsToken: cmp.Or(o.metrics, os.Getenv("AKIS_METRICS_TOKEN")),
	}
}

func (a *app) runServe(ctx context.Context, o serveOptions) error {
	log := slog.New(slog.NewTextHandler(a.errOut, &slog.HandlerOptions{Level: slog.LevelInfo}))
	if o.demo {
		dir, err := os.MkdirTemp("", "akis-demo-")
		if err != nil {
			return err
		}
		defer os.RemoveAll(dir)
		o.place = place{data: dir, database: o.place.database}
		if err := a.makeDemo(ctx, o.place); err != nil {
			return fmt.Errorf("making the demonstration: %w", err)
		}
	}
	senders, err := senders(log)
	if err != nil {
		return err
	}
	return o.place.withService(ctx, log, time.Now, func(svc *service.Service, st *store.Store) error {
		if o.definitions != "" {
			if err := publishFolder(ctx, svc, o.definitions, a.values, "from "+o.definitions); err != nil {
				return err
			}
			go watch(ctx, svc, o.definitions, a.values, log)
		}
		if svc.Live() == nil {
			return errors.New("nothing is published in this store yet; run 'akis publish DIR' first, or serve with --definitions DIR or --demo")
		}
		sending, stop := context.WithCancel(ctx)
		sent := make(chan struct{})
		go func() {
			defer close(sent)
			outbox.New(outbox.Config{Store: st, Senders: senders, Address: svc.Address, Log: log}).Run(sending)
		}()
		err := a.listen(ctx, svc, o, log)
		stop()
		<-sent
		return err
	})
}

func (a *app) listen(ctx context.Context, svc *service.Service, o serveOptions, log *slog.Logger) error {
	built, err := screens.FS()
	if err != nil {
		return err
	}
	if _, err := fs.Stat(built, "index.html"); err != nil {
		built = nil
		log.Warn("this build has no screens; the API works. 'make build' makes both")
	}
	server, err := web.New(o.config(svc, built, log))
	if err != nil {
		return err
	}
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", o.listen)
	if err != nil {
		return err
	}
	running, stop := context.WithCancel(ctx)
	defer stop()
	node := make(chan struct{})
	go func() {
		defer close(node)
		svc.Run(running)
	}()
	drained := make(chan error, 1)
	go func() {
		<-running.Done()
		drained <- server.ShutdownWithTimeout(stopWithin)
	}()
	if err := a.saysServing(svc.Live().Name, address(listener.Addr())); err != nil {
		return errors.Join(err, listener.Close())
	}
	// The listener closes first; requests that are being answered need the store
	// until they are.
	err = server.Listener(listener)
	stop()
	<-node
	return errors.Join(err, <-drained)
}

// stopWithin is how long requests may take to be answered once the server stops.
const stopWithin = 20 * time.Second

// saysServing tells that requests are answered from now on.
func (a *app) saysServing(name, at string) error {
	if a.json {
		return a.print(map[string]string{"serves": name, "at": at})
	}
	a.say("Akis serves %s at %s\n", name, at)
	return nil
}

// address answers where a browser finds the listener.
func address(at net.Addr) string {
	host, port, err := net.SplitHostPort(at.String())
	if err != nil {
		return "http://" + at.String()
	}
	if ip := net.ParseIP(host); ip == nil || ip.IsUnspecified() {
		host = "localhost"
	}
	return "http://" + net.JoinHostPort(host, port)
}

// watchEvery is how often a folder of definitions is looked at.
const watchEvery = time.Second

// watch publishes the folder whenever its files change and are good.
func watch(ctx context.Context, svc *service.Service, dir, values string, log *slog.Logger) {
	ticker := time.NewTicker(watchEvery)
	defer ticker.Stop()
	said := ""
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
		set, list := dsl.Load(os.DirFS(dir), dsl.Values(values))
		if err := list.Err(); err != nil {
			if said != err.Error() {
				log.Warn("the folder of definitions has problems; the published version goes on", "problems", err)
			}
			said = err.Error()
			continue
		}
		if set.Definition.Version == svc.Live().Version {
			said = ""
			continue
		}
		if err := publishFolder(ctx, svc, dir, values, "changed in "+dir); err != nil {
			if said != err.Error() {
				log.Error("the changed folder is not published", "error", err)
			}
			said = err.Error()
			continue
		}
		said = ""
		log.Info("published", "version", svc.Live().Version)
	}
}
