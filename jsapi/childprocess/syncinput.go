package childprocess

import (
	"github.com/dop251/goja"
	"golang.org/x/sys/unix"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
)

// inputOption is what the option input brings.
func (m *ChildProcess) inputOption(o *goja.Object) []byte {
	v := o.Get("input")
	if !truthy(v) {
		return nil
	}
	b, ok := m.input(v, o.Get("encoding"))
	if !ok {
		panic(m.env.InvalidArgType("options.stdio[0]", "of type string or an instance of Buffer, TypedArray, or DataView", v))
	}
	return b
}

// input copies the bytes of a Buffer, or of a string in the encoding of the output.
func (m *ChildProcess) input(v, encoding goja.Value) ([]byte, bool) {
	if jsapi.IsString(v) {
		if !jsapi.IsString(encoding) || encoding.String() == "" {
			encoding = m.env.VM.ToValue("utf8")
		}
		enc, ok := buffer.ParseEncoding(encoding.String())
		if !ok || encoding.String() == "buffer" {
			panic(m.unknownEncoding(encoding))
		}
		return enc.Encode(v), true
	}
	b, _ := buffer.Bytes(v)
	return append([]byte(nil), b...), buffer.IsView(v)
}

// unknownEncoding is the error of an encoding that is none, as the error shows it.
func (m *ChildProcess) unknownEncoding(v goja.Value) *goja.Object {
	text := ""
	if o, ok := v.(*goja.Object); ok && !jsapi.IsFunction(v) {
		if o.Prototype() == nil {
			return m.env.TypeError("Cannot convert object to primitive value")
		}
		text = m.env.Show(v, 0)
	} else {
		text = m.env.Text(v)
	}
	return m.env.CodeError("TypeError", "ERR_UNKNOWN_ENCODING", "Unknown encoding: "+text)
}

// prime writes what the pipe takes of the input before there is a child to read it: one that
// does not look at a short input is not blamed for that.
func (r *syncRun) prime(w *wiring) {
	fd, ok := w.pipes[0]
	for ok && len(r.input) > 0 {
		n, err := unix.Write(fd, r.input)
		if err != nil {
			return
		}
		r.input = r.input[n:]
	}
}
