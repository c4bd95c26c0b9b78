package conformance

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
)

// run runs s on the runtime bin and returns the result as a recording holds it.
func (s *scenario) run(bin string) (string, error) {
	tmp, err := os.MkdirTemp("", "gg") // short: socket paths are at most 107 bytes
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(tmp)
	dir, err := filepath.Abs("cases")
	if err != nil {
		return "", err
	}
	ctx, cancel := context.WithTimeout(context.Background(), s.timeout)
	defer cancel()

	var stdout, stderr bytes.Buffer
	cmd := exec.CommandContext(ctx, bin, s.argv...)
	cmd.Dir, cmd.Stdout, cmd.Stderr = dir, &stdout, &stderr
	cmd.Stdin = strings.NewReader(s.stdin)
	cmd.Env = s.environ(tmp)
	// A group of its own, so that a case that hangs goes with all its workers.
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
	err = cmd.Run()
	if ctx.Err() != nil {
		return "", fmt.Errorf("no end after %v\n%s%s", s.timeout, &stdout, &stderr)
	}
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		return "", err
	}
	return s.result(cmd.ProcessState, stdout.String(), stderr.String(), dir), nil
}

// environ is the environment of a case: what the tests themselves got, without what
// would steer the runtimes.
func (s *scenario) environ(tmp string) []string {
	var env []string
	for _, kv := range os.Environ() {
		if !strings.HasPrefix(kv, "NODE_") && !strings.HasPrefix(kv, "GAGGLE_") {
			env = append(env, kv)
		}
	}
	env = append(env, "CASE_TMP="+tmp, "NO_COLOR=", "FORCE_COLOR=0")
	for k, v := range s.env {
		env = append(env, k+"="+v)
	}
	return env
}

// result puts exit status and output into the text of a recording.
func (s *scenario) result(state *os.ProcessState, stdout, stderr, dir string) string {
	var b strings.Builder
	status := state.Sys().(syscall.WaitStatus)
	if status.Signaled() {
		fmt.Fprintf(&b, "signal %d\n", status.Signal())
	} else {
		fmt.Fprintf(&b, "exit %d\n", status.ExitStatus())
	}
	section(&b, "stdout", strings.ReplaceAll(stdout, dir, "<cases>"))
	if s.stderr {
		section(&b, "stderr", plainStderr(stderr, dir))
	}
	return b.String()
}

func section(b *strings.Builder, name, text string) {
	fmt.Fprintf(b, "--- %s\n%s", name, fold(text))
	if text != "" && !strings.HasSuffix(text, "\n") {
		b.WriteString("<no newline>\n")
	}
}

// fold keeps a long run of equal lines as one of them and their number.
func fold(text string) string {
	var b strings.Builder
	lines := strings.SplitAfter(text, "\n")
	for i := 0; i < len(lines); {
		n := 1
		for i+n < len(lines) && lines[i+n] == lines[i] {
			n++
		}
		if n < 20 {
			b.WriteString(strings.Repeat(lines[i], n))
		} else {
			fmt.Fprintf(&b, "%s<%d such lines>\n", lines[i], n)
		}
		i += n
	}
	return b.String()
}

var (
	frame    = regexp.MustCompile(`^\s+at (?:.*\()?([^()]*:\d+:\d+)\)?( \{)?$`)
	ownFrame = regexp.MustCompile(`^\s+at .*(node:|native|<eval>|\[eval\])`)
	version  = regexp.MustCompile(`^Node\.js v\S+$`)
	pid      = regexp.MustCompile(`\(node:\d+\)`)
	hint     = regexp.MustCompile("^\\(Use `\\S+ --trace")
	bare     = regexp.MustCompile(`^\[(\w*(?:Error|Rejection).*)\]( \{)?$`) // an error without frames, as inspect shows it
)

// plainStderr keeps of a printed error what both runtimes owe the user: the message,
// the source line with its caret, and the first frame. The frames below it are each
// runtime's own, as are the version line and the pid.
func plainStderr(text, dir string) string {
	var out []string
	frames, internal := 0, false
	for line := range strings.Lines(strings.ReplaceAll(text, dir, "<cases>")) {
		line = strings.TrimSuffix(line, "\n")
		// An excerpt of the runtime's own source, up to the blank line behind it.
		if internal = internal && line != "" || strings.HasPrefix(line, "node:internal"); internal {
			continue
		}
		switch m := frame.FindStringSubmatch(line); {
		case version.MatchString(line), hint.MatchString(line):
			continue
		case ownFrame.MatchString(line), m != nil && frames > 0:
			frames++
			if strings.HasSuffix(line, " {") {
				out = append(out, "{")
			}
			continue
		case m != nil:
			frames++
			line = "    at " + m[1] + strings.Replace(m[2], " {", "\n{", 1)
		default:
			frames = 0
			if m := bare.FindStringSubmatch(line); m != nil {
				line = m[1] + strings.Replace(m[2], " {", "\n{", 1)
			}
		}
		out = append(out, pid.ReplaceAllString(line, "(node:PID)"))
	}
	return strings.TrimRight(strings.Join(out, "\n"), "\n") + "\n"
}
