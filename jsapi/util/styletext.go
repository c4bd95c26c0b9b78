package util

import (
	"strconv"
	"strings"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// styleText is util.styleText(format, text); format is a color's name or an array of them.
func (u *Util) styleText(c goja.FunctionCall) goja.Value {
	text := u.env.ValidateString(c.Argument(1), "text")
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
	return u.vm.ToValue(left + text + right)
}

func (u *Util) colorNames() string {
	names := u.palette().colors.Keys()
	for i, n := range names {
		names[i] = "'" + n + "'"
	}
	return strings.Join(names, ", ")
}
