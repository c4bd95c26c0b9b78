package http_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestScripts runs the scripts of testdata and compares what they print with what Node 20
// printed. With GAGGLE_RECHECK=1 they run on Node as well, so that a stale recording shows.
func TestScripts(t *testing.T) {
	scripts, err := filepath.Glob("testdata/*.js")
	if err != nil || len(scripts) == 0 {
		t.Fatal(scripts, err)
	}
	for _, file := range scripts {
		t.Run(filepath.Base(file), func(t *testing.T) {
			t.Parallel()
			script, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			recorded, err := os.ReadFile(strings.TrimSuffix(file, ".js") + ".out")
			if err != nil {
				t.Fatal(err)
			}
			want := strings.Split(strings.TrimSuffix(string(recorded), "\n"), "\n")
			if os.Getenv("GAGGLE_RECHECK") != "" {
				out, err := exec.Command("node", file).Output()
				if err != nil || string(out) != string(recorded) {
					t.Errorf("the recording is stale: Node printed %s (%v)", out, err)
				}
			}
			got := strings.Split(strings.Join(newWorld(t).Run(string(script)), "\n"), "\n")
			for i := range max(len(got), len(want)) {
				g, w := line(got, i), line(want, i)
				if g != w {
					t.Errorf("line %d:\n  got  %s\n  want %s", i+1, g, w)
				}
			}
		})
	}
}

func line(l []string, i int) string {
	if i < len(l) {
		return l[i]
	}
	return "(none)"
}
