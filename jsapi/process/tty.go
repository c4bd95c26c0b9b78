package process

import (
	"strconv"
	"strings"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// terminal gives o, a standard stream that is a terminal, the members of tty.WriteStream
// (Node, "TTY" page).
func (p *Process) terminal(o *goja.Object, out *output) {
	vm := p.env.VM
	size := func() (cols, rows int) {
		ws, err := winsize(p.file(out.fd))
		if err != nil {
			return 80, 24
		}
		return int(ws.Col), int(ws.Row)
	}
	resize := func() {
		cols, rows := size()
		_ = o.Set("columns", cols)
		_ = o.Set("rows", rows)
	}
	resize()
	_ = o.Set("isTTY", true)
	if !p.env.Host.Embedded {
		p.OnGo("SIGWINCH", func([]goja.Value) { resize(); out.Emit("resize") })
	}
	write := func(seq string, c goja.FunctionCall, cb int) goja.Value {
		ok := out.Write([]byte(seq))
		if f, isFn := jsapi.AsFn(c.Argument(cb)); isFn {
			p.env.Loop.NextTickFn(f, nil)
		}
		return vm.ToValue(ok)
	}
	p.env.SetMethods(o, false,
		jsapi.Method{Name: "getWindowSize", Fn: func(goja.FunctionCall) goja.Value {
			return vm.NewArray(o.Get("columns"), o.Get("rows"))
		}},
		jsapi.Method{Name: "getColorDepth", Fn: func(goja.FunctionCall) goja.Value { return vm.ToValue(p.colorDepth()) }},
		jsapi.Method{Name: "hasColors", Length: 2, Fn: func(c goja.FunctionCall) goja.Value {
			count := int64(16)
			if n, ok := jsapi.Number(c.Argument(0)); ok {
				count = int64(n)
			}
			return vm.ToValue(count <= 1<<p.colorDepth())
		}},
		jsapi.Method{Name: "cursorTo", Length: 3, Fn: func(c goja.FunctionCall) goja.Value {
			x, cb := c.Argument(0).ToInteger(), 1
			if n, ok := jsapi.Number(c.Argument(1)); ok {
				return write("\x1b["+strconv.FormatInt(int64(n)+1, 10)+";"+strconv.FormatInt(x+1, 10)+"H", c, 2)
			}
			return write("\x1b["+strconv.FormatInt(x+1, 10)+"G", c, cb)
		}},
		jsapi.Method{Name: "moveCursor", Length: 3, Fn: func(c goja.FunctionCall) goja.Value {
			return write(move(c.Argument(0).ToInteger(), "C", "D")+move(c.Argument(1).ToInteger(), "B", "A"), c, 2)
		}},
		jsapi.Method{Name: "clearLine", Length: 2, Fn: func(c goja.FunctionCall) goja.Value {
			seq := "\x1b[2K"
			if d := c.Argument(0).ToInteger(); d < 0 {
				seq = "\x1b[1K"
			} else if d > 0 {
				seq = "\x1b[0K"
			}
			return write(seq, c, 1)
		}},
		jsapi.Method{Name: "clearScreenDown", Length: 1, Fn: func(c goja.FunctionCall) goja.Value { return write("\x1b[0J", c, 0) }})
}

// move is the escape sequence that moves the cursor n steps.
func move(n int64, forward, back string) string {
	switch {
	case n > 0:
		return "\x1b[" + strconv.FormatInt(n, 10) + forward
	case n < 0:
		return "\x1b[" + strconv.FormatInt(-n, 10) + back
	}
	return ""
}

// colorDepth is the number of bits of color that the environment promises: 1, 4, 8 or 24.
func (p *Process) colorDepth() int {
	get := func(name string) string { v, _ := p.env.Host.Env.Get(name); return v }
	if force, ok := p.env.Host.Env.Get("FORCE_COLOR"); ok {
		switch force {
		case "", "1", "true":
			return 4
		case "2":
			return 8
		case "3":
			return 24
		}
		return 1
	}
	_, no := p.env.Host.Env.Get("NO_COLOR")
	_, node := p.env.Host.Env.Get("NODE_DISABLE_COLORS")
	term := get("TERM")
	switch {
	case no || node || term == "dumb":
		return 1
	case get("COLORTERM") == "truecolor" || get("COLORTERM") == "24bit":
		return 24
	case strings.HasSuffix(term, "-256color"):
		return 8
	case term != "":
		return 4
	}
	return 1
}
