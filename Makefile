# Everything a developer does. `make` or `make help` lists it.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

# Variables a caller may set: make fuzz FUZZTIME=5m, make run ARGS='--listen :9000'
ARGS ?=
BENCH ?= .
BENCHTIME ?= 1s
FUZZTIME ?= 20s
EDITS ?= 1000000

GOLANGCI_VERSION := 2.15.0
GOLANGCI := .bin/golangci-lint-$(GOLANGCI_VERSION)

WEB := web/app
# npm writes this file when it has installed what the lock file names.
MODULES := $(WEB)/node_modules/.package-lock.json
SCREENS := $(WEB)/dist/index.html
# What the screens are built from: everything in the folder but products and dependencies.
SCREEN_SOURCES := $(shell find $(WEB) \( -name node_modules -o -name dist -o -name e2e \) -prune -o -type f -print 2>/dev/null)

.PHONY: help
help: ## list the targets
	@awk 'BEGIN { FS = ":.*## " } /^[a-z0-9-]+:.*## / { printf "  make %-7s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# --- build and run

.PHONY: run
run: build ## build everything and serve the demo on http://localhost:8080
	bin/akis serve --demo $(ARGS)

.PHONY: build
build: go web ## build bin/akis with the screens inside
	go build -trimpath -o bin/akis ./cmd/akis

.PHONY: web
web: $(SCREENS) ## build the screens into web/app/dist

# .gitkeep keeps the folder in a clone, where Go embeds it before it is built.
$(SCREENS): $(SCREEN_SOURCES) $(MODULES)
	cd $(WEB) && npm run build
	touch $(WEB)/dist/.gitkeep $@

$(MODULES): $(WEB)/package.json $(WEB)/package-lock.json
	.ci/need node
	cd $(WEB) && npm ci --no-audit --no-fund
	touch $@

.PHONY: go
go:
	@.ci/need go

# --- check

.PHONY: test
test: go postgres test-go test-web e2e ## vet, and every test: Go, both stores, screens, end to end

# Without PostgreSQL its tests skip themselves; a machine that decides must have it.
.PHONY: postgres
postgres:
	@.ci/need postgres || [ "$${CI:-}" != true ]

.PHONY: test-go
test-go: go
	go vet ./...
	go test ./...

.PHONY: test-web
test-web: go $(MODULES)
	cd $(WEB) && npm test

.PHONY: e2e
e2e: go web ## only the end-to-end tests, in Chromium
	@if path=$$(.ci/need chromium); then cd $(WEB) && CHROMIUM="$$path" npm run e2e; \
	else [ "$${CI:-}" != true ]; fi

.PHONY: lint
lint: go $(GOLANGCI) $(MODULES) ## linters, the arrows between rooms, formatting, go.mod
	$(GOLANGCI) run ./...
	$(GOLANGCI) fmt --diff
	go mod tidy -diff
	@for p in $$(go list -f '{{if .GoFiles}}{{.ImportPath}}{{end}}' ./... | sed 's#^[^/]*/[^/]*/[^/]*/##'); do \
	  grep -q "^|.*\`$$p\`.*|.*|" CONTRIBUTING.md || { echo "CONTRIBUTING.md: $$p has no row in the room table"; exit 1; }; \
	done
	cd $(WEB) && npm run lint

# Built from source, once, into a folder that clean leaves alone (some minutes).
$(GOLANGCI):
	@echo "building golangci-lint $(GOLANGCI_VERSION) into .bin"
	@GOFLAGS= GOBIN=$(CURDIR)/.bin go install github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v$(GOLANGCI_VERSION)
	@mv .bin/golangci-lint $@

.PHONY: fmt
fmt: go $(GOLANGCI) ## format Go and the definitions of examples and the manual
	$(GOLANGCI) fmt
	go run ./cmd/akis fmt examples
	go run ./cmd/akis fmt dsl/manual/example

.PHONY: docs
docs: go ## bring the manual (dsl/manual) up to the language as it is; a test fails while it is not
	go run ./cmd/akis docs --dir dsl/manual

# --- measure

# Packages run one after another, so that they do not disturb each other.
.PHONY: bench
bench: go postgres ## benchmarks into .bench/ (BENCH=RE BENCHTIME=1s)
	@mkdir -p .bench
	@grep -rl --include='*_test.go' --exclude-dir=node_modules '^func Benchmark' . | xargs -r -n 1 dirname | sort -u | \
	  xargs -r go test -p 1 -run '^$$' -bench '$(BENCH)' -benchtime $(BENCHTIME) -benchmem -timeout 60m | \
	  tee .bench/$$(date -u +%Y%m%dT%H%M%SZ).txt

# Little time goes into shortening: what takes goroutines or maps never seems short enough.
.PHONY: fuzz
fuzz: go ## every fuzz target in turn (FUZZTIME=20s each), EDITS=1000000 random edits
	@grep -rEo --include='*_test.go' --exclude-dir=node_modules '^func Fuzz[A-Za-z0-9_]+' . | sort -u | \
	while IFS=: read -r file func; do \
	  name=$${func#func }; dir=$$(dirname "$$file"); \
	  echo "$$dir $$name"; \
	  go test -run '^$$' -fuzz "^$$name\$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 20x "$$dir" </dev/null; \
	done
	go test -v -timeout 0 -run 'TestRandomEdits|TestRenameEverything' ./dsl/edit -seed 0 -sequences $(EDITS)

.PHONY: clean
clean: ## remove what was built; .bin and node_modules stay
	rm -rf bin .bench
	find $(WEB)/dist -mindepth 1 -not -name .gitkeep -delete
