package util

import (
	"strconv"
	"strings"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// ansiColors are util.inspect.colors in their order: how each begins and ends.
var ansiColors = [...]struct {
	name    string
	on, off int
}{
	{"reset", 0, 0}, {"bold", 1, 22}, {"dim", 2, 22}, {"italic", 3, 23}, {"underline", 4, 24},
	{"blink", 5, 25}, {"inverse", 7, 27}, {"hidden", 8, 28}, {"strikethrough", 9, 29},
	{"doubleunderline", 21, 24}, {"black", 30, 39}, {"red", 31, 39}, {"green", 32, 39},
	{"yellow", 33, 39}, {"blue", 34, 39}, {"magenta", 35, 39}, {"cyan", 36, 39}, {"white", 37, 39},
	{"bgBlack", 40, 49}, {"bgRed", 41, 49}, {"bgGreen", 42, 49}, {"bgYellow", 43, 49},
	{"bgBlue", 44, 49}, {"bgMagenta", 45, 49}, {"bgCyan", 46, 49}, {"bgWhite", 47, 49},
	{"framed", 51, 54}, {"overlined", 53, 55}, {"gray", 90, 39}, {"redBright", 91, 39},
	{"greenBright", 92, 39}, {"yellowBright", 93, 39}, {"blueBright", 94, 39},
	{"magentaBright", 95, 39}, {"cyanBright", 96, 39}, {"whiteBright", 97, 39},
	{"bgGray", 100, 49}, {"bgRedBright", 101, 49}, {"bgGreenBright", 102, 49},
	{"bgYellowBright", 103, 49}, {"bgBlueBright", 104, 49}, {"bgMagentaBright", 105, 49},
	{"bgCyanBright", 106, 49}, {"bgWhiteBright", 107, 49},
}

// colorAliases are further names of colors, which are not enumerable.
var colorAliases = [...][2]string{
	{"grey", "gray"}, {"blackBright", "gray"}, {"bgGrey", "bgGray"}, {"bgBlackBright", "bgGray"},
	{"faint", "dim"}, {"crossedout", "strikethrough"}, {"strikeThrough", "strikethrough"},
	{"crossedOut", "strikethrough"}, {"conceal", "hidden"}, {"swapColors", "inverse"},
	{"swapcolors", "inverse"}, {"doubleUnderline", "doubleunderline"},
}

var styleNames = [...][2]string{
	{"special", "cyan"}, {"number", "yellow"}, {"bigint", "yellow"}, {"boolean", "yellow"},
	{"undefined", "grey"}, {"null", "bold"}, {"string", "green"}, {"symbol", "green"},
	{"date", "magenta"}, {"regexp", "red"}, {"module", "underline"},
}

// palette is util.inspect.styles and colors, which scripts may change, and the two
// functions that a custom inspector may get as options.stylize. It is made when colors,
// or the objects themselves, are first asked for.
type palette struct {
	styles, colors *goja.Object
	plain, color   *goja.Object
}

func (u *Util) palette() *palette {
	if u.paint == nil {
		u.paint = u.makePalette()
	}
	return u.paint
}

func (u *Util) makePalette() *palette {
	p := &palette{styles: u.vm.CreateObject(nil), colors: u.vm.CreateObject(nil)}
	for _, c := range ansiColors {
		_ = p.colors.Set(c.name, u.vm.NewArray(c.on, c.off))
	}
	for _, a := range colorAliases {
		name, target := a[0], a[1]
		u.env.SetAccessors(p.colors, jsapi.Accessor{
			Name: name,
			Get:  func(goja.FunctionCall) goja.Value { return p.colors.Get(target) },
			Set: func(c goja.FunctionCall) goja.Value {
				_ = p.colors.Set(target, c.Argument(0))
				return goja.Undefined()
			},
		})
	}
	for _, s := range styleNames {
		_ = p.styles.Set(s[0], s[1])
	}
	p.plain = u.env.Func("stylizeNoColor", 1, func(c goja.FunctionCall) goja.Value { return c.Argument(0) })
	p.color = u.env.Func("stylizeWithColor", 2, func(c goja.FunctionCall) goja.Value {
		return u.vm.ToValue(u.color(c.Argument(0).String(), c.Argument(1).String()))
	})
	return p
}

// isOwnStylize reports whether v is one of the two functions that stylize by Go.
func (u *Util) isOwnStylize(v goja.Value) bool {
	return u.paint != nil && (v == goja.Value(u.paint.plain) || v == goja.Value(u.paint.color))
}

// color paints s in the color that util.inspect.styles has for the style.
func (u *Util) color(s, style string) string {
	name := u.palette().styles.Get(style)
	if jsapi.IsUndefined(name) {
		return s
	}
	pair, ok := u.palette().colors.Get(name.String()).(*goja.Object)
	if !ok {
		return s
	}
	return escape(pair.Get("0")) + s + escape(pair.Get("1"))
}

func escape(code goja.Value) string {
	if code == nil {
		return "\x1b[undefinedm"
	}
	return "\x1b[" + code.String() + "m"
}

// style paints s in the style of this inspection.
func (p *inspector) style(s, style string) string {
	switch {
	case p.stylize != nil:
		return jsapi.Call(p.stylize, goja.Undefined(), p.u.vm.ToValue(s), p.u.vm.ToValue(style)).String()
	case p.Colors:
		return p.u.color(s, style)
	}
	return s
}

// StripColors removes ANSI escape sequences as util.stripVTControlCharacters does.
func StripColors(s string) string {
	if !strings.ContainsAny(s, "\x1b\u009b") {
		return s
	}
	return ansiSequence().ReplaceAllString(s, "")
}

func plural(n int, one string) string {
	s := strconv.Itoa(n) + " " + one
	if n != 1 {
		s += "s"
	}
	return s
}
