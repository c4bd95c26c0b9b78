package main_test

import (
	"os"
	"path"
	"regexp"
	"strings"
	"testing"
)

// documents are what a reader begins with.
var documents = []string{"README.md", "ARCHITECTURE.md", "RATIONALE.md", "CONTRIBUTING.md", "CHANGELOG.md", "testdata/scripts/NOTES.md"}

var (
	linkTo   = regexp.MustCompile(`\]\(([^)#:]+)(#[^)]*)?\)`)
	inquoted = regexp.MustCompile("`([^`\n]+)`")
	// placeholder is a word in capitals that the reader puts a name for: AREA, PAGE.
	placeholder = regexp.MustCompile(`[A-Z]{4}`)
	// aFile is a name in quotes that can only be a file of the repository: it has a folder, and
	// an ending or a slash behind it.
	aFile = regexp.MustCompile(`^[\w.]+/([\w.-]+/)*([\w-]+\.(go|js|txt|pgo)|)$`)
)

// TestDocumentsNameWhatIsThere follows each link, and looks for each file in quotes.
func TestDocumentsNameWhatIsThere(t *testing.T) {
	exists := func(name string) bool { _, err := os.Stat(name); return err == nil }
	for _, doc := range documents {
		text, err := os.ReadFile(doc)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range linkTo.FindAllStringSubmatch(string(text), -1) {
			if !exists(path.Join(path.Dir(doc), m[1])) {
				t.Errorf("%s links to %s, which is not there", doc, m[1])
			}
		}
		for _, m := range inquoted.FindAllStringSubmatch(string(text), -1) {
			if name := m[1]; aFile.MatchString(name) && !placeholder.MatchString(name) && !exists(name) && !exists("jsapi/"+name) {
				t.Errorf("%s names %s, which is not there", doc, name)
			}
		}
	}
}

// TestMakeTargetsAreThere looks for the targets and commands that CONTRIBUTING.md and README.md promise.
func TestMakeTargetsAreThere(t *testing.T) {
	makefile, err := os.ReadFile("Makefile")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, doc := range documents {
		text, _ := os.ReadFile(doc)
		for _, m := range regexp.MustCompile("(?m)(?:^|`)make ([a-z]+)").FindAllStringSubmatch(string(text), -1) {
			n++
			if !strings.Contains(string(makefile), "\n"+m[1]+":") {
				t.Errorf("%s says make %s, and Makefile has no such target", doc, m[1])
			}
		}
	}
	if n == 0 {
		t.Error("no document names a target")
	}
}
