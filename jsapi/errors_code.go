package jsapi

import (
	"strings"

	"github.com/dop251/goja"
)

// CodeError makes an error of class ("Error", "TypeError", "RangeError", ...) with one of
// Node's codes. As in Node its code is an own enumerable property, its name stays
// "TypeError", and toString and the stack begin "TypeError [CODE]: msg".
func (e *Env) CodeError(class, code, msg string) *goja.Object {
	o := e.New(e.intrinsic(class))
	Must(o.SetPrototype(e.codedProto(class)))
	Must(o.Set("code", code))
	Must(o.DefineDataProperty("message", e.VM.ToValue(msg), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE))
	e.HeadStack(o, class+" ["+code+"]")
	return o
}

// codedProto is the prototype of class's errors with a code: it shows the code in toString.
func (e *Env) codedProto(class string) *goja.Object {
	key := class + " with code"
	if p := e.instOf[key]; p != nil {
		return p
	}
	p := e.VM.CreateObject(e.intrinsic(class).Get("prototype").(*goja.Object))
	e.SetMethods(p, false, Method{Name: "toString", Fn: func(c goja.FunctionCall) goja.Value {
		this, ok := c.This.(*goja.Object)
		if !ok {
			panic(e.TypeError("toString requires that 'this' be an Error"))
		}
		return e.VM.ToValue(text(this, "name") + " [" + text(this, "code") + "]: " + text(this, "message"))
	}})
	e.instOf[key] = p
	return p
}

func text(o *goja.Object, name string) string {
	if v := o.Get(name); v != nil {
		return v.String()
	}
	return "undefined"
}

// HeadStack makes the stack of o, an error made just now, begin with name and its message.
// The frames stay in the engine's form where FixStack will see to them.
func (e *Env) HeadStack(o *goja.Object, name string) {
	stack := o.Get("stack").String()
	if msg := text(o, "message"); msg != "" {
		name += ": " + msg
	}
	frames := "\n"
	if i := strings.Index(stack, "\n\tat "); i >= 0 {
		frames = stack[i:]
	}
	if stack = name + frames; e.FixStack == nil {
		stack = NodeStack(stack)
	}
	Must(o.DefineDataProperty("stack", e.VM.ToValue(stack), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE))
}

// AbortError is the error of an operation that an AbortSignal ended: its name is
// AbortError, its code ABORT_ERR and its cause the signal's reason, when that is not nil.
func (e *Env) AbortError(cause goja.Value) *goja.Object {
	o := e.New(e.intrinsic("Error"), e.VM.ToValue("The operation was aborted"))
	if cause != nil {
		Must(o.DefineDataProperty("cause", cause, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE))
	}
	Must(o.Set("code", "ABORT_ERR"))
	Must(o.Set("name", "AbortError"))
	e.HeadStack(o, "AbortError")
	Must(o.SetPrototype(e.abortErrors()))
	return o
}

// abortErrors is the prototype of AbortErrors, whose constructor says so.
func (e *Env) abortErrors() *goja.Object {
	p := e.instOf["AbortError"]
	if p == nil {
		parent := e.intrinsic("Error")
		p = e.Class(ClassSpec{
			Name: "AbortError", MustNew: true,
			Parent: &Class{Ctor: parent, Proto: parent.Get("prototype").(*goja.Object)},
		}).Proto
		e.instOf["AbortError"] = p
	}
	return p
}

// Show is v as the message of an error has it, nested objects to the given depth.
func (e *Env) Show(v goja.Value, depth int) string { return e.inspect(v, depth) }

// Format is v as %s of util.format has it, which is how messages have a value of any type.
func (e *Env) Format(v goja.Value) string {
	if e.modules["util"] == nil {
		return v.String()
	}
	return e.Method(e.RequireObject("util"), "format", e.VM.ToValue("%s"), v).String()
}

// inspect shows v in a message.
func (e *Env) inspect(v goja.Value, depth int) string {
	if e.Inspect == nil && e.modules["util"] != nil {
		e.Require("util")
	}
	if e.Inspect != nil {
		return e.Inspect(v, depth)
	}
	return plainInspect(v)
}

// plainInspect serves an Env whose table has no util.
func plainInspect(v goja.Value) string {
	switch TypeOf(v) {
	case "undefined":
		return "undefined"
	case "string":
		return "'" + v.String() + "'"
	case "bigint":
		return v.String() + "n"
	case "object":
		if !goja.IsNull(v) {
			return "{}"
		}
	}
	return v.String()
}
