package conformance

import (
	"flag"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

var (
	onNode   = flag.Bool("node", false, "run the cases on Node and fail where a recording is stale")
	record   = flag.Bool("record", false, "have Node make the recordings anew")
	portable = flag.Bool("portable", false, "build gaggle with the portable socket layer")
	binary   = flag.String("bin", "", "run this gaggle instead of building one")
)

// TestCases runs every case on gaggle, or with -node or -record on Node.
func TestCases(t *testing.T) {
	cases, known := loadCases(t), knownFailures(t)
	bin := runtimeUnderTest(t)
	if *onNode || *record {
		known = nil
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if *record {
				c.record(t, bin)
				return
			}
			c.check(t, bin, known[c.name])
		})
	}
}

// TestLists finds recordings and known failures that have no case.
func TestLists(t *testing.T) {
	names := map[string]bool{}
	for _, c := range loadCases(t) {
		names[c.name] = true
	}
	for name := range knownFailures(t) {
		if !names[name] {
			t.Errorf("known_failures.txt lists %s, which is not a case", name)
		}
	}
	files, _ := filepath.Glob("recordings/*.txt")
	for _, file := range files {
		if name := strings.TrimSuffix(filepath.Base(file), ".txt"); !names[name] {
			t.Errorf("%s has no case", file)
		}
	}
}

// notPortable are cases in which the portable layer may do otherwise, and why.
var notPortable = map[string]string{
	"child-process-send-to-the-dead":            "it reads the end of a channel before it writes, and then there is no EPIPE",
	"net-write-callbacks-of-a-reset-connection": "its writer finds out about a reset before its reader does",
	"net-reset-while-ending":                    "it may end a connection before the reset is seen",
	"net-own-address-while-connecting":          "it has no order among sockets that are ready at once",
	"net-one-connection-a-turn":                 "it has no order among sockets that are ready at once",
	"http-client-two-answers-in-order":          "it has no order among sockets that are ready at once",
}

// check compares one run with the recording. reason is not empty for a known failure.
func (s *scenario) check(t *testing.T, bin, reason string) {
	want, err := os.ReadFile(s.recording())
	if err != nil {
		t.Fatalf("no recording: run go test ./conformance -record -run Cases/%s", s.name)
	}
	if why := notPortable[s.name]; *portable && why != "" {
		t.Skip(why)
	}
	if s.ipv6 && !hasIPv6() {
		t.Skip("there is no ::1 here")
	}
	got, err := s.run(bin)
	passed := err == nil && got == string(want)
	switch {
	case passed && reason != "":
		t.Fatalf("passes, but known_failures.txt lists it: %s", reason)
	case !passed && reason != "":
		t.Skipf("known failure: %s", reason)
	case err != nil:
		t.Fatal(err)
	case !passed:
		t.Fatalf("got:\n%s\nrecorded from Node 20:\n%s", got, want)
	}
}

func hasIPv6() bool {
	l, err := net.Listen("tcp6", "[::1]:0")
	if err == nil {
		l.Close()
	}
	return err == nil
}

func (s *scenario) record(t *testing.T, bin string) {
	got, err := s.run(bin)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(s.recording(), []byte(got), 0o644); err != nil {
		t.Fatal(err)
	}
}

func (s *scenario) recording() string { return filepath.Join("recordings", s.name+".txt") }

// runtimeUnderTest is the absolute path of the binary that the flags ask for.
func runtimeUnderTest(t *testing.T) string {
	t.Helper()
	switch {
	case *onNode || *record:
		return node20(t)
	case *binary != "":
		path, err := exec.LookPath(*binary)
		if err != nil {
			t.Fatal(err)
		}
		if path, err = filepath.Abs(path); err != nil { // the cases run in another directory
			t.Fatal(err)
		}
		return path
	}
	bin := filepath.Join(t.TempDir(), "gaggle")
	args := []string{"build", "-o", bin}
	if *portable {
		args = append(args, "-tags", "gaggle_portable")
	}
	if out, err := exec.Command("go", append(args, "..")...).CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	return bin
}

func node20(t *testing.T) string {
	bin, err := exec.LookPath("node")
	if err != nil {
		t.Fatal("node is not installed")
	}
	out, err := exec.Command(bin, "--version").Output()
	if v := strings.TrimSpace(string(out)); err != nil || !strings.HasPrefix(v, "v20.") {
		t.Fatalf("the recordings are of Node 20, and this is %s", v)
	}
	return bin
}
