package main

import (
	"bytes"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

func TestMedian(t *testing.T) {
	for want, v := range map[float64][]float64{0: nil, 3: {5, 1, 3}, 2.5: {4, 1, 2, 3}} {
		if got := median(v); got != want {
			t.Errorf("median(%v) = %v, want %v", v, got, want)
		}
	}
}

const wrkReport = `Running 2s test @ http://127.0.0.1:8000/
  1 threads and 64 connections
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency     1.15ms  200.00us   9.00ms   90.00%
  Latency Distribution
     50%    1.10ms
     99%    3.25ms
  110376 requests in 2.01s, 16.00MB read
  Socket errors: connect 1, read 500, write 0, timeout 2
  Non-2xx or 3xx responses: 7
Requests/sec:  54900.00
`

func TestParseWrk(t *testing.T) {
	got, err := parseWrk(wrkReport)
	want := loaded{requests: 110376, errors: 10, took: 2010 * time.Millisecond, p99: 3250 * time.Microsecond}
	if err != nil || got != want {
		t.Errorf("got %+v, %v; want %+v", got, err, want)
	}
	for _, bad := range []string{"", "unable to connect", "0 requests in 1.00s, 0.00B read"} {
		if _, err := parseWrk(bad); err == nil {
			t.Errorf("parseWrk(%q) found no fault", bad)
		}
	}
}

func TestParseProc(t *testing.T) {
	stat := "42 (a name) with) S 1 42 42 0 -1 4194560 100 0 0 0 150 25 0 0 20 0 7 0 1 2 3"
	if got, err := parseStat(stat); err != nil || got != 1750*time.Millisecond {
		t.Errorf("parseStat: %v, %v", got, err)
	}
	if _, err := parseStat("42 (short) S"); err == nil {
		t.Error("parseStat found no fault in a short line")
	}
	got := parseSmaps("00400000-7ff rollup\nRss:               14336 kB\nPss:                9216 kB\nPss_Dirty: 1 kB\n")
	if got != (memory{14336, 9216}) {
		t.Errorf("parseSmaps: %+v", got)
	}
}

func TestGeneratorCountsAnswersAndFailures(t *testing.T) {
	requests := make(chan string, 1<<16)
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		requests <- r.Header.Get("X-Case")
		if r.Header.Get("X-Case") == "bad" {
			w.WriteHeader(http.StatusInternalServerError)
		}
	}))
	defer srv.Close()
	addr := strings.TrimPrefix(srv.URL, "http://")
	for _, kind := range []string{"good", "bad"} {
		h := hammer(addr, "GET / HTTP/1.1\r\nHost: x\r\nX-Case: "+kind+"\r\n\r\n", 2, time.Now().Add(50*time.Millisecond))
		good, bad := len(h.times), h.bad
		if seen := len(requests); seen == 0 || seen != good+bad || (kind == "good") != (bad == 0) || (kind == "bad") != (good == 0) {
			t.Errorf("%s: the server saw %d requests, the generator %d good and %d bad", kind, seen, good, bad)
		}
		for len(requests) > 0 {
			if got := <-requests; got != kind {
				t.Fatalf("header %q did not arrive, but %q", kind, got)
			}
		}
	}
}

func TestP99(t *testing.T) {
	var h hammered
	if h.p99() != 0 {
		t.Error("no answers took some time")
	}
	for i := range 200 {
		h.times = append(h.times, time.Duration(200-i))
	}
	if got := h.p99(); got != 199 {
		t.Errorf("p99 of 1 to 200 is %d", got)
	}
}

func TestPrintShowsRatiosGoalsAndFailures(t *testing.T) {
	s := scenario{name: "s", title: "a scenario"}
	r := newResults([]target{{name: "gaggle"}, {name: "node"}, {name: "deno"}})
	failed := map[string]error{"deno": errors.New("no cluster")}
	r.rows = []row{
		{s, metric{"rate", "1/s", 1.4, true}, map[string][]float64{"gaggle": {150}, "node": {100}}, failed},
		{s, metric{"time", "ms", 0.2, false}, map[string][]float64{"gaggle": {3}, "node": {10}}, failed},
	}
	var out bytes.Buffer
	if err := r.print(&out, &options{}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"150 (1.50)", "≥ 1.40 met", "3.00 (0.30)", "≤ 0.20 missed", "fails"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q is not in:\n%s", want, &out)
		}
	}
}
