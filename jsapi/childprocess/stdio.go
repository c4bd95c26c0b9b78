package childprocess

import (
	"math"
	"os"
	"slices"
	"strconv"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/ipc"
	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
	"github.com/gaggle-js/gaggle/jsapi/net"
)

// slot is what one descriptor of the child is.
type slot struct {
	kind  slotKind
	fd    int  // ours that the child gets: of slotFD
	stdin bool // first of the option, so that the Sync functions do not read it
}

type slotKind int

const (
	slotIgnore slotKind = iota // /dev/null
	slotPipe                   // a socket pair, our end a stream
	slotIPC                    // the channel
	slotFD                     // one of our descriptors
)

// channel reports whether the child gets an IPC channel.
func (s *spec) channel() bool {
	return slices.ContainsFunc(s.stdio, func(x slot) bool { return x.kind == slotIPC })
}

// pipes reports whether the child gets pipes.
func (s *spec) pipes() bool {
	return slices.ContainsFunc(s.stdio, func(x slot) bool { return x.kind == slotPipe })
}

// stdioOption checks the option stdio, for one of the Sync functions or for the others. The
// holes of an array are left out, and so, for the Sync functions, are bytes and words that
// mean nothing: what follows takes their places.
func (m *ChildProcess) stdioOption(v goja.Value, sync bool) []slot {
	var list *goja.Object
	switch {
	case jsapi.IsNullish(v) || !v.ToBoolean():
		list = m.env.VM.NewArray("pipe", "pipe", "pipe")
	case jsapi.IsString(v):
		word := m.stdioWord(v)
		list = m.env.VM.NewArray(word, word, word)
	case m.env.IsArray(v):
		list = v.(*goja.Object)
		for list.Get("length").ToInteger() < 3 { // the script's own, in Node too
			m.env.Method(list, "push", goja.Undefined())
		}
	default:
		panic(m.env.InvalidArgValue("stdio", v, ""))
	}
	var slots []slot
	channels := 0
	for i := range int(list.Get("length").ToInteger()) {
		v := list.Get(strconv.Itoa(i))
		if v == nil || sync && (jsapi.IsString(v) && !isSlotWord(v) || buffer.IsView(v)) {
			continue
		}
		s := m.slot(i, v)
		s.stdin = i == 0
		if s.kind == slotIPC {
			channels++
			m.checkChannel(channels, sync)
		}
		slots = append(slots, s)
	}
	return slots
}

// checkChannel refuses a channel that is not the first, or that nobody could serve.
func (m *ChildProcess) checkChannel(n int, sync bool) {
	switch {
	case sync:
		panic(m.env.CodeError("Error", "ERR_IPC_SYNC_FORK", "IPC cannot be used with synchronous forks"))
	case n > 1:
		panic(m.env.CodeError("Error", "ERR_IPC_ONE_PIPE", "Child process can have only one IPC pipe"))
	}
}

// stdioWord checks a word that stands for all three standard files.
func (m *ChildProcess) stdioWord(v goja.Value) string {
	switch word := v.String(); word {
	case "ignore", "pipe", "overlapped", "inherit":
		return word
	}
	panic(m.env.InvalidArgValue("stdio", v, ""))
}

// isSlotWord reports whether a word says what one descriptor is.
func isSlotWord(v goja.Value) bool {
	switch v.String() {
	case "ignore", "pipe", "overlapped", "inherit", "ipc":
		return true
	}
	return false
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
		if fd < -1 {
			return slot{kind: slotIgnore} // -1 is an error of the start
		}
		return slot{kind: slotFD, fd: fd}
	}
	if buffer.IsView(v) || jsapi.IsString(v) {
		panic(m.env.CodeError("TypeError", "ERR_INVALID_SYNC_FORK_INPUT",
			"Asynchronous forks do not support Buffer, TypedArray, DataView or string input: "+m.env.Show(v, 0)))
	}
	panic(m.env.InvalidArgValue("stdio", v, ""))
}

// descriptor is the number of a descriptor, or that of a stream.
func (m *ChildProcess) descriptor(v goja.Value) (int, bool) {
	if f, ok := jsapi.Number(v); ok {
		return m.ourFD(toFD(f)), true
	}
	o, ok := v.(*goja.Object)
	if !ok {
		return 0, false
	}
	if f, ok := jsapi.Number(o.Get("fd")); ok {
		return m.ourFD(toFD(f)), true
	}
	if fd := m.streamFD(o); fd >= 0 {
		m.lend(o)
		return fd, true
	}
	return 0, false
}

// toFD is a number as the system takes it: those that are none are 0, others lose what is
// above 32 bits.
func toFD(f float64) int {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return 0
	}
	return int(int32(int64(f)))
}

// streamFD is the descriptor of a socket, or of what is one's handle; -1 of anything else.
func (m *ChildProcess) streamFD(o *goja.Object) int {
	for _, h := range []goja.Value{o, o.Get("handle"), o.Get("_handle")} {
		if m.handleType(h) == ipc.TypeNative {
			return net.From(m.env).HandleOf(h).FD()
		}
		if m.handleType(h) == ipc.TypeDgramNative {
			return m.datagrams().HandleOf(h).FD()
		}
	}
	return -1
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
