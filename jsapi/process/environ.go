package process

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// makeEnv makes process.env: a live view of the host's Environ that turns what is
// assigned into text.
func (p *Process) makeEnv() *goja.Object {
	return p.env.VM.NewDynamicObject(&environ{js: p.env, env: p.env.Host.Env})
}

// environ implements goja.DynamicObject.
type environ struct {
	js  *jsapi.Env
	env *jsapi.Environ
}

func (e *environ) Get(key string) goja.Value {
	if v, ok := e.env.Get(key); ok {
		return e.js.VM.ToValue(v)
	}
	return nil
}

func (e *environ) Set(key string, v goja.Value) bool {
	e.env.Set(key, e.js.Text(v))
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
