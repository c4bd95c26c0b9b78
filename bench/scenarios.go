package main

import (
	"bufio"
	"bytes"
	"fmt"
	"path/filepath"
	"strconv"
	"time"
)

// scenario measures one runtime once; results.measure calls it for every runtime in turn.
type scenario struct {
	name, title string
	metrics     []metric
	once        func(o *options, rt target) ([]float64, error) // a value for each metric
}

// metric is one number of a scenario. goal is what gaggle is to reach as a ratio to Node,
// 0 for none; more is better for a rate and less for everything else.
type metric struct {
	name, unit string
	goal       float64
	rate       bool
}

var scenarios = []scenario{
	{"hello", "hello world, keep-alive, one process on one core", httpMetrics(1.5, 1), httpScenario("hello.js", load{url: "/"})},
	{"post", "1 KiB by POST, read and sent back", httpMetrics(1.3, 0), httpScenario("post.js", load{url: "/", post: 1 << 10})},
	{"piped", "1 KiB by POST, echoed by req.pipe(res)", httpMetrics(1.3, 0), httpScenario("post-pipe.js", load{url: "/", post: 1 << 10})},
	{"bulk", "1 MiB in one answer", httpMetrics(1, 0), httpScenario("bulk.js", load{url: "/"})},
	{"middleware", "six middlewares, cookies, regex routes, 400 bytes of JSON", httpMetrics(0.45, 0), httpScenario("middleware.js", load{
		url:     "/users/42/posts/7?page=3&sort=new",
		headers: []string{"Cookie: sid=abcdef0123456789; theme=dark; user=somebody", "Accept: application/json", "User-Agent: bench"},
	})},
	{"close", "Connection: close through two workers", []metric{
		{"connections", "1/s", 0, true}, {"CPU primary", "µs/connection", 0, false},
		{"CPU workers", "µs/connection", 0, false}, {"CPU together", "µs/connection", 0.45, false},
	}, closeOnce},
	{"echo", "64 KiB blocks echoed over one connection, by 'data' and write", echoMetrics, echoScenario("echo.js")},
	{"pipe", "64 KiB blocks echoed over one connection, by socket.pipe(socket)", echoMetrics, echoScenario("echo-pipe.js")},
	{"startup", "start to end of -e 0", []metric{{"wall time", "ms", 0.2, false}}, startupOnce},
	{"fork", "fork() to 'listening'", []metric{{"time", "ms", 0.25, false}}, forkOnce},
	{"memory", "an idle worker with an HTTP server, of two", []metric{
		{"RSS", "MiB", 0.45, false}, {"PSS", "MiB", 0, false}, {"PSS primary", "MiB", 0, false},
	}, memoryOnce},
}

var echoMetrics = []metric{{"blocks", "1/s", 1, true}, {"CPU", "µs/block", 0, false}}

const warmUp = 1 // seconds of load before the measurement, for the JITs

// httpMetrics are the numbers of httpScenario, with the goals of the first and the last.
func httpMetrics(rate, p99 float64) []metric {
	return []metric{
		{"requests", "1/s", rate, true}, {"CPU", "µs/request", 0, false}, {"99 of 100 answers", "ms", p99, false},
	}
}

// httpScenario measures requests on kept connections to one process. The url of l is a path.
func httpScenario(script string, l load) func(*options, target) ([]float64, error) {
	return func(o *options, rt target) ([]float64, error) {
		s, err := o.start(rt, o.core(0), script)
		if err != nil {
			return nil, err
		}
		defer s.stop()
		l := l
		l.url, l.core = "http://127.0.0.1:"+s.port+l.url, o.core(1)
		got, cpu, err := o.underLoad(l, [][]int{{s.pid()}})
		if err != nil {
			return nil, err
		}
		return []float64{got.perSecond(), each(cpu[0], got), float64(got.p99.Microseconds()) / 1e3}, nil
	}
}

// closeOnce measures connections that carry one request each. Nothing is pinned: primary,
// workers and load share the machine as they would.
func closeOnce(o *options, rt target) ([]float64, error) {
	s, workers, err := o.startPair(rt)
	if err != nil {
		return nil, err
	}
	defer s.stop()
	l := load{url: "http://127.0.0.1:" + s.port + "/", headers: []string{"Connection: close"}}
	got, cpu, err := o.underLoad(l, [][]int{{s.pid()}, workers})
	if err != nil {
		return nil, err
	}
	return []float64{got.perSecond(), each(cpu[0], got), each(cpu[1], got), each(cpu[0]+cpu[1], got)}, nil
}

// underLoad warms the server up and measures, with the CPU time of each group of processes.
func (o *options) underLoad(l load, groups [][]int) (got loaded, cpu []time.Duration, err error) {
	l.seconds = warmUp
	if _, err = o.load(l); err != nil {
		return got, nil, err
	}
	cpu = make([]time.Duration, len(groups))
	for i, pids := range groups {
		if cpu[i], err = cpuTimes(pids); err != nil {
			return got, nil, err
		}
	}
	l.seconds = o.seconds
	if got, err = o.load(l); err != nil {
		return got, nil, err
	}
	for i, pids := range groups {
		now, err := cpuTimes(pids)
		if err != nil {
			return got, nil, err
		}
		cpu[i] = now - cpu[i]
	}
	return got, cpu, nil
}

// each is the CPU time of one request in microseconds.
func each(cpu time.Duration, l loaded) float64 {
	return float64(cpu.Microseconds()) / float64(l.requests)
}

// startupOnce is the median of several starts.
func startupOnce(o *options, rt target) ([]float64, error) {
	var times []float64
	for range o.starts {
		start := time.Now()
		if err := o.pinned("", append([]string{rt.bin}, rt.eval...)...).Run(); err != nil {
			return nil, err
		}
		times = append(times, float64(time.Since(start).Microseconds())/1e3)
	}
	return []float64{median(times)}, nil
}

// forkOnce is the median of the times that fork.js prints.
func forkOnce(o *options, rt target) ([]float64, error) {
	argv := append([]string{rt.bin}, rt.run...)
	cmd := o.pinned("", append(argv, filepath.Join(o.scripts, "fork.js"), strconv.Itoa(o.starts))...)
	out, err := output(cmd)
	if err != nil {
		return nil, err
	}
	var times []float64
	for lines := bufio.NewScanner(bytes.NewReader(out)); lines.Scan(); {
		var ms float64
		if _, err := fmt.Sscanf(lines.Text(), "took %g", &ms); err == nil {
			times = append(times, ms)
		}
	}
	if len(times) != o.starts {
		return nil, fmt.Errorf("%d of %d workers came to listen", len(times), o.starts)
	}
	return []float64{median(times)}, nil
}

// startPair starts a cluster of two workers, whose ids it gives. The caller stops it.
func (o *options) startPair(rt target) (*server, []int, error) {
	s, err := o.start(rt, "", "close.js")
	if err != nil {
		return nil, nil, err
	}
	workers, err := s.workers()
	if err != nil || len(workers) != 2 {
		s.stop()
		return nil, nil, fmt.Errorf("found %d workers instead of 2: %w", len(workers), err)
	}
	return s, workers, nil
}

// settle is how long workers are left alone before their memory is read.
const settle = 1500 * time.Millisecond

func memoryOnce(o *options, rt target) ([]float64, error) {
	s, workers, err := o.startPair(rt)
	if err != nil {
		return nil, err
	}
	defer s.stop()
	time.Sleep(settle)
	var rss, pss []float64
	for _, pid := range workers {
		m, err := memoryOf(pid)
		if err != nil {
			return nil, err
		}
		rss, pss = append(rss, float64(m.rss)/1024), append(pss, float64(m.pss)/1024)
	}
	primary, err := memoryOf(s.pid())
	if err != nil {
		return nil, err
	}
	return []float64{median(rss), median(pss), float64(primary.pss) / 1024}, nil
}
