package main_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// patience is how long a scenario waits for something that must come.
const patience = 30 * time.Second

// scenarioCommands are what the scenarios have beside testscript's own commands.
//
//	start NAME COMMAND [ARG...]      starts a process in a group of its own; it is ended with the scenario
//	until NAME REGEXP COUNT          waits until its output matches so many times
//	pick VAR NAME REGEXP [last]      sets VAR to the first group of the first or last match
//	interrupt NAME                   sends SIGINT to the whole group, as Ctrl-C does
//	signal NAME|PID TERM|KILL|...    sends a signal to the one process
//	ended NAME SIGNAL|CODE           waits for its end and checks how it ended
//	get URL TEXT                     asks until there is an answer, which must be 200 and hold TEXT
//	closed ADDRESS                   waits until nobody listens there
//	gone PID                         waits until the process is no more
var scenarioCommands = map[string]func(ts *testscript.TestScript, neg bool, args []string){
	"start": cmdStart, "until": cmdUntil, "pick": cmdPick, "interrupt": cmdInterrupt,
	"signal": cmdSignal, "ended": cmdEnded, "get": cmdGet, "closed": cmdClosed, "gone": cmdGone,
}

func setupScenario(env *testscript.Env, scripts, bin string) error {
	env.Setenv("SCRIPTS", scripts)
	env.Setenv("CPUS", strconv.Itoa(runtime.NumCPU()))
	env.Setenv("PATH", bin+string(filepath.ListSeparator)+env.Getenv("PATH"))
	env.Values[jobsKey{}] = map[string]*job{}
	return nil
}

func scenarioCondition(cond string) (bool, error) {
	if cond == "one-cpu" {
		return runtime.NumCPU() == 1, nil
	}
	return false, fmt.Errorf("unknown condition %q", cond)
}

type jobsKey struct{}

// job is a process that a scenario started, and what it has written so far.
type job struct {
	cmd  *exec.Cmd
	done chan struct{} // closed when it has ended
	mu   sync.Mutex
	out  bytes.Buffer
}

func (j *job) Write(p []byte) (int, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.out.Write(p)
}

func (j *job) output() string {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.out.String()
}

func jobs(ts *testscript.TestScript) map[string]*job {
	return ts.Value(jobsKey{}).(map[string]*job)
}

func jobNamed(ts *testscript.TestScript, name string) *job {
	j := jobs(ts)[name]
	if j == nil {
		ts.Fatalf("no job %s", name)
	}
	return j
}

func cmdStart(ts *testscript.TestScript, _ bool, args []string) {
	bin := filepath.Join(strings.Split(ts.Getenv("PATH"), string(filepath.ListSeparator))[0], args[1])
	j := &job{cmd: exec.Command(bin, args[2:]...), done: make(chan struct{})}
	j.cmd.Dir = ts.Getenv("WORK")
	j.cmd.Env = append(os.Environ(), "SCRIPTS="+ts.Getenv("SCRIPTS"), "FRAGMENT="+ts.Getenv("FRAGMENT"), "NODE_DEBUG="+ts.Getenv("NODE_DEBUG"))
	j.cmd.Stdout, j.cmd.Stderr = j, j
	j.cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	ts.Check(j.cmd.Start())
	go func() {
		defer close(j.done)
		_ = j.cmd.Wait() // how it ended is read from ProcessState
	}()
	ts.Defer(func() { _ = syscall.Kill(-j.cmd.Process.Pid, syscall.SIGKILL) })
	jobs(ts)[args[0]] = j
}

// eventually repeats ok until it is true, and fails the scenario when it never is.
func eventually(ts *testscript.TestScript, what func() string, ok func() bool) {
	for deadline := time.Now().Add(patience); !ok(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(deadline) {
			ts.Fatalf("%s", what())
		}
	}
}

func cmdUntil(ts *testscript.TestScript, _ bool, args []string) {
	j, re := jobNamed(ts, args[0]), regexp.MustCompile(args[1])
	count, err := strconv.Atoi(args[2])
	ts.Check(err)
	eventually(ts, func() string {
		return fmt.Sprintf("%s: no %d matches of %s in:\n%s", args[0], count, args[1], j.output())
	},
		func() bool { return len(re.FindAllString(j.output(), -1)) >= count })
}

func cmdPick(ts *testscript.TestScript, _ bool, args []string) {
	all := regexp.MustCompile(args[2]).FindAllStringSubmatch(jobNamed(ts, args[1]).output(), -1)
	if len(all) == 0 {
		ts.Fatalf("%s: no match of %s", args[1], args[2])
	}
	m := all[0]
	if len(args) > 3 {
		m = all[len(all)-1]
	}
	ts.Setenv(args[0], m[1])
}

func cmdInterrupt(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(syscall.Kill(-jobNamed(ts, args[0]).cmd.Process.Pid, syscall.SIGINT))
}

var signals = map[string]syscall.Signal{"INT": syscall.SIGINT, "TERM": syscall.SIGTERM, "KILL": syscall.SIGKILL}

func cmdSignal(ts *testscript.TestScript, _ bool, args []string) {
	pid, err := strconv.Atoi(args[0])
	if err != nil {
		pid = jobNamed(ts, args[0]).cmd.Process.Pid
	}
	ts.Check(syscall.Kill(pid, signals[args[1]]))
}

func cmdEnded(ts *testscript.TestScript, _ bool, args []string) {
	j := jobNamed(ts, args[0])
	select {
	case <-j.done:
	case <-time.After(patience):
		ts.Fatalf("%s has not ended:\n%s", args[0], j.output())
	}
	status := j.cmd.ProcessState.Sys().(syscall.WaitStatus)
	how := strconv.Itoa(status.ExitStatus())
	if status.Signaled() {
		for name, s := range signals {
			if s == status.Signal() {
				how = "SIG" + name
			}
		}
	}
	if how != args[1] {
		ts.Fatalf("%s ended with %s, not %s:\n%s", args[0], how, args[1], j.output())
	}
}

func cmdGet(ts *testscript.TestScript, _ bool, args []string) {
	client := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}, Timeout: patience}
	var body []byte
	var last error
	eventually(ts, func() string { return fmt.Sprintf("%s: %v", args[0], last) }, func() bool {
		resp, err := client.Get(args[0])
		if last = err; err != nil {
			return false
		}
		defer resp.Body.Close()
		body, last = io.ReadAll(resp.Body)
		return last == nil && resp.StatusCode == http.StatusOK
	})
	if !strings.Contains(string(body), args[1]) {
		ts.Fatalf("%s answered %q, which does not hold %q", args[0], body, args[1])
	}
}

func cmdClosed(ts *testscript.TestScript, _ bool, args []string) {
	eventually(ts, func() string { return args[0] + " still accepts" }, func() bool {
		c, err := net.Dial("tcp", args[0])
		if err == nil {
			c.Close()
		}
		return errors.Is(err, syscall.ECONNREFUSED)
	})
}

// cmdGone takes a zombie that nobody waits for as gone.
func cmdGone(ts *testscript.TestScript, _ bool, args []string) {
	eventually(ts, func() string { return "process " + args[0] + " is still there" }, func() bool {
		stat, err := os.ReadFile("/proc/" + args[0] + "/stat")
		if err != nil {
			pid, _ := strconv.Atoi(args[0])
			return errors.Is(syscall.Kill(pid, 0), syscall.ESRCH)
		}
		state := string(stat[bytes.LastIndexByte(stat, ')')+1:])
		return strings.HasPrefix(state, " Z")
	})
}
