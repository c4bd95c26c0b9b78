package childprocess

import (
	"strings"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/ipc"
	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/v8"
)

// codec turns values into messages and back: in JSON mode by the language's own functions as
// they were before any script could replace them, in advanced mode by module v8.
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
	if mode == ipc.Advanced {
		return v8.From(c.env).EncodeMessage(v)
	}
	s := c.stringify(goja.FunctionCall{This: goja.Undefined(), Arguments: []goja.Value{v}})
	return []byte(s.String())
}

// enclose is v in an envelope of advanced mode, where the whole is one value. kind is what
// a dgram.Socket is, "" for the others.
func (c codec) enclose(typ, kind, key string, v goja.Value) []byte {
	o := c.env.VM.NewObject()
	jsapi.Must(o.Set("cmd", "NODE_HANDLE"))
	jsapi.Must(o.Set("type", typ))
	jsapi.Must(o.Set("msg", v))
	if kind != "" {
		jsapi.Must(o.Set("dgramType", kind))
	}
	if key != "" {
		jsapi.Must(o.Set("key", key))
	}
	return v8.From(c.env).EncodeMessage(o)
}

// decode is the value of a message. It throws when it is none. In advanced mode the
// runtime's own messages have been made JSON (package ipc).
func (c codec) decode(mode ipc.Mode, m ipc.Message) goja.Value {
	if mode == ipc.JSON || len(m.Body) > 0 && m.Body[0] == '{' {
		return c.parse(goja.FunctionCall{This: goja.Undefined(), Arguments: []goja.Value{c.env.VM.ToValue(string(m.Body))}})
	}
	v := v8.From(c.env).DecodeMessage(m.Body)
	if o, ok := v.(*goja.Object); ok && m.Inside {
		if v = o.Get("msg"); v == nil {
			v = goja.Undefined()
		}
	}
	return v
}

// internal reports whether v, which came in advanced mode, is a message that scripts do
// not see: ipc.IsInternal for what is no JSON.
func internal(mode ipc.Mode, v goja.Value) bool {
	o, ok := v.(*goja.Object)
	if !ok || mode == ipc.JSON {
		return false
	}
	cmd := o.Get("cmd")
	return jsapi.IsString(cmd) && len(cmd.String()) > len("NODE_") && strings.HasPrefix(cmd.String(), "NODE_")
}
