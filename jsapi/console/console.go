package console

import (
	"strconv"
	"strings"
	"time"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/util"
)

// color says when values are shown in color.
type color uint8

const (
	colorAuto color = iota // on terminals
	colorAlways
	colorNever
)

// console is the state of one Console.
type console struct {
	jsapi.Hidden
	m        *Consoles
	out, err sink
	color    color
	inspect  *goja.Object // options given for inspect, or nil
	strict   bool         // errors of the streams are not ignored
	width    int          // columns a group indents by
	indent   string
	counts   map[string]int
	timers   map[string]time.Time
}

func newConsole(m *Consoles) *console {
	return &console{m: m, width: 2, counts: make(map[string]int), timers: make(map[string]time.Time)}
}

// options are how values are shown on a sink.
func (c *console) options(s sink) util.Options {
	o := c.m.util.OptionsFrom(goja.Undefined())
	if c.inspect != nil {
		o = c.m.util.OptionsFrom(c.inspect)
		if !jsapi.IsUndefined(c.inspect.Get("colors")) {
			return o
		}
	}
	o.Colors = c.color == colorAlways || c.color == colorAuto && s.terminal()
	return o
}

// print writes one line, or several, with the indentation of the groups.
func (c *console) print(s sink, text string) {
	if c.indent != "" {
		text = c.indent + strings.ReplaceAll(text, "\n", "\n"+c.indent)
	}
	s.write(text + "\n")
}

// plain reports whether args is one string, which needs no options to show.
func plain(args []goja.Value) bool { return len(args) == 1 && jsapi.IsString(args[0]) }

func (c *console) format(s sink, args []goja.Value) string {
	if plain(args) {
		return args[0].String()
	}
	return c.m.util.FormatWith(c.options(s), args)
}

func (c *console) log(args []goja.Value) { c.print(c.out, c.format(c.out, args)) }

func (c *console) warn(args []goja.Value) { c.print(c.err, c.format(c.err, args)) }

// dir shows one value, by the options and without its own inspector.
func (c *console) dir(args []goja.Value) {
	call := goja.FunctionCall{Arguments: args}
	o := c.options(c.out)
	o.NoCustom = true
	if opts, ok := call.Argument(1).(*goja.Object); ok {
		c.m.util.Merge(&o, opts)
	}
	c.print(c.out, c.m.util.Inspect(call.Argument(0), o))
}

// trace writes where it was called.
func (c *console) trace(args []goja.Value) {
	e := c.m.env
	err := e.Error(c.format(c.err, args))
	e.HeadStack(err, "Trace")
	if e.FixStack != nil {
		e.FixStack(err)
	}
	c.print(c.err, jsapi.OrUndefined(err.Get("stack")).String())
}

func (c *console) assert(args []goja.Value) {
	if len(args) > 0 && args[0].ToBoolean() {
		return
	}
	text := "Assertion failed"
	if len(args) < 2 {
		c.print(c.err, text)
		return
	}
	rest := append([]goja.Value(nil), args[1:]...)
	rest[0] = c.m.env.VM.ToValue(text + ": " + toText(rest[0]))
	c.warn(rest)
}

func toText(v goja.Value) string {
	if o, ok := v.(*goja.Object); ok {
		return o.ToString().String()
	}
	return v.String()
}

// clear empties the terminal, where the output is one.
func (c *console) clear([]goja.Value) {
	if term, _ := c.m.env.Host.Env.Get("TERM"); c.out.terminal() && term != "dumb" {
		c.out.write("\x1b[1;1H\x1b[0J")
	}
}

// label is the first argument as a string, "default" when there is none.
func label(args []goja.Value) string {
	if len(args) == 0 || jsapi.IsUndefined(args[0]) {
		return "default"
	}
	return toText(args[0])
}

func (c *console) count(args []goja.Value) {
	l := label(args)
	c.counts[l]++
	c.print(c.out, l+": "+strconv.Itoa(c.counts[l]))
}

func (c *console) countReset(args []goja.Value) {
	l := label(args)
	if c.counts[l] == 0 {
		c.warning("Count for '" + l + "' does not exist")
		return
	}
	delete(c.counts, l)
}

func (c *console) group(args []goja.Value) {
	if len(args) > 0 {
		c.log(args)
	}
	c.indent += strings.Repeat(" ", c.width)
}

func (c *console) groupEnd([]goja.Value) {
	c.indent = c.indent[:max(0, len(c.indent)-c.width)]
}

// warning is process.emitWarning, where there is a process.
func (c *console) warning(text string) {
	e := c.m.env
	if e.Builtin("process") == nil {
		return
	}
	e.Method(e.RequireObject("process"), "emitWarning", e.VM.ToValue(text))
}
