package resolve

import (
	"os"
	"path/filepath"
	"strings"

	"github.com/gaggle-js/gaggle/runtime/jsontext"
)

// Package is what a package.json says that matters for finding modules.
type Package struct {
	// Dir is the directory of the package.json, Path the file itself.
	Dir, Path string
	Name      string
	Main      string
	// Type is "module", "commonjs" or empty.
	Type string

	exports, imports any  // nil when absent
	warned           bool // of an invalid "main"
}

// readPackage returns the package.json in dir, or nil. What it found is remembered,
// also that there is none.
func (r *Resolver) readPackage(dir string) (*Package, error) {
	if p, ok := r.packages[dir]; ok {
		return p, nil
	}
	path := filepath.Join(dir, "package.json")
	data, err := os.ReadFile(path)
	if err != nil {
		r.packages[dir] = nil
		return nil, nil
	}
	v, err := decodeJSON(data)
	if err != nil {
		fault, _ := jsontext.Fault(string(data))
		return nil, &Error{Class: "SyntaxError", Path: path, Message: "Error parsing " + path + ": " + fault}
	}
	o, _ := v.(*object)
	p := &Package{Dir: dir, Path: path, exports: o.get("exports"), imports: o.get("imports")}
	p.Name, _ = o.get("name").(string)
	p.Main, _ = o.get("main").(string)
	p.Type, _ = o.get("type").(string)
	r.packages[dir] = p
	return p, nil
}

// Scope returns the package that the file or directory path lies in, or nil.
func (r *Resolver) Scope(path string) (*Package, error) {
	for dir := filepath.Dir(path); ; dir = filepath.Dir(dir) {
		if !strings.HasSuffix(dir, "/node_modules") {
			p, err := r.readPackage(dir)
			if p != nil || err != nil {
				return p, err
			}
		}
		if dir == filepath.Dir(dir) {
			return nil, nil
		}
	}
}
