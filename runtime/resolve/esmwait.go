package resolve

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/runtime/lower"
)

// imports is what the static imports of a module have found while its function runs, up to
// its first await. A module that imports one with top-level await has to wait for it, which
// only an async function can. Which modules do so is not known before their imports have
// run, and these come first: at the first import of a module that has not ended, the
// function is left by throwing esm.restart, and the module is lowered again as lower.Waiting.
type imports struct {
	waits  bool  // the module is an async function
	ends   []any // the promises of the modules that it imports
	source string
	named  []named // what it takes from them; of TypeScript nothing is known, which names types too
}

// runESM runs the code c of src, an ES module, in m.
func (l *Loader) runESM(m *goja.Object, filename, src string, c code) {
	found := &imports{source: src}
	if !lower.IsTypeScript(filename) {
		found.named = namedIn(src)
	}
	if l.ranESM(m, filename, c, found) {
		return
	}
	set(m, "exports", l.env.VM.NewObject())
	c, err := l.lowerFile(filename, src, lower.Waiting)
	if err != nil {
		panic(l.syntaxError(err))
	}
	l.ranESM(m, filename, c, found)
}

// ranESM calls the function of c, and notes in found what it imports. It returns false when
// the module has to be an async one.
func (l *Loader) ranESM(m *goja.Object, filename string, c code, found *imports) bool {
	fn := l.function(m, filename, c)
	l.markNamespace(m.Get("exports")) // what a module without exports keeps
	found.waits = c.waits
	l.esm.importing[m] = found
	defer delete(l.esm.importing, m)
	ex := l.env.Try(func() { l.evaluate(fn, filename, m.Get("exports"), l.importer(m), m) })
	if ex != nil && ex.Value() != l.esm.restart {
		panic(ex)
	}
	return ex == nil
}

// imported notes that m has imported the module with those exports.
func (l *Loader) imported(m *goja.Object, exports goja.Value) {
	found := l.esm.importing[m]
	end := l.ending(exports)
	if found == nil || end == nil || settled(end) {
		return
	}
	if !found.waits {
		panic(l.esm.restart)
	}
	found.ends = append(found.ends, end)
}

// waits are the promises of the modules that m imports.
func (l *Loader) waits(m *goja.Object) goja.Value {
	if found := l.esm.importing[m]; found != nil {
		return l.env.VM.NewArray(found.ends...)
	}
	return l.env.VM.NewArray()
}

// settled reports whether the promise o has been fulfilled: a rejected one is awaited, so
// that whoever imports its module fails.
func settled(o *goja.Object) bool {
	p, ok := o.Export().(*goja.Promise)
	return ok && p.State() == goja.PromiseStateFulfilled
}
