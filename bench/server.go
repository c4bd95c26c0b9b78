package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

// server is a script of ours that runs and listens. stop ends it and its workers.
type server struct {
	cmd  *exec.Cmd
	port string
}

// startTimeout is how long a script may take to say that it listens.
const startTimeout = 10 * time.Second

// start runs a script on rt and waits for its line "listening PORT". core is where it
// runs, "" for anywhere. The caller owns the server and must stop it.
func (o *options) start(rt target, core, script string) (*server, error) {
	argv := append([]string{rt.bin}, rt.run...)
	cmd := o.pinned(core, append(argv, filepath.Join(o.scripts, script))...)
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	var errText strings.Builder
	cmd.Stderr = &errText
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	s := &server{cmd: cmd}
	if s.port, err = listeningPort(stdout); err != nil {
		s.stop()
		line, _, _ := strings.Cut(strings.TrimSpace(errText.String()), "\n")
		return nil, fmt.Errorf("%w: %s", err, line)
	}
	go func() { _, _ = io.Copy(io.Discard, stdout) }()
	return s, nil
}

// listeningPort reads up to the line "listening PORT".
func listeningPort(r io.Reader) (string, error) {
	found := make(chan string, 1)
	go func() {
		defer close(found)
		for lines := bufio.NewScanner(r); lines.Scan(); {
			if port, ok := strings.CutPrefix(lines.Text(), "listening "); ok {
				found <- port
				return
			}
		}
	}()
	select {
	case port, ok := <-found:
		if !ok {
			return "", errors.New("ended before it listened")
		}
		return port, nil
	case <-time.After(startTimeout):
		return "", errors.New("did not listen in time")
	}
}

// stop ends the group that start made, and waits for its leader.
func (s *server) stop() {
	_ = syscall.Kill(-s.cmd.Process.Pid, syscall.SIGKILL)
	_ = s.cmd.Wait() // it was killed: the error says no more
}

func (s *server) pid() int { return s.cmd.Process.Pid }

// workers are the pids of the processes that the server has forked.
func (s *server) workers() ([]int, error) {
	// A child belongs to the thread that made it, which need not be the first.
	tasks, err := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/children", s.pid()))
	if err != nil {
		return nil, err
	}
	var pids []int
	for _, task := range tasks {
		text, err := os.ReadFile(task)
		if err != nil {
			continue // the thread has ended
		}
		for _, field := range strings.Fields(string(text)) {
			var pid int
			if _, err := fmt.Sscan(field, &pid); err == nil {
				pids = append(pids, pid)
			}
		}
	}
	return pids, nil
}
