# Everything here is a thin name for a go command; see CONTRIBUTING.md.

.PHONY: build test race portable conformance recordings fuzz bench pgo lint ci

build: ## one static binary, ./gaggle
	CGO_ENABLED=0 go build -trimpath -ldflags='-s -w' -o gaggle .

test:
	go test ./...

race: ## what other goroutines, processes or sockets reach into, as .ci/run
	go test -race ./runtime/eventloop/... ./runtime/netio/... ./runtime/engine/... ./ipc/... ./jsapi/cluster/... \
		./jsapi/childprocess/... ./jsapi/net/... ./jsapi/tls/... ./jsapi/workerthreads/...

portable: ## the socket layer of other systems, on this one
	go test -tags gaggle_portable ./runtime/netio/... ./jsapi/net/... ./jsapi/http/...
	go test ./conformance -portable

conformance: ## gaggle against Node's recordings
	go test -count=1 ./conformance

recordings: ## Node 20 makes the recordings anew: look at the diff
	go test -count=1 ./conformance -record

FUZZTIME ?= 20s

fuzz: ## every fuzzer for FUZZTIME
	for p in $$(grep -rl '^func Fuzz' --include='*_test.go' . | xargs -n 1 dirname | sort -u); do \
		for f in $$(go test -list '^Fuzz' $$p | grep '^Fuzz'); do \
			go test -run '^$$' -fuzz "^$$f\$$" -fuzztime $(FUZZTIME) $$p || exit 1; \
		done; \
	done

bench:
	go run ./bench

pgo: ## a CPU profile of the bench servers, which go build uses
	go run ./tools/pgo -o default.pgo

lint:
	golangci-lint run ./...

ci:
	.ci/run
