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
	"strconv"
	"strings"
	"sync"
	"time"
)

// loadCommand makes this binary a load generator: CONNECTIONS SECONDS [-H HEADER]... URL.
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
	request := "GET " + target.RequestURI() + " HTTP/1.1\r\nHost: " + target.Host + "\r\n"
	for i := 2; i+1 < len(args)-1; i += 2 {
		request += args[i+1] + "\r\n"
	}
	start := time.Now()
	good, bad := hammer(target.Host, request+"\r\n", conns, start.Add(time.Duration(seconds)*time.Second))
	fmt.Println(good, bad, time.Since(start).Seconds())
}

// hammer holds conns connections busy until deadline and counts good and failed requests.
func hammer(addr, request string, conns int, deadline time.Time) (good, bad int) {
	var mu sync.Mutex
	var all sync.WaitGroup
	for range conns {
		all.Go(func() {
			g, b := oneConnection(addr, request, deadline)
			mu.Lock()
			good, bad = good+g, bad+b
			mu.Unlock()
		})
	}
	all.Wait()
	return good, bad
}

// oneConnection asks again and again, over a new connection whenever the server closed the old one.
func oneConnection(addr, request string, deadline time.Time) (good, bad int) {
	for time.Now().Before(deadline) {
		c, err := net.Dial("tcp", addr)
		if err != nil {
			bad++
			continue
		}
		_ = c.SetDeadline(deadline.Add(time.Second))
		r := bufio.NewReader(c)
		for open := true; open && time.Now().Before(deadline); {
			var ok bool
			if ok, open = ask(c, r, request); ok {
				good++
			} else {
				bad++
			}
		}
		c.Close()
	}
	return good, bad
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
	var seconds float64
	if _, err := fmt.Fscan(strings.NewReader(out), &l.requests, &l.errors, &seconds); err != nil {
		return loaded{}, fmt.Errorf("bad output of the load generator %q: %w", out, err)
	}
	l.took = time.Duration(seconds * float64(time.Second))
	return l, nil
}
