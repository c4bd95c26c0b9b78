package main_test

import (
	"go/ast"
	"maps"
	"os"
	"path"
	"path/filepath"
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
	// aSymbol is an exported name of a package, and what it has: eventloop.Loop.hold.
	aSymbol = regexp.MustCompile(`^([a-z]+)\.([A-Z]\w*)((?:\.\w+)*)$`)
	// symbolsIn is one name or two, and the files that declare them.
	symbolsIn = regexp.MustCompile("`(\\w+)`(?: and `(\\w+)`)? in `([\\w/]+)/(\\w+\\.go)`(?: and `(\\w+\\.go)`)?")
)

// TestDocumentsNameWhatIsThere follows each link, and looks for each file in quotes.
func TestDocumentsNameWhatIsThere(t *testing.T) {
	exists := func(name string) bool { _, err := os.Stat(name); return err == nil }
	for _, doc := range documents {
		text := read(t, doc)
		for _, m := range linkTo.FindAllStringSubmatch(text, -1) {
			if !exists(path.Join(path.Dir(doc), m[1])) {
				t.Errorf("%s links to %s, which is not there", doc, m[1])
			}
		}
		for _, m := range inquoted.FindAllStringSubmatch(text, -1) {
			if name := m[1]; aFile.MatchString(name) && !placeholder.MatchString(name) && !exists(name) && !exists("jsapi/"+name) {
				t.Errorf("%s names %s, which is not there", doc, name)
			}
		}
	}
}

// TestArchitectureNamesEveryPackage looks for each package's folder in ARCHITECTURE.md.
func TestArchitectureNamesEveryPackage(t *testing.T) {
	told := map[string]bool{".": true}
	for _, m := range regexp.MustCompile(`(\w+)/`).FindAllStringSubmatch(read(t, "ARCHITECTURE.md"), -1) {
		told[m[1]] = true
	}
	eachFile(t, func(pkg, _ string, _ *ast.File) {
		if name := path.Base(pkg); !told[name] {
			told[name] = true // once is enough
			t.Errorf("ARCHITECTURE.md does not name package %s", pkg)
		}
	})
}

// TestDocumentsNameDeclarations looks for the Go names in quotes: `eventloop.Loop.hold`, and
// `answered` in a file that is named.
func TestDocumentsNameDeclarations(t *testing.T) {
	inPackage, inFile := declarations(t)
	n := 0
	for _, doc := range documents {
		text := read(t, doc)
		for _, quoted := range inquoted.FindAllStringSubmatch(text, -1) {
			m := aSymbol.FindStringSubmatch(quoted[1])
			if m == nil || inPackage[m[1]] == nil {
				continue
			}
			for name := range strings.SplitSeq(m[2]+m[3], ".") {
				n++
				if !inPackage[m[1]][name] {
					t.Errorf("%s names %s, and package %s declares no %s", doc, quoted[1], m[1], name)
				}
			}
		}
		for _, m := range symbolsIn.FindAllStringSubmatch(text, -1) {
			n += 2
			for _, name := range m[1:3] {
				if name != "" && !inFile[m[3]+"/"+m[4]][name] && !inFile[m[3]+"/"+m[5]][name] {
					t.Errorf("%s looks for %s in %s/%s, which does not declare it", doc, name, m[3], m[4])
				}
			}
		}
	}
	if n < 20 {
		t.Errorf("only %d names were found in the documents", n)
	}
}

// declarations are the names that each package, by the last part of its path, and each file
// declares.
func declarations(t *testing.T) (inPackage, inFile map[string]map[string]bool) {
	t.Helper()
	inPackage, inFile = map[string]map[string]bool{}, map[string]map[string]bool{}
	eachFile(t, func(pkg, file string, f *ast.File) {
		names, base := declared(f), path.Base(pkg)
		inFile[filepath.ToSlash(file)] = names
		if inPackage[base] == nil {
			inPackage[base] = map[string]bool{}
		}
		maps.Copy(inPackage[base], names)
	})
	return inPackage, inFile
}

// read is the text of a document.
func read(t *testing.T, doc string) string {
	t.Helper()
	text, err := os.ReadFile(doc)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// declared are the names that a file declares, with those of methods and fields.
func declared(f *ast.File) map[string]bool {
	names := map[string]bool{}
	ast.Inspect(f, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncDecl:
			names[n.Name.Name] = true
			return false
		case *ast.TypeSpec:
			names[n.Name.Name] = true
		case *ast.ValueSpec:
			for _, name := range n.Names {
				names[name.Name] = true
			}
		case *ast.Field:
			for _, name := range n.Names {
				names[name.Name] = true
			}
		}
		return true
	})
	return names
}

// TestMakeTargetsAreThere looks for the targets and commands that CONTRIBUTING.md and README.md promise.
func TestMakeTargetsAreThere(t *testing.T) {
	makefile := read(t, "Makefile")
	n := 0
	for _, doc := range documents {
		for _, m := range regexp.MustCompile("(?m)(?:^|`)make ([a-z]+)").FindAllStringSubmatch(read(t, doc), -1) {
			n++
			if !strings.Contains(makefile, "\n"+m[1]+":") {
				t.Errorf("%s says make %s, and Makefile has no such target", doc, m[1])
			}
		}
	}
	if n == 0 {
		t.Error("no document names a target")
	}
}
