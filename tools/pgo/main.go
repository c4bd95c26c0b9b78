// Command pgo writes the CPU profile that go build optimises gaggle for.
//
//	go run ./tools/pgo -o default.pgo
//
// It runs the bench's servers in processes of its own, with the profiler on, under load
// from this process, and merges their profiles. Run it on a quiet machine after a change
// that moves work around, look at `go tool pprof -top default.pgo`, and commit the file.
package main

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/pprof"
	"strings"
	"time"

	"github.com/gaggle-js/gaggle/runtime"
)

// serve, as the first argument, makes this process the server under the profiler:
// serve SCRIPT PROFILE DURATION.
const serve = "serve"

// servers are the scripts to profile, with what to ask them.
var servers = map[string]string{
	"hello.js":      "GET / HTTP/1.1\r\nHost: x\r\n\r\n",
	"middleware.js": "GET /users/42/posts/7?page=3&sort=new HTTP/1.1\r\nHost: x\r\nCookie: sid=abc; user=somebody\r\n\r\n",
}

func main() {
	var err error
	if len(os.Args) == 5 && os.Args[1] == serve {
		err = profiled(os.Args[2], os.Args[3], os.Args[4])
	} else {
		err = run()
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "pgo:", err)
		os.Exit(1)
	}
}

func run() error {
	out := flag.String("o", "default.pgo", "the profile to write")
	seconds := flag.Int("seconds", 10, "seconds of load on each server")
	flag.Parse()
	dir, err := os.MkdirTemp("", "gaggle-pgo")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	args := []string{"tool", "pprof", "-proto", "-output", *out}
	for script, request := range servers {
		profile := filepath.Join(dir, script+".pprof")
		if err := measure(script, request, profile, time.Duration(*seconds)*time.Second); err != nil {
			return fmt.Errorf("%s: %w", script, err)
		}
		args = append(args, profile)
	}
	merge := exec.Command("go", args...)
	merge.Stderr = os.Stderr
	return merge.Run()
}

// profiled runs script under the profiler for as long as how says.
func profiled(script, profile, how string) error {
	d, err := time.ParseDuration(how)
	if err != nil {
		return err
	}
	f, err := os.Create(profile)
	if err != nil {
		return err
	}
	defer f.Close()
	rt, err := runtime.New(runtime.NewConfig().WithProcess())
	if err != nil {
		return err
	}
	if err := pprof.StartCPUProfile(f); err != nil {
		return err
	}
	defer pprof.StopCPUProfile()
	time.AfterFunc(d, func() { rt.Stop(0) })
	if code, err := rt.RunFile(script); err != nil || code != 0 {
		return fmt.Errorf("exit code %d: %w", code, err)
	}
	return rt.Close()
}

// measure starts the profiled server in a process of its own and loads it until it ends.
func measure(script, request, profile string, d time.Duration) error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	cmd := exec.Command(self, serve, filepath.Join("bench", "scripts", script), profile, d.String())
	cmd.Stderr = os.Stderr
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		return err
	}
	if err := cmd.Start(); err != nil {
		return err
	}
	line, err := bufio.NewReader(stdout).ReadString('\n')
	port, ok := strings.CutPrefix(strings.TrimSpace(line), "listening ")
	if err != nil || !ok {
		return errors.Join(fmt.Errorf("no port in %q", line), err, cmd.Wait())
	}
	for range 32 {
		go ask("127.0.0.1:"+port, request)
	}
	return cmd.Wait()
}

// ask sends the request over one connection until the server is gone.
func ask(addr, request string) {
	c, err := net.Dial("tcp", addr)
	if err != nil {
		return
	}
	defer c.Close()
	for r := bufio.NewReader(c); ; {
		if _, err := io.WriteString(c, request); err != nil {
			return
		}
		resp, err := http.ReadResponse(r, nil)
		if err != nil {
			return
		}
		_, err = io.Copy(io.Discard, resp.Body)
		resp.Body.Close()
		if err != nil {
			return
		}
	}
}
