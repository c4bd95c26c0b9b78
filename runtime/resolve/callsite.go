package resolve

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// callSite is the state of a CallSite, which Error.prepareStackTrace receives (V8, "Stack
// trace API").
type callSite struct {
	jsapi.Hidden
	frame
}

// callSites makes the array of CallSites of frames.
func (l *Loader) callSites(frames []frame) *goja.Object {
	if l.siteClass == nil {
		l.siteClass = l.callSiteClass()
	}
	sites := make([]any, len(frames))
	for i, f := range frames {
		o := l.env.Create(l.siteClass)
		l.env.Bind(o, &callSite{frame: f})
		sites[i] = o
	}
	return l.env.VM.NewArray(sites...)
}

func (l *Loader) callSiteClass() *jsapi.Class {
	vm := l.env.VM
	get := func(name string, f func(frame) goja.Value) jsapi.Method {
		return jsapi.Method{Name: name, Fn: func(c goja.FunctionCall) goja.Value {
			s, ok := l.env.Unwrap(c.This).(*callSite)
			if !ok {
				panic(l.env.TypeError("Receiver is not a CallSite"))
			}
			return f(s.frame)
		}}
	}
	null := func(frame) goja.Value { return goja.Null() }
	undefined := func(frame) goja.Value { return goja.Undefined() }
	no := func(frame) goja.Value { return vm.ToValue(false) }
	file := func(f frame) goja.Value { return vm.ToValue(f.file) }
	name := func(f frame) goja.Value {
		if f.name == "" || f.name == wrapperName {
			return goja.Null()
		}
		return vm.ToValue(f.name)
	}
	return l.env.Class(jsapi.ClassSpec{Name: "CallSite", Methods: []jsapi.Method{
		get("getColumnNumber", func(f frame) goja.Value { return vm.ToValue(f.col) }),
		get("getEnclosingColumnNumber", func(f frame) goja.Value { return vm.ToValue(f.col) }),
		get("getEnclosingLineNumber", func(f frame) goja.Value { return vm.ToValue(f.line) }),
		get("getEvalOrigin", undefined),
		get("getFileName", file),
		get("getFunction", undefined),
		get("getFunctionName", name),
		get("getLineNumber", func(f frame) goja.Value { return vm.ToValue(f.line) }),
		get("getMethodName", null),
		get("getPosition", func(frame) goja.Value { return vm.ToValue(0) }),
		get("getPromiseIndex", null),
		get("getScriptNameOrSourceURL", file),
		get("getScriptHash", func(frame) goja.Value { return vm.ToValue("") }),
		get("getThis", undefined),
		get("getTypeName", func(frame) goja.Value { return vm.ToValue("Object") }),
		get("isAsync", no),
		get("isConstructor", no),
		get("isEval", func(f frame) goja.Value { return vm.ToValue(f.file == "<eval>") }),
		get("isNative", no),
		get("isPromiseAll", no),
		get("isToplevel", func(f frame) goja.Value { return vm.ToValue(f.name == "") }),
		get("toString", func(f frame) goja.Value { return vm.ToValue(f.String()) }),
	}})
}
