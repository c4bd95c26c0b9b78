package main_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/gaggle-js/gaggle"

// Packages of this module are written with a leading "./" below.

// onlyImports lists packages that may import the standard library and these, and nothing else.
var onlyImports = map[string][]string{
	".":                       {"./runtime", "github.com/spf13/pflag"},
	"./runtime/eventloop":     {"github.com/dop251/goja", "./runtime/linked"},
	"./runtime/linked":        {},
	"./runtime/engine":        {"github.com/dop251/goja"},
	"./ipc":                   {"golang.org/x/sys", "./ipc/wire"},
	"./ipc/wire":              {},
	"./jsapi/cluster/balance": {"./runtime/linked"},
	"./bench":                 {"github.com/spf13/pflag"},
	"./conformance":           {},
}

// neverReaches lists, for a package, what it must not depend on, directly or through others.
// Built-in modules are in layers: events < stream < net < http, process < childprocess < cluster;
// net takes a listen strategy and does not know cluster.
var neverReaches = map[string][]string{
	"./ipc":                   {"github.com/dop251/goja"},
	"./jsapi/cluster/balance": {"github.com/dop251/goja"},
	"./runtime/netio":         {"./jsapi", "./runtime"},
	"./jsapi":                 {"./jsapi/events", "./runtime"},
	"./jsapi/events":          {"./jsapi/stream", "./jsapi/net", "./jsapi/http", "./jsapi/cluster", "./runtime"},
	"./jsapi/stream":          {"./jsapi/net", "./jsapi/http", "./jsapi/cluster", "./runtime"},
	"./jsapi/net":             {"./jsapi/tls", "./jsapi/http", "./jsapi/childprocess", "./jsapi/cluster", "./runtime"},
	"./jsapi/dgram":           {"./jsapi/http", "./jsapi/childprocess", "./jsapi/cluster", "./runtime"},
	"./jsapi/http":            {"./jsapi/tls", "./jsapi/childprocess", "./jsapi/cluster", "./runtime", "net/http"},
	"./jsapi/tls":             {"./jsapi/http", "./jsapi/childprocess", "./jsapi/cluster", "./runtime", "net/http"},
	"./jsapi/https":           {"./jsapi/childprocess", "./jsapi/cluster", "./runtime", "net/http"},
	"./jsapi/process":         {"./jsapi/childprocess", "./jsapi/cluster", "./runtime"},
	"./jsapi/childprocess":    {"./jsapi/cluster", "./runtime"},
	"./jsapi/cluster":         {"./runtime"},
}

// TestImports fails the build when a package leaves its layer. Files of all systems
// and build tags count.
func TestImports(t *testing.T) {
	imports := moduleImports(t)
	for _, pkg := range slices.Concat(slices.Collect(maps.Keys(onlyImports)), slices.Collect(maps.Keys(neverReaches))) {
		if _, ok := imports[pkg]; !ok {
			t.Errorf("there is a rule for %s, and no such package", pkg)
		}
	}
	for pkg, allowed := range onlyImports {
		for _, imp := range imports[pkg] {
			if !standard(imp) && !slices.ContainsFunc(allowed, func(a string) bool { return within(imp, a) }) {
				t.Errorf("%s imports %s; it may import only the standard library and %q", pkg, imp, allowed)
			}
		}
	}
	for pkg, banned := range neverReaches {
		seen := map[string]string{}
		reach(imports, pkg, seen)
		for imp, via := range seen {
			if slices.Contains(banned, imp) {
				t.Errorf("%s must not depend on %s, and does through %s", pkg, imp, via)
			}
		}
	}
}

// TestNoInit finds init functions: nothing registers itself, runtime/builtins.go is the table.
func TestNoInit(t *testing.T) {
	eachFile(t, func(_, file string, f *ast.File) {
		for _, d := range f.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok && fn.Recv == nil && fn.Name.Name == "init" {
				t.Errorf("%s has an init function", file)
			}
		}
	})
}

// reach notes in seen every package that pkg depends on, with the importer it was found through.
func reach(imports map[string][]string, pkg string, seen map[string]string) {
	for _, imp := range imports[pkg] {
		if _, ok := seen[imp]; !ok {
			seen[imp] = pkg
			reach(imports, imp, seen)
		}
	}
}

// moduleImports maps each package of the module to its imports; ours without the module's name.
func moduleImports(t *testing.T) map[string][]string {
	all := map[string][]string{}
	eachFile(t, func(pkg, _ string, f *ast.File) {
		all[pkg] = slices.Grow(all[pkg], len(f.Imports))
		for _, spec := range f.Imports {
			imp, _ := strconv.Unquote(spec.Path.Value)
			all[pkg] = append(all[pkg], strings.Replace(imp, module, ".", 1))
		}
	})
	return all
}

// eachFile parses every Go file of the module but tests, whatever its build tags. The
// tests of conformance are its program, so they count.
func eachFile(t *testing.T, visit func(pkg, file string, f *ast.File)) {
	t.Helper()
	fset := token.NewFileSet()
	err := filepath.WalkDir(".", func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if name := d.Name(); name == "testdata" || name == "node_modules" || len(name) > 1 && name[0] == '.' {
				return filepath.SkipDir
			}
			return nil
		}
		pkg := path.Dir("./" + filepath.ToSlash(file))
		if pkg != "." {
			pkg = "./" + pkg
		}
		if !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") && pkg != "./conformance" {
			return nil
		}
		f, err := parser.ParseFile(fset, file, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		visit(pkg, file, f)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// standard reports whether imp is of the standard library.
func standard(imp string) bool {
	first, _, _ := strings.Cut(imp, "/")
	return !strings.Contains(first, ".")
}

// within reports whether imp is the package a, or inside it when a is another module.
func within(imp, a string) bool {
	return imp == a || a[0] != '.' && strings.HasPrefix(imp, a+"/")
}
