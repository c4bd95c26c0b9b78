package main_test

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var scriptsRuntime = flag.String("scripts.runtime", "",
	"run the scenarios on this binary instead of a gaggle built for them (node, to check a scenario)")

// TestScripts runs the scenarios of testdata/scripts: the documents' examples on the
// built binary. They listen on port 8000 as the documents say, so they run one after
// another, and behind a lock for the sake of another run of the same test.
func TestScripts(t *testing.T) {
	scripts, err := filepath.Abs("testdata/scripts")
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Dir(gaggleBinary(t))
	lockPort8000(t)
	testscript.RunT(serially{t}, testscript.Params{
		Dir:       scripts,
		Cmds:      scenarioCommands,
		Setup:     func(env *testscript.Env) error { return setupScenario(env, scripts, dir) },
		Condition: scenarioCondition,
	})
}

// TestExamplesAreUnchanged compares the examples with the checksums of their copies.
func TestExamplesAreUnchanged(t *testing.T) {
	f, err := os.Open("testdata/scripts/SHA256SUMS")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	sums := map[string]string{}
	for lines := bufio.NewScanner(f); lines.Scan(); {
		sum, name, _ := strings.Cut(lines.Text(), "  ")
		sums[name] = sum
	}
	files, _ := filepath.Glob("testdata/scripts/*.js")
	if len(files) != len(sums) {
		t.Errorf("%d examples and %d checksums", len(files), len(sums))
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		sum := sha256.Sum256(text)
		if sums[filepath.Base(file)] != hex.EncodeToString(sum[:]) {
			t.Errorf("%s is not what the document shows", file)
		}
	}
}

// gaggleBinary builds gaggle, as a user does, into a directory of the test's own.
func gaggleBinary(t *testing.T) string {
	t.Helper()
	bin := filepath.Join(t.TempDir(), "gaggle")
	if *scriptsRuntime != "" {
		other, err := exec.LookPath(*scriptsRuntime)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(other, bin); err != nil {
			t.Fatal(err)
		}
		return bin
	}
	if out, err := exec.Command("go", "build", "-o", bin, ".").CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	return bin
}

// lockPort8000 waits for other runs of this test on the machine; the lock goes with the test.
func lockPort8000(t *testing.T) {
	t.Helper()
	f, err := os.OpenFile(filepath.Join(os.TempDir(), "gaggle-test-port-8000"), os.O_CREATE|os.O_RDWR, 0o666)
	if err != nil {
		t.Fatal(err)
	}
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
}

// serially is a testscript.T whose scenarios do not run beside one another.
type serially struct{ *testing.T }

func (serially) Parallel()     {}
func (serially) Verbose() bool { return testing.Verbose() }
func (s serially) Run(name string, f func(testscript.T)) {
	s.T.Run(name, func(t *testing.T) { f(serially{t}) })
}
