# Everything here is a thin name for a go command; see CONTRIBUTING.md.

.PHONY: build test race portable conformance recordings bench pgo lint ci

build: ## one static binary, ./gaggle
	CGO_ENABLED=0 go build -trimpath -ldflags='-s -w' -o gaggle .

test:
	go test ./...

race:
	go test -race ./runtime/eventloop/... ./runtime/netio/... ./ipc/... ./jsapi/cluster/... ./jsapi/childprocess/... ./jsapi/net/...

portable: ## the socket layer of other systems, on this one
	go test -tags gaggle_portable ./runtime/netio/... ./jsapi/net/... ./jsapi/http/...
	go test ./conformance -portable

conformance: ## gaggle against Node's recordings
	go test -count=1 ./conformance

recordings: ## Node 20 makes the recordings anew: look at the diff
	go test -count=1 ./conformance -record

bench:
	go run ./bench

pgo: ## a CPU profile of the bench servers, which go build uses
	go run ./tools/pgo -o default.pgo

lint:
	golangci-lint run ./...

ci:
	.ci/run
