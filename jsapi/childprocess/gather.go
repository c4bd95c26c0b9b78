package childprocess

import (
	"syscall"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
)

// defaultMaxBuffer is how many bytes of output exec, execFile and the Sync functions keep.
const defaultMaxBuffer = 1 << 20

// gathered is the output of a child from one of its pipes, up to a limit.
type gathered struct {
	m        *ChildProcess
	encoding *buffer.Encoding // nil for Buffers
	data     []byte
}

// gather reads the stream of x's child that stands at i.
func (x *execution) gather(name string, i int, encoding *buffer.Encoding, limit float64) *gathered {
	g := &gathered{m: x.m, encoding: encoding}
	s := x.child.stdio[i]
	x.m.ev.Of(s).OnGo("data", func(args []goja.Value) {
		chunk, ok := buffer.Bytes(args[0])
		if !ok {
			chunk = []byte(args[0].String()) // a script has set an encoding
		}
		if left := limit - float64(len(g.data)); float64(len(chunk)) > left {
			g.data = append(g.data, chunk[:int(left)]...)
			x.failure = x.m.env.CodeError("RangeError", "ERR_CHILD_PROCESS_STDIO_MAXBUFFER", name+" maxBuffer length exceeded")
			x.kill()
			return
		}
		g.data = append(g.data, chunk...)
	})
	return g
}

func (g *gathered) value() goja.Value { return g.m.output(g.data, g.encoding) }

// output is what a script gets of a child's output.
func (m *ChildProcess) output(b []byte, enc *buffer.Encoding) goja.Value {
	if enc == nil {
		return buffer.From(m.env).New(b)
	}
	return buffer.From(m.env).Decode(b, *enc)
}

// encoding is the option of that name; nil means Buffers, which is what names that are no
// encoding mean too.
func (m *ChildProcess) encoding(v goja.Value, def string) *buffer.Encoding {
	name := def
	if !jsapi.IsUndefined(v) {
		name = v.String()
	}
	if enc, ok := buffer.ParseEncoding(name); ok && name != "buffer" {
		return &enc
	}
	return nil
}

func errnoName(n int) string { return jsapi.ErrnoName(syscall.Errno(n)) }
