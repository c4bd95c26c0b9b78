package util

import (
	"strconv"
	"strings"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// styleText is util.styleText(format, text, options); format is a color's name or an array
// of them. A single color is left out where the stream shows none; as in Node 20, several
// are always there.
func (u *Util) styleText(c goja.FunctionCall) goja.Value {
	text := u.env.ValidateString(c.Argument(1), "text")
	colored := u.colorsWanted(c.Argument(2))
	formats := []goja.Value{c.Argument(0)}
	if u.env.IsArray(c.Argument(0)) {
		formats = formats[:0]
		list := c.Argument(0).(*goja.Object)
		for i := range int(list.Get("length").ToInteger()) {
			formats = append(formats, list.Get(strconv.Itoa(i)))
		}
	}
	left, right := "", ""
	for _, f := range formats {
		var pair *goja.Object
		if jsapi.IsString(f) {
			pair, _ = u.palette().colors.Get(f.String()).(*goja.Object)
		}
		if pair == nil {
			panic(u.env.InvalidArgValue("format", f, "must be one of: "+u.colorNames()))
		}
		left += escape(pair.Get("0"))
		right = escape(pair.Get("1")) + right
	}
	if !colored && !u.env.IsArray(c.Argument(0)) {
		return u.vm.ToValue(text)
	}
	return u.vm.ToValue(left + text + right)
}

// colorsWanted reads the options of styleText: whether the stream, process.stdout when none
// is given, is a terminal, or FORCE_COLOR says that it be treated as one.
func (u *Util) colorsWanted(v goja.Value) bool {
	if goja.IsNull(v) {
		panic(u.env.TypeError("Cannot read properties of null (reading 'validateStream')"))
	}
	get := func(string) goja.Value { return goja.Undefined() }
	if o, ok := v.(*goja.Object); ok {
		get = func(name string) goja.Value { return jsapi.OrUndefined(o.Get(name)) }
	}
	if b := get("validateStream"); !goja.IsUndefined(b) && !u.env.ValidateBoolean(b, "options.validateStream") {
		return true
	}
	stream := get("stream")
	if goja.IsUndefined(stream) {
		if u.env.Builtin("process") == nil {
			return false
		}
		stream = u.env.RequireObject("process").Get("stdout")
	}
	o, ok := stream.(*goja.Object)
	if !ok || !jsapi.IsFunction(o.Get("on")) || !jsapi.IsFunction(o.Get("write")) && !jsapi.IsFunction(o.Get("pipe")) {
		panic(u.env.InvalidArgType("stream", "an instance of ReadableStream, WritableStream, or Stream", stream))
	}
	if force, ok := u.env.Host.Env.Get("FORCE_COLOR"); ok {
		return force != "0" && force != "false"
	}
	if tty := o.Get("isTTY"); tty == nil || !tty.ToBoolean() {
		return false
	}
	depth, ok := jsapi.AsFn(jsapi.OrUndefined(o.Get("getColorDepth")))
	return !ok || depth(goja.FunctionCall{This: o}).ToInteger() > 2
}

func (u *Util) colorNames() string {
	names := u.palette().colors.Keys()
	for i, n := range names {
		names[i] = "'" + n + "'"
	}
	return strings.Join(names, ", ")
}
