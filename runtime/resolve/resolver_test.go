package resolve

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// tree writes files, whose names are relative, below a new directory and returns it.
func tree(t *testing.T, files map[string]string) string {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

var site = map[string]string{
	"main.js":                     "",
	"data.json":                   "{}",
	"both.js":                     "",
	"both/index.js":               "",
	"dir/index.json":              "{}",
	"withmain/package.json":       `{"main": "./lib"}`,
	"withmain/lib/index.js":       "",
	"badmain/package.json":        `{"main": "nope.js"}`,
	"badmain/index.js":            "",
	"nomain/package.json":         `{"main": "nope"}`,
	"broken/package.json":         `{bad`,
	"node_modules/plain/index.js": "",
	"node_modules/pkg/package.json": `{
		"name": "pkg",
		"exports": {
			".": {"import": "./i.mjs", "require": "./r.js"},
			"./feat/*": "./lib/*.js", "./feat/priv/*": null, "./feat/deep/*.js": "./lib/*.js",
			"./bad": "../x.js", "./list": ["no", "./lib/x.js"], "./miss": "./no.js", "./five": 5
		},
		"imports": {"#x": "./lib/x.js", "#y/*": {"node": "./lib/*.js"}, "#dep": "plain", "#fs": "fs"}}`,
	"node_modules/sync/package.json":      `{"exports": {"module-sync": "./s.mjs", "require": "./r.js"}}`,
	"node_modules/sync/s.mjs":             "",
	"node_modules/pkg/r.js":               "",
	"node_modules/pkg/lib/x.js":           "",
	"node_modules/@s/p/package.json":      `{"exports": "./m.js"}`,
	"node_modules/@s/p/m.js":              "",
	"node_modules/nodot/package.json":     `{"exports": {"./x": "./x.js"}}`,
	"node_modules/pkg/node_modules/in.js": "",
}

func TestResolve(t *testing.T) {
	root := tree(t, site)
	for _, c := range []struct{ name, from, want string }{
		{"./main", "", "main.js"},
		{"./main.js", "", "main.js"},
		{"./data", "", "data.json"},
		{"./both", "", "both.js"},
		{"./both/", "", "both/index.js"},
		{"./dir", "", "dir/index.json"},
		{"./withmain", "", "withmain/lib/index.js"},
		{"..", "withmain/lib", "withmain/lib/index.js"},
		{"./badmain", "", "badmain/index.js"},
		{"plain", "", "node_modules/plain/index.js"},
		{"plain", "both", "node_modules/plain/index.js"},
		{"pkg", "", "node_modules/pkg/r.js"},
		{"sync", "", "node_modules/sync/s.mjs"},
		{"pkg/feat/x", "", "node_modules/pkg/lib/x.js"},
		{"pkg/feat/deep/x.js", "", "node_modules/pkg/lib/x.js"},
		{"pkg/list", "", "node_modules/pkg/lib/x.js"},
		{"@s/p", "", "node_modules/@s/p/m.js"},
		{"#x", "node_modules/pkg/lib", "node_modules/pkg/lib/x.js"},
		{"#y/x", "node_modules/pkg/lib", "node_modules/pkg/lib/x.js"},
		{"#dep", "node_modules/pkg", "node_modules/plain/index.js"},
		{"pkg/feat/x", "node_modules/pkg", "node_modules/pkg/lib/x.js"},
		{"in", "node_modules/pkg", "node_modules/pkg/node_modules/in.js"},
	} {
		got, err := NewResolver().Resolve(ask(root, c.from, c.name))
		if want := filepath.Join(root, c.want); got != want {
			t.Errorf("%q from %q: got %q, %v; want %q", c.name, c.from, got, err, want)
		}
	}
}

// ask is the request of a module in dir below root.
func ask(root, dir, name string) Request {
	dir = filepath.Join(root, dir)
	return Request{
		Name: name, Dir: dir, File: filepath.Join(dir, "asks.js"), Paths: NodeModulesPaths(dir),
		Stack:   []string{"/a.js"},
		Builtin: func(name string) bool { return name == "fs" },
	}
}

func TestImportOfBuiltin(t *testing.T) {
	root := tree(t, site)
	got, err := NewResolver().Resolve(ask(root, "node_modules/pkg", "#fs"))
	if got != "fs" || err != nil {
		t.Errorf("got %q, %v; want fs", got, err)
	}
}

// The messages are Node 20.20.2's; ROOT stands for the directory.
func TestResolveErrors(t *testing.T) {
	root := tree(t, site)
	pkg := "ROOT/node_modules/pkg/package.json"
	for _, c := range []struct{ name, from, code, message string }{
		{"./no", "", "MODULE_NOT_FOUND", "Cannot find module './no'\nRequire stack:\n- /a.js"},
		{"no", "", "MODULE_NOT_FOUND", "Cannot find module 'no'\nRequire stack:\n- /a.js"},
		{"./main.js/", "", "MODULE_NOT_FOUND", "Cannot find module './main.js/'\nRequire stack:\n- /a.js"},
		{"./nomain", "", "MODULE_NOT_FOUND", `Cannot find module 'ROOT/nomain/nope'. Please verify that the package.json has a valid "main" entry`},
		{"./broken", "", "", "Error parsing ROOT/broken/package.json: Expected property name or '}' in JSON at position 1"},
		{"pkg/feat/priv/x", "", "ERR_PACKAGE_PATH_NOT_EXPORTED", `Package subpath './feat/priv/x' is not defined by "exports" in ` + pkg},
		{"pkg/nope", "", "ERR_PACKAGE_PATH_NOT_EXPORTED", `Package subpath './nope' is not defined by "exports" in ` + pkg},
		{"nodot", "", "ERR_PACKAGE_PATH_NOT_EXPORTED", `No "exports" main defined in ROOT/node_modules/nodot/package.json`},
		{"pkg/bad", "", "ERR_INVALID_PACKAGE_TARGET", `Invalid "exports" target "../x.js" defined for './bad' in the package config ` + pkg + `; targets must start with "./"`},
		{"pkg/five", "", "ERR_INVALID_PACKAGE_TARGET", `Invalid "exports" target "5" defined for './five' in the package config ` + pkg + `; targets must start with "./"`},
		{"pkg/miss", "", "MODULE_NOT_FOUND", "Cannot find module 'ROOT/node_modules/pkg/no.js'"},
		{"pkg/feat/../x", "", "ERR_INVALID_MODULE_SPECIFIER", `Invalid module "./feat/../x" request is not a valid match in pattern "./feat/*" for the "exports" resolution of ` + pkg},
		{"#q", "node_modules/pkg", "ERR_PACKAGE_IMPORT_NOT_DEFINED", `Package import specifier "#q" is not defined in package ` + pkg + " imported from ROOT/node_modules/pkg/asks.js"},
	} {
		got, err := NewResolver().Resolve(ask(root, c.from, c.name))
		e, ok := err.(*Error)
		if !ok {
			t.Errorf("%q: got %q, %v; want an *Error", c.name, got, err)
			continue
		}
		if msg := strings.ReplaceAll(e.Message, root, "ROOT"); e.Code != c.code || msg != c.message {
			t.Errorf("%q:\n got %s %s\nwant %s %s", c.name, e.Code, msg, c.code, c.message)
		}
	}
}

func TestInvalidMainWarnsOnce(t *testing.T) {
	root := tree(t, site)
	r, warnings := NewResolver(), 0
	r.Warn = func(code, _ string) {
		if code == "DEP0128" {
			warnings++
		}
	}
	for range 2 {
		if _, err := r.Resolve(ask(root, "", "./badmain")); err != nil {
			t.Fatal(err)
		}
	}
	if warnings != 1 {
		t.Errorf("%d warnings, want 1", warnings)
	}
}

func TestSymlinkIsFollowed(t *testing.T) {
	root := tree(t, site)
	if err := os.Symlink(filepath.Join(root, "main.js"), filepath.Join(root, "link.js")); err != nil {
		t.Fatal(err)
	}
	got, err := NewResolver().Resolve(ask(root, "", "./link"))
	if want := filepath.Join(root, "main.js"); got != want {
		t.Errorf("got %q, %v; want %q", got, err, want)
	}
}

func TestNodeModulesPaths(t *testing.T) {
	got := strings.Join(NodeModulesPaths("/a/node_modules/b"), " ")
	if want := "/a/node_modules/b/node_modules /a/node_modules /node_modules"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
