package jsapi

import "github.com/dop251/goja"

// SystemError is one of Node's errors of class SystemError: reason says what failed, call
// which call of the system, and err why. What the system said is in info as well. shown says
// whether its name is among the enumerable properties, which in Node differs by code.
func (e *Env) SystemError(code, reason, call string, err error, shown bool) *goja.Object {
	no := AsErrno(err)
	name, text := ErrnoName(no), ErrnoText(no)
	o := e.CodeError("Error", code, reason+": "+call+" returned "+name+" ("+text+")")
	Must(o.DefineDataProperty("name", e.VM.ToValue("SystemError"), goja.FLAG_TRUE, goja.FLAG_TRUE, flag(shown)))
	info := e.VM.NewObject()
	Must(info.Set("errno", -int(no)))
	Must(info.Set("code", name))
	Must(info.Set("message", text))
	Must(info.Set("syscall", call))
	Must(o.Set("info", info))
	Must(o.Set("errno", -int(no)))
	Must(o.Set("syscall", call))
	return o
}
