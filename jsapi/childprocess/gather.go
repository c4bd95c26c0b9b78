package childprocess

import (
	"syscall"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
)

// defaultMaxBuffer is how many bytes of output exec, execFile and the Sync functions keep.
const defaultMaxBuffer = 1 << 20

// gathered is the output of a child from one of its pipes, up to a limit: a text when the
// stream has an encoding, else bytes.
type gathered struct {
	m      *ChildProcess
	stream *goja.Object
	data   []byte
	text   goja.StringBuilder
	isText bool
	got    float64 // bytes that came
	limit  float64
}

// gather reads the stream of x's child that stands at i.
func (x *execution) gather(name string, i int, encoding *buffer.Encoding, limit float64) *gathered {
	g := &gathered{m: x.m, limit: limit, isText: encoding != nil}
	if len(x.child.stdio) == 0 { // no descriptors were left
		return g
	}
	s := x.child.stdio[i]
	g.stream = s
	if encoding != nil {
		x.m.env.Method(s, "setEncoding", x.m.env.VM.ToValue(encoding.String()))
	}
	x.m.ev.Of(s).OnGo("data", func(args []goja.Value) {
		if !g.add(args[0]) {
			x.failure = x.m.env.CodeError("RangeError", "ERR_CHILD_PROCESS_STDIO_MAXBUFFER", name+" maxBuffer length exceeded")
			x.kill()
		}
	})
	return g
}

// add reports false when chunk is too much. The limit is one of bytes, but what is kept of
// a text that passes it is that many characters, as in Node.
func (g *gathered) add(chunk goja.Value) bool {
	if s, ok := chunk.(goja.String); ok {
		g.isText = true
		n := float64(g.streamEncoding().ByteLength(s))
		cut := g.room(n, s.Length())
		g.text.WriteString(s.Substring(0, cut))
		return g.got <= g.limit
	}
	b, _ := buffer.Bytes(chunk)
	g.data = append(g.data, b[:g.room(float64(len(b)), len(b))]...)
	return g.got <= g.limit
}

// room counts n bytes and returns how many of a chunk's units are kept.
func (g *gathered) room(n float64, units int) int {
	before := g.got
	if g.got += n; g.got > g.limit {
		return int(min(g.limit-before, float64(units)))
	}
	return units
}

func (g *gathered) streamEncoding() buffer.Encoding {
	enc, _ := buffer.ParseEncoding(g.stream.Get("readableEncoding").String())
	return enc
}

func (g *gathered) value() goja.Value {
	if g.isText {
		return g.text.String()
	}
	return buffer.From(g.m.env).New(g.data)
}

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
	switch {
	case jsapi.IsString(v):
		name = v.String()
	case !jsapi.IsUndefined(v):
		return nil
	}
	if enc, ok := buffer.ParseEncoding(name); ok && name != "buffer" {
		return &enc
	}
	return nil
}

func errnoName(n int) string { return jsapi.ErrnoName(syscall.Errno(n)) }
