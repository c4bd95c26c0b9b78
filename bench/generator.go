package main

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

// loadCommand makes this binary a load generator: CONNECTIONS SECONDS POST-BYTES
// [-H HEADER]... URL.
const loadCommand = "load-generator"

// loadMain is the generator for machines without wrk: one goroutine for each connection,
// which sends, waits for the whole answer, and sends again.
func loadMain(args []string) {
	runtime.GOMAXPROCS(1)
	conns, _ := strconv.Atoi(args[0])
	seconds, _ := strconv.Atoi(args[1])
	target, err := url.Parse(args[len(args)-1])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	post, _ := strconv.Atoi(args[2])
	request := "GET "
	if post > 0 {
		request = "POST "
	}
	request += target.RequestURI() + " HTTP/1.1\r\nHost: " + target.Host + "\r\n"
	for i := 3; i+1 < len(args)-1; i += 2 {
		request += args[i+1] + "\r\n"
	}
	if post > 0 {
		request += "Content-Length: " + args[2] + "\r\n"
	}
	start := time.Now()
	h := hammer(target.Host, request+"\r\n"+strings.Repeat("x", post), conns, start.Add(time.Duration(seconds)*time.Second))
	fmt.Println(len(h.times), h.bad, time.Since(start).Seconds(), h.p99().Seconds())
}

// hammered is what became of requests.
type hammered struct {
	times []time.Duration // of those that were answered
	bad   int
}

// p99 is the time within which 99 of 100 answers came.
func (h hammered) p99() time.Duration {
	if len(h.times) == 0 {
		return 0
	}
	slices.Sort(h.times)
	return h.times[len(h.times)*99/100]
}

// hammer holds conns connections busy until deadline.
func hammer(addr, request string, conns int, deadline time.Time) (h hammered) {
	var mu sync.Mutex
	var all sync.WaitGroup
	for range conns {
		all.Go(func() {
			one := oneConnection(addr, request, deadline)
			mu.Lock()
			h.times, h.bad = append(h.times, one.times...), h.bad+one.bad
			mu.Unlock()
		})
	}
	all.Wait()
	return h
}

// oneConnection asks again and again, over a new connection whenever the server closed the old one.
func oneConnection(addr, request string, deadline time.Time) (h hammered) {
	for time.Now().Before(deadline) {
		c, err := net.Dial("tcp", addr)
		if err != nil {
			h.bad++
			continue
		}
		_ = c.SetDeadline(deadline.Add(time.Second))
		r := bufio.NewReader(c)
		start := time.Now()
		for open := true; open && start.Before(deadline); {
			var ok bool
			ok, open = ask(c, r, request)
			now := time.Now()
			if ok {
				h.times = append(h.times, now.Sub(start))
			} else {
				h.bad++
			}
			start = now
		}
		c.Close()
	}
	return h
}

// ask sends one request and reads its answer; open is whether the connection may be used again.
func ask(c net.Conn, r *bufio.Reader, request string) (ok, open bool) {
	if _, err := io.WriteString(c, request); err != nil {
		return false, false
	}
	resp, err := http.ReadResponse(r, nil)
	if err != nil {
		return false, false
	}
	defer resp.Body.Close()
	if _, err := io.Copy(io.Discard, resp.Body); err != nil {
		return false, false
	}
	return resp.StatusCode < 400, !resp.Close
}

// parseOwn reads the line that loadMain prints.
func parseOwn(out string) (loaded, error) {
	var l loaded
	var seconds, p99 float64
	if _, err := fmt.Fscan(strings.NewReader(out), &l.requests, &l.errors, &seconds, &p99); err != nil {
		return loaded{}, fmt.Errorf("bad output of the load generator %q: %w", out, err)
	}
	l.took, l.p99 = time.Duration(seconds*float64(time.Second)), time.Duration(p99*float64(time.Second))
	return l, nil
}
