package jsapi

import "github.com/dop251/goja"

// RunEmbedded compiles src, a function that a built-in module is written as, and calls it
// with args. name is its file in stacks: "node:readline". It is for modules that no
// server runs through; the engine needs 5 ms for each thousand lines.
func (e *Env) RunEmbedded(name, src string, args ...goja.Value) goja.Value {
	f, err := e.VM.RunScript(name, src)
	if err != nil {
		panic(err)
	}
	return Call(f, goja.Undefined(), args...)
}
