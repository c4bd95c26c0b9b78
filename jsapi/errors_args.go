package jsapi

import (
	"math"
	"strconv"
	"strings"

	"github.com/dop251/goja"
)

// InvalidArgType is ERR_INVALID_ARG_TYPE. The name is a parameter ("path"), a property
// with a dot in it ("options.port"), or a phrase ending in " argument" ("first argument").
// expected is the phrase that follows "must be": "of type string or an instance of Buffer
// or URL".
func (e *Env) InvalidArgType(name, expected string, actual goja.Value) *goja.Object {
	return e.CodeError("TypeError", "ERR_INVALID_ARG_TYPE",
		"The "+argSubject(name)+" must be "+expected+". Received "+e.Received(actual))
}

// argSubject names the argument: "path" argument, "options.port" property, first argument.
func argSubject(name string) string {
	if strings.HasSuffix(name, " argument") {
		return name
	}
	if strings.Contains(name, ".") {
		return `"` + name + `" property`
	}
	return `"` + name + `" argument`
}

// InvalidArgValue is ERR_INVALID_ARG_VALUE. An empty reason is "is invalid".
func (e *Env) InvalidArgValue(name string, actual goja.Value, reason string) *goja.Object {
	kind := "argument"
	if strings.Contains(name, ".") {
		kind = "property"
	}
	if reason == "" {
		reason = "is invalid"
	}
	shown := e.inspect(actual, 2)
	if r := []rune(shown); len(r) > 128 {
		shown = string(r[:128]) + "..."
	}
	return e.CodeError("TypeError", "ERR_INVALID_ARG_VALUE",
		"The "+kind+" '"+name+"' "+reason+". Received "+shown)
}

// OutOfRange is ERR_OUT_OF_RANGE. The range follows "It must be": ">= 0 && <= 255".
func (e *Env) OutOfRange(name, rangeText string, actual goja.Value) *goja.Object {
	return e.CodeError("RangeError", "ERR_OUT_OF_RANGE",
		`The value of "`+name+`" is out of range. It must be `+rangeText+". Received "+e.receivedNumber(actual))
}

// UnknownEncoding is ERR_UNKNOWN_ENCODING for what a script gave as an encoding.
func (e *Env) UnknownEncoding(v goja.Value) *goja.Object {
	var shown string
	if IsString(v) || e.Builtin("util") == nil {
		shown = e.Text(OrUndefined(v))
	} else {
		shown = e.Method(e.RequireObject("util"), "format", e.VM.ToValue("%s"), v).String()
	}
	return e.CodeError("TypeError", "ERR_UNKNOWN_ENCODING", "Unknown encoding: "+shown)
}

// MissingArgs is ERR_MISSING_ARGS for the arguments of those names.
func (e *Env) MissingArgs(names ...string) *goja.Object {
	q := make([]string, len(names))
	for i, n := range names {
		q[i] = `"` + n + `"`
	}
	text := q[0] + " argument"
	if n := len(q); n == 2 {
		text = q[0] + " and " + q[1] + " arguments"
	} else if n > 2 {
		text = strings.Join(q[:n-1], ", ") + ", and " + q[n-1] + " arguments"
	}
	return e.CodeError("TypeError", "ERR_MISSING_ARGS", "The "+text+" must be specified")
}

// SocketBadPort is ERR_SOCKET_BAD_PORT. The name begins the sentence: "Port", "options.port".
func (e *Env) SocketBadPort(name string, actual goja.Value, allowZero bool) *goja.Object {
	op := ">"
	if allowZero {
		op = ">="
	}
	return e.CodeError("RangeError", "ERR_SOCKET_BAD_PORT",
		name+" should be "+op+" 0 and < 65536. Received "+e.Received(actual)+".")
}

// Received describes v as Node's messages do behind "Received": "undefined", "type number
// (1)", "function f", "an instance of Foo".
func (e *Env) Received(v goja.Value) string {
	switch TypeOf(v) {
	case "undefined":
		return "undefined"
	case "function":
		return "function " + OrUndefined(v.(*goja.Object).Get("name")).String()
	case "object":
		return e.receivedObject(v)
	case "string":
		return "type string (" + quoteReceived(v.(goja.String)) + ")"
	}
	return "type " + TypeOf(v) + " (" + e.inspect(v, 2) + ")"
}

func (e *Env) receivedObject(v goja.Value) string {
	o, ok := v.(*goja.Object)
	if !ok {
		return "null"
	}
	if c, ok := o.Get("constructor").(*goja.Object); ok {
		if name := c.Get("name"); !IsUndefined(name) {
			return "an instance of " + name.String()
		}
	}
	return e.inspect(v, -1)
}

func quoteReceived(s goja.String) string {
	text := s.String()
	if s.Length() > 28 {
		text = s.Substring(0, 25).String() + "..."
	}
	if strings.Contains(text, "'") {
		return strconv.Quote(text)
	}
	return "'" + text + "'"
}

// receivedNumber shows v with _ between the thousands when it is an integer beyond 2**32.
func (e *Env) receivedNumber(v goja.Value) string {
	s := e.inspect(v, 2)
	if b, ok := BigInt(v); ok {
		if b.BitLen() > 32 {
			return groupThousands(b.String()) + "n"
		}
		return s
	}
	if f, ok := Number(v); ok && f == math.Trunc(f) && !math.IsInf(f, 0) && (f > 1<<32 || f < -(1<<32)) {
		return groupThousands(v.String())
	}
	return s
}

func groupThousands(s string) string {
	start, i, tail := 0, len(s), ""
	if strings.HasPrefix(s, "-") {
		start = 1
	}
	for ; i >= start+4; i -= 3 {
		tail = "_" + s[i-3:i] + tail
	}
	return s[:i] + tail
}
