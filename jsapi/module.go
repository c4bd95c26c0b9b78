package jsapi

import (
	"slices"
	"strings"

	"github.com/dop251/goja"
)

// Module is a module written in Go: a built-in one, or one of the host's.
type Module struct {
	// Name is what require takes, without the node: prefix.
	Name string
	// Load makes the exports. It is called once for each runtime, at the first require.
	Load func(*Env) goja.Value
	// Schemed says that only node:Name is the module, as with node:test.
	Schemed bool
}

// Builtin finds the built-in module of that name (without node:), or nil. It is there for
// other modules even where the host keeps it from scripts.
func (e *Env) Builtin(name string) *Module { return e.modules[name] }

// Public finds what a script gets that requires name (without node:), or nil: a module of
// the host's, else a built-in one that the host does not keep from scripts.
func (e *Env) Public(name string) *Module {
	own := e.Host.Modules
	for i := len(own) - 1; i >= 0; i-- {
		if own[i].Name == name {
			return &own[i]
		}
	}
	if e.kept(name) {
		return nil
	}
	return e.modules[name]
}

// kept reports whether the host keeps the built-in module name from scripts, by its own
// name or as a part of one: fs/promises of fs, _http_agent of http.
func (e *Env) kept(name string) bool {
	for _, whole := range e.Host.Without {
		if name == whole || strings.HasPrefix(name, whole+"/") || strings.HasPrefix(name, "_"+whole+"_") {
			return true
		}
	}
	return false
}

// PublicNames lists the modules that Public finds, in no order; those that need the prefix
// node: are left out.
func (e *Env) PublicNames() []string {
	var names []string
	for name, m := range e.modules {
		if !m.Schemed && e.Public(name) == m {
			names = append(names, name)
		}
	}
	for _, m := range e.Host.Modules {
		if !slices.Contains(names, m.Name) {
			names = append(names, m.Name)
		}
	}
	return names
}

// Exports returns the exports of m, which it loads at the first call.
func (e *Env) Exports(m *Module) goja.Value {
	if v, ok := e.loaded[m]; ok {
		return v
	}
	v := m.Load(e)
	e.loaded[m] = v
	return v
}

// Require returns the exports of the built-in module name, or of the host's of that name
// when none is built in. It panics when there is neither: the name comes from Go, not from
// a script.
func (e *Env) Require(name string) goja.Value {
	m := e.modules[name]
	if m == nil {
		m = e.Public(name)
	}
	if m == nil {
		panic("jsapi: no built-in module " + name)
	}
	return e.Exports(m)
}

// RequireObject is Require for modules whose exports are an object.
func (e *Env) RequireObject(name string) *goja.Object { return e.Require(name).(*goja.Object) }
