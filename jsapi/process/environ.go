package process

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// makeEnv makes process.env: a live view of the host's Environ that turns what is
// assigned into text.
func (p *Process) makeEnv() *goja.Object {
	return p.env.VM.NewDynamicObject(&environ{vm: p.env.VM, env: p.env.Host.Env})
}

// environ implements goja.DynamicObject.
type environ struct {
	vm  *goja.Runtime
	env *jsapi.Environ
}

func (e *environ) Get(key string) goja.Value {
	if v, ok := e.env.Get(key); ok {
		return e.vm.ToValue(v)
	}
	return nil
}

func (e *environ) Set(key string, v goja.Value) bool {
	if _, ok := v.(*goja.Symbol); ok {
		panic(e.vm.NewTypeError("Cannot convert a Symbol value to a string"))
	}
	e.env.Set(key, v.String())
	return true
}

func (e *environ) Has(key string) bool {
	_, ok := e.env.Get(key)
	return ok
}

func (e *environ) Delete(key string) bool {
	e.env.Delete(key)
	return true
}

func (e *environ) Keys() []string { return e.env.Names() }
