package childprocess

import (
	"errors"
	"syscall"

	"github.com/gaggle-js/gaggle/ipc"
	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/process"
)

// broken tells the script of a channel that did not end as channels do. A peer that died in
// the middle of a message is worth a warning only, since whoever kills a child that sends
// has that; bytes that are no messages are an 'error'.
func (p *port) broken(err error) {
	var no syscall.Errno
	switch {
	case err == nil:
	case errors.Is(err, ipc.ErrPartial):
		p.warn("IPC channel closed in the middle of a message", "Warning")
	case errors.As(err, &no):
		p.fail(p.m.env.SysError(jsapi.SysError{Errno: no, Syscall: "read", Port: -1}), nil)
	default:
		p.fail(p.m.env.Error(err.Error()), nil)
	}
}

// settled is told what became of a descriptor that was sent, and closes ours.
func (p *port) settled(fd int, err error) {
	closeFD(fd)
	p.handles.landed(p, err)
	if err == ipc.ErrHandleLost {
		p.warn("Handle did not reach the receiving process correctly", "SentHandleNotReceivedWarning")
	}
}

// warn emits a process warning, where there is a process.
func (p *port) warn(text, name string) {
	if env := p.m.env; env.Builtin("process") != nil {
		process.From(env).EmitWarning(text, name, "")
	}
}
