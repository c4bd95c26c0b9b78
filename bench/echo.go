package main

import (
	"fmt"
	"io"
	"net"
	"os"
	"runtime"
	"strconv"
	"time"
)

// echoCommand makes this binary a client of an echo server: SECONDS ADDRESS.
const echoCommand = "echo-client"

// echoBlock is what the client writes at once, in bytes.
const echoBlock = 64 << 10

// echoScenario measures how many blocks come back over one connection.
func echoScenario(script string) func(*options, target) ([]float64, error) {
	return func(o *options, rt target) ([]float64, error) {
		s, err := o.start(rt, o.core(0), script)
		if err != nil {
			return nil, err
		}
		defer s.stop()
		l := load{echo: "127.0.0.1:" + s.port, core: o.core(1)}
		got, cpu, err := o.underLoad(l, [][]int{{s.pid()}})
		if err != nil {
			return nil, err
		}
		return []float64{got.perSecond(), each(cpu[0], got)}, nil
	}
}

// echoMain prints what parseOwn reads, with a block in the place of a request.
func echoMain(args []string) {
	runtime.GOMAXPROCS(1)
	seconds, _ := strconv.Atoi(args[0])
	start := time.Now()
	back, err := echoes(args[1], start.Add(time.Duration(seconds)*time.Second))
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	fmt.Println(back/echoBlock, 0, time.Since(start).Seconds(), 0)
}

// echoes writes as fast as the server takes it until the deadline, and counts the bytes
// that come back, which are all that were written.
func echoes(addr string, deadline time.Time) (back int, err error) {
	c, err := net.Dial("tcp", addr)
	if err != nil {
		return 0, err
	}
	defer c.Close()
	sent := make(chan int, 1)
	go func() {
		n, block := 0, make([]byte, echoBlock)
		for time.Now().Before(deadline) {
			if _, err := c.Write(block); err != nil {
				break
			}
			n += len(block)
		}
		_ = c.(*net.TCPConn).CloseWrite()
		sent <- n
	}()
	for b := make([]byte, 4*echoBlock); err == nil; {
		var n int
		n, err = c.Read(b)
		back += n
	}
	if n := <-sent; err == io.EOF && n != back {
		return back, fmt.Errorf("%d bytes sent, %d came back", n, back)
	} else if err == io.EOF {
		err = nil
	}
	return back, err
}
