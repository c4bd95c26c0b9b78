package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"time"
)

// load is one run of requests against a server.
type load struct {
	url     string
	echo    string // or the address of an echo server
	headers []string
	post    int // bytes that each request sends by POST; 0 for GET
	core    string
	seconds int
}

// loaded is what came of it.
type loaded struct {
	requests int
	errors   int // answers other than 2xx, and connections that failed
	took     time.Duration
	p99      time.Duration // within which 99 of 100 answers came; 0 where nobody looks
}

func (l loaded) perSecond() float64 { return float64(l.requests) / l.took.Seconds() }

// load makes the load: by wrk, or else by a generator of ours in a process of its own.
func (o *options) load(l load) (loaded, error) {
	switch {
	case l.echo != "":
		return o.ownLoad(l, echoCommand, strconv.Itoa(l.seconds), l.echo)
	case o.wrk == "":
		argv := append([]string{loadCommand, strconv.Itoa(o.conns), strconv.Itoa(l.seconds), strconv.Itoa(l.post)}, l.headerFlags()...)
		return o.ownLoad(l, append(argv, l.url)...)
	}
	argv := append([]string{o.wrk, "--latency", "-t1", "-c" + strconv.Itoa(o.conns), "-d" + strconv.Itoa(l.seconds) + "s"}, l.headerFlags()...)
	if l.post > 0 {
		argv = append(argv, "-s", filepath.Join(o.scripts, "post.lua"), l.url, "--", strconv.Itoa(l.post))
		return o.runLoad(l, parseWrk, argv)
	}
	return o.runLoad(l, parseWrk, append(argv, l.url))
}

func (l load) headerFlags() (flags []string) {
	for _, h := range l.headers {
		flags = append(flags, "-H", h)
	}
	return flags
}

// ownLoad runs this binary as a generator.
func (o *options) ownLoad(l load, args ...string) (loaded, error) {
	self, err := os.Executable()
	if err != nil {
		return loaded{}, err
	}
	return o.runLoad(l, parseOwn, append([]string{self}, args...))
}

func (o *options) runLoad(l load, parse func(string) (loaded, error), argv []string) (loaded, error) {
	out, err := o.pinned(l.core, argv...).CombinedOutput()
	if err != nil {
		return loaded{}, fmt.Errorf("%s: %w: %s", argv[0], err, bytes.TrimSpace(out))
	}
	got, err := parse(string(out))
	if err == nil && got.errors > got.requests/100 {
		err = fmt.Errorf("%d of %d requests failed", got.errors, got.requests)
	}
	return got, err
}

var (
	wrkTotal  = regexp.MustCompile(`(\d+) requests in ([\d.]+)(ms|s|m)`)
	wrkErrors = regexp.MustCompile(`Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)`)
	wrkStatus = regexp.MustCompile(`Non-2xx or 3xx responses: (\d+)`)
	wrkP99    = regexp.MustCompile(`(?m)^\s*99%\s+([\d.]+(us|ms|s|m))$`)
)

// parseWrk reads wrk's report. Read errors are not counted: wrk counts every connection
// that the server closes as one, which is what Connection: close asks for.
func parseWrk(out string) (loaded, error) {
	m := wrkTotal.FindStringSubmatch(out)
	if m == nil {
		return loaded{}, fmt.Errorf("no total in the output of wrk: %s", out)
	}
	var l loaded
	l.requests, _ = strconv.Atoi(m[1])
	took, err := time.ParseDuration(m[2] + m[3])
	if err != nil || l.requests == 0 {
		return loaded{}, fmt.Errorf("no request was answered: %s", out)
	}
	l.took = took
	if m := wrkP99.FindStringSubmatch(out); m != nil {
		l.p99, _ = time.ParseDuration(m[1])
	}
	if m := wrkErrors.FindStringSubmatch(out); m != nil {
		for _, i := range []int{1, 3, 4} {
			n, _ := strconv.Atoi(m[i])
			l.errors += n
		}
	}
	if m := wrkStatus.FindStringSubmatch(out); m != nil {
		n, _ := strconv.Atoi(m[1])
		l.errors += n
	}
	return l, nil
}
