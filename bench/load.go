package main

import (
	"bytes"
	"fmt"
	"os"
	"regexp"
	"strconv"
	"time"
)

// load is one run of requests against a server.
type load struct {
	url     string
	headers []string
	core    string
	seconds int
}

// loaded is what came of it.
type loaded struct {
	requests int
	errors   int // answers other than 2xx, and connections that failed
	took     time.Duration
}

func (l loaded) perSecond() float64 { return float64(l.requests) / l.took.Seconds() }

// run makes the load with wrk, or else with our own generator in a process of its own.
func (o *options) load(l load) (loaded, error) {
	argv := []string{o.wrk, "-t1", "-c" + strconv.Itoa(o.conns), "-d" + strconv.Itoa(l.seconds) + "s"}
	parse := parseWrk
	if o.wrk == "" {
		self, err := os.Executable()
		if err != nil {
			return loaded{}, err
		}
		argv = []string{self, loadCommand, strconv.Itoa(o.conns), strconv.Itoa(l.seconds)}
		parse = parseOwn
	}
	for _, h := range l.headers {
		argv = append(argv, "-H", h)
	}
	cmd := o.pinned(l.core, append(argv, l.url)...)
	out, err := cmd.CombinedOutput()
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
