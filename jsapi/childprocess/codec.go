package childprocess

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/ipc"
	"github.com/gaggle-js/gaggle/jsapi"
)

// codec turns values into messages and back, by the language's own JSON functions as
// they were before any script could replace them.
type codec struct {
	env              *jsapi.Env
	stringify, parse jsapi.Fn
}

func newCodec(env *jsapi.Env) codec {
	o := env.VM.Get("JSON").(*goja.Object)
	c := codec{env: env}
	c.stringify, _ = jsapi.AsFn(o.Get("stringify"))
	c.parse, _ = jsapi.AsFn(o.Get("parse"))
	return c
}

func (c codec) encode(mode ipc.Mode, v goja.Value) []byte {
	if mode != ipc.JSON {
		panic(c.env.Error("serialization 'advanced' is not supported yet"))
	}
	s := c.stringify(goja.FunctionCall{This: goja.Undefined(), Arguments: []goja.Value{v}})
	return []byte(s.String())
}

func (c codec) decode(b []byte) goja.Value {
	return c.parse(goja.FunctionCall{This: goja.Undefined(), Arguments: []goja.Value{c.env.VM.ToValue(string(b))}})
}
