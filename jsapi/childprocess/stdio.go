package childprocess

import (
	"os"
	"slices"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
	"github.com/gaggle-js/gaggle/jsapi/net"
)

// slot is what one descriptor of the child is.
type slot struct {
	kind slotKind
	fd   int        // ours that the child gets: of slotFD
	data goja.Value // what slotInput brings
}

type slotKind int

const (
	slotIgnore slotKind = iota // /dev/null
	slotPipe                   // a socket pair, our end a stream
	slotIPC                    // the channel
	slotFD                     // one of our descriptors
	slotInput                  // a pipe that brings bytes: of the Sync functions only
)

// channel reports whether the child gets an IPC channel.
func (s *spec) channel() bool {
	return slices.ContainsFunc(s.stdio, func(x slot) bool { return x.kind == slotIPC })
}

// pipes reports whether the child gets pipes.
func (s *spec) pipes() bool {
	return slices.ContainsFunc(s.stdio, func(x slot) bool { return x.kind == slotPipe })
}

// stdioOption checks the option stdio.
func (m *ChildProcess) stdioOption(v goja.Value) []slot {
	var list []goja.Value
	switch {
	case jsapi.IsNullish(v) || !v.ToBoolean():
		v = m.env.VM.ToValue("pipe")
		fallthrough
	case jsapi.IsString(v):
		switch v.String() {
		case "ignore", "pipe", "overlapped", "inherit":
			list = []goja.Value{v, v, v}
		default:
			panic(m.env.InvalidArgValue("stdio", v, ""))
		}
	case m.env.IsArray(v):
		o := v.(*goja.Object)
		for o.Get("length").ToInteger() < 3 { // the script's own, in Node too
			m.env.Method(o, "push", goja.Undefined())
		}
		list = m.elements(o)
	default:
		panic(m.env.InvalidArgValue("stdio", v, ""))
	}
	slots := make([]slot, len(list))
	channels := 0
	for i, v := range list {
		slots[i] = m.slot(i, v)
		if slots[i].kind == slotIPC {
			if channels++; channels > 1 {
				panic(m.env.CodeError("Error", "ERR_IPC_ONE_PIPE", "Child process can have only one IPC pipe"))
			}
		}
	}
	return slots
}

func (m *ChildProcess) slot(i int, v goja.Value) slot {
	switch {
	case jsapi.IsNullish(v):
		if i < 3 {
			return slot{kind: slotPipe}
		}
		return slot{kind: slotIgnore}
	case jsapi.IsString(v):
		switch v.String() {
		case "ignore":
			return slot{kind: slotIgnore}
		case "pipe", "overlapped":
			return slot{kind: slotPipe}
		case "ipc":
			return slot{kind: slotIPC}
		case "inherit":
			return slot{kind: slotFD, fd: m.ourFD(i)}
		}
	}
	if f, ok := jsapi.Number(v); ok && f < 0 {
		return slot{kind: slotPipe}
	}
	if fd, ok := m.descriptor(v); ok {
		return slot{kind: slotFD, fd: fd}
	}
	if buffer.IsView(v) || jsapi.IsString(v) {
		return slot{kind: slotInput, data: v}
	}
	panic(m.env.InvalidArgValue("stdio", v, ""))
}

// descriptor is the number of a descriptor, or that of a stream.
func (m *ChildProcess) descriptor(v goja.Value) (int, bool) {
	if f, ok := jsapi.Number(v); ok {
		return m.ourFD(int(f)), true // NaN is 0 too
	}
	o, ok := v.(*goja.Object)
	if !ok {
		return 0, false
	}
	if f, ok := jsapi.Number(o.Get("fd")); ok && f >= 0 {
		return m.ourFD(int(f)), true
	}
	if h, ok := o.Get("_handle").(*goja.Object); ok {
		if f, ok := jsapi.Number(h.Get("fd")); ok && f >= 0 {
			m.lend(o)
			return int(f), true
		}
	}
	return 0, false
}

// lend stops our own reading of a stream that a child gets, for good: what it brings is
// the child's.
func (m *ChildProcess) lend(stream *goja.Object) {
	s := net.From(m.env).SocketOf(stream)
	if s == nil || s.Conn() == nil {
		return
	}
	s.Conn().Pause()
	m.env.Method(stream, "pause")
	if m.lent == nil {
		m.lent = goja.NewSymbol("kIsUsedAsStdio")
	}
	jsapi.Must(stream.SetSymbol(m.lent, true))
}

// isLent reports whether a child has got the stream.
func (m *ChildProcess) isLent(stream *goja.Object) bool {
	return m.lent != nil && truthy(stream.GetSymbol(m.lent))
}

// ourFD is the process's descriptor for what the script knows as fd: in an embedded
// runtime the three standard ones may be others.
func (m *ChildProcess) ourFD(fd int) int {
	h := m.env.Host
	std := [...]*os.File{h.Stdin, h.Stdout, h.Stderr}
	if fd < 0 || fd >= len(std) || std[fd] == nil {
		return fd
	}
	raw, err := std[fd].SyscallConn() // not Fd, which would make the file blocking
	if err != nil {
		return fd
	}
	own := fd
	_ = raw.Control(func(n uintptr) { own = int(n) })
	return own
}
