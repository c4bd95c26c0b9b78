package childprocess

import (
	"github.com/dop251/goja"
	"golang.org/x/sys/unix"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
)

// inputs are what goes into the child's pipes: the option input, or stdio[i].input.
func (m *ChildProcess) inputs(o *goja.Object, stdio []slot) map[int][]byte {
	in := make(map[int][]byte)
	for i, s := range stdio {
		switch s.kind {
		case slotIPC:
			panic(m.env.CodeError("Error", "ERR_IPC_SYNC_FORK", "IPC cannot be used with synchronous forks"))
		case slotInput:
			in[i], _ = m.input(s.data, o.Get("encoding"))
		}
	}
	v := o.Get("input")
	if !truthy(v) {
		return in
	}
	b, ok := m.input(v, o.Get("encoding"))
	if !ok {
		panic(m.env.InvalidArgType("options.stdio[0]", "of type string or an instance of Buffer, TypedArray, or DataView", v))
	}
	in[0] = b
	return in
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

func (m *ChildProcess) unknownEncoding(v goja.Value) *goja.Object {
	return m.env.CodeError("TypeError", "ERR_UNKNOWN_ENCODING", "Unknown encoding: "+v.String())
}

// prime writes what the pipes take of the input before there is a child to read it: one that
// does not look at a short input is not blamed for that.
func (r *syncRun) prime(w *wiring) {
	for i, in := range r.inputs {
		fd, ok := w.pipes[i]
		for ok && len(in) > 0 {
			n, err := unix.Write(fd, in)
			if err != nil {
				break
			}
			in = in[n:]
		}
		r.inputs[i] = in
	}
}
