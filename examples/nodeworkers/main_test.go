package main

import (
	"bufio"
	"encoding/json"
	"net/http"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"syscall"
	"testing"
)

// TestMain lets the test binary be the program, with the arguments of the test.
func TestMain(m *testing.M) {
	if os.Getenv("NODEWORKERS_TEST") != "" {
		main()
	}
	os.Exit(m.Run())
}

// program is the running program and what it says, line by line.
type program struct {
	t     *testing.T
	cmd   *exec.Cmd
	lines *bufio.Scanner
}

func start(t *testing.T, args ...string) *program {
	t.Helper()
	if _, err := exec.LookPath("node"); err != nil {
		t.Skip("no node here")
	}
	cmd := exec.Command(os.Args[0], args...)
	cmd.Env = append(os.Environ(), "NODEWORKERS_TEST=1")
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill() })
	return &program{t, cmd, bufio.NewScanner(out)}
}

// line waits for a line of that form and returns its groups.
func (p *program) line(form string) []string {
	p.t.Helper()
	re := regexp.MustCompile(form)
	for p.lines.Scan() {
		if m := re.FindStringSubmatch(p.lines.Text()); m != nil {
			return m
		}
	}
	p.t.Fatalf("no line %q", form)
	return nil
}

// answer is what server.js sends.
type answer struct {
	Worker, Pid int
	V8, Date    string
}

// ask makes a request over a connection of its own.
func ask(t *testing.T, addr string) (a answer) {
	t.Helper()
	req, err := http.NewRequest(http.MethodGet, "http://"+addr, nil)
	if err != nil {
		t.Fatal(err)
	}
	req.Close = true
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	if err := json.NewDecoder(res.Body).Decode(&a); err != nil {
		t.Fatal(err)
	}
	return a
}

func TestNodeServes(t *testing.T) {
	p := start(t, "--workers=2", "server.js")
	addr := p.line(`serves (.*)$`)[1]
	if again := p.line(`serves (.*)$`)[1]; again != addr {
		t.Fatalf("the workers serve %s and %s", addr, again)
	}
	seen := make(map[int]int)
	for range 10 {
		a := ask(t, addr)
		if !strings.Contains(a.V8, "node") || a.Date != "1.1.1970" {
			t.Errorf("not served by Node: %+v", a)
		}
		seen[a.Worker]++
	}
	if seen[1] != 5 || seen[2] != 5 {
		t.Errorf("not in turns: %v", seen)
	}

	victim := ask(t, addr)
	if err := syscall.Kill(victim.Pid, syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	p.line(`is gone \(SIGKILL\)`)
	ask(t, addr) // by the one that is left, or the new one
	p.line(`worker 3 .* serves ` + regexp.QuoteMeta(addr))

	if err := p.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	p.line(`all workers have let go`)
	for p.lines.Scan() { // until they are gone too
	}
	if err := p.cmd.Wait(); err != nil {
		t.Error(err)
	}
}

func TestWorkerThatNeverServesIsNotReplaced(t *testing.T) {
	p := start(t, "--workers=1", "none.js")
	p.line(`worker 1 is gone \(1\)`)
	if p.lines.Scan() {
		t.Errorf("then %q", p.lines.Text())
	}
}
