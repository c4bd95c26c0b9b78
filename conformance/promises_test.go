package conformance

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// A promise is one sentence of Node's documentation that a script may rely on,
// in our words, and what in this repository would fail if we broke it.
type promise struct {
	place   string // file and line in promises/
	section string // the member's heading on Node's page
	words   string
	proofs  []string // cases, package:TestName, or "none: why"
}

// TestPromises holds the list of promises to what is in the tree: every proof
// that it names is there, and no promise is without one.
func TestPromises(t *testing.T) {
	cases := map[string]bool{}
	for _, s := range loadCases(t) {
		cases[s.name] = true
	}
	tests := goTests(t)
	files, err := filepath.Glob("promises/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no promises found: %v", err)
	}
	for _, file := range files {
		list, err := readPromises(file)
		if err != nil {
			t.Error(err)
		}
		unproved := 0
		for _, p := range list {
			if strings.HasPrefix(p.proofs[0], "none: ") {
				unproved++
				continue
			}
			for _, proof := range p.proofs {
				if !cases[proof] && !tests[proof] {
					t.Errorf("%s: %s: there is no case or test %q", p.place, p.section, proof)
				}
			}
		}
		t.Logf("%s: %d promises, %d without a proof", file, len(list), unproved)
	}
}

// readPromises reads one page's list. A line that begins with "## " names the
// member; every other line is "words => proof, proof" or "words => none: why".
func readPromises(file string) ([]promise, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var list []promise
	section, n := "", 0
	for line := range strings.Lines(string(text)) {
		n++
		line = strings.TrimSpace(line)
		if heading, ok := strings.CutPrefix(line, "## "); ok {
			section = heading
			continue
		}
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		p := promise{place: fmt.Sprintf("%s:%d", file, n), section: section}
		words, proofs, ok := strings.Cut(line, " => ")
		if !ok || section == "" || proofs == "" {
			return list, fmt.Errorf("%s: want \"words => proof, proof\" below a \"## member\"", p.place)
		}
		p.words = words
		if strings.HasPrefix(proofs, "none: ") {
			p.proofs = []string{proofs}
		} else {
			for proof := range strings.SplitSeq(proofs, ",") {
				p.proofs = append(p.proofs, strings.TrimSpace(proof))
			}
		}
		list = append(list, p)
	}
	return list, nil
}

var testName = regexp.MustCompile(`(?m)^func ((?:Test|Fuzz)\w+)\(`)

// goTests is every test of the module as "folder:TestName", the folder from the module's root.
func goTests(t *testing.T) map[string]bool {
	t.Helper()
	found := map[string]bool{}
	err := filepath.WalkDir("..", func(path string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, "_test.go") {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		folder, err := filepath.Rel("..", filepath.Dir(path))
		if err != nil {
			return err
		}
		for _, m := range testName.FindAllSubmatch(text, -1) {
			found[filepath.ToSlash(folder)+":"+string(m[1])] = true
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}
