package lang

import (
	"strings"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// legacyDates defines what ECMA-262, B.2.3 keeps of Date for old packages.
func (l *lang) legacyDates(proto *goja.Object) {
	_ = proto.DefineDataProperty("toGMTString", proto.Get("toUTCString"), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE)
	method := func(name string) jsapi.Fn {
		f, _ := jsapi.AsFn(proto.Get(name))
		return f
	}
	year, setYear := method("getFullYear"), method("setFullYear")
	l.env.SetMethods(proto, false,
		jsapi.Method{Name: "getYear", Fn: func(c goja.FunctionCall) goja.Value {
			return l.env.VM.ToValue(year(goja.FunctionCall{This: c.This}).ToFloat() - 1900)
		}},
		jsapi.Method{Name: "setYear", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
			y := c.Argument(0).ToNumber()
			if f := y.ToFloat(); f > -1 && f < 100 {
				y = l.env.VM.ToValue(1900 + int(f))
			}
			return setYear(goja.FunctionCall{This: c.This, Arguments: []goja.Value{y}})
		}})
}

// htmlMethods are the methods of strings that write tags (ECMA-262, B.2.2), with the attribute
// that takes their argument.
var htmlMethods = [...]struct{ name, tag, attribute string }{
	{"anchor", "a", "name"}, {"big", "big", ""}, {"blink", "blink", ""}, {"bold", "b", ""}, {"fixed", "tt", ""},
	{"fontcolor", "font", "color"}, {"fontsize", "font", "size"}, {"italics", "i", ""}, {"link", "a", "href"},
	{"small", "small", ""}, {"strike", "strike", ""}, {"sub", "sub", ""}, {"sup", "sup", ""},
}

// html defines them.
func (l *lang) html(proto *goja.Object) {
	for _, h := range htmlMethods {
		length := min(len(h.attribute), 1)
		l.env.SetMethods(proto, false, jsapi.Method{Name: h.name, Length: length, Fn: func(c goja.FunctionCall) goja.Value {
			text, attribute := l.thisString(c, h.name).String(), ""
			if h.attribute != "" {
				attribute = " " + h.attribute + `="` + strings.ReplaceAll(c.Argument(0).String(), `"`, "&quot;") + `"`
			}
			return l.env.VM.ToValue("<" + h.tag + attribute + ">" + text + "</" + h.tag + ">")
		}})
	}
}
