package childprocess

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/ipc"
)

// handleMessage makes the message that takes handle along.
func (m *ChildProcess) handleMessage(body []byte, handle, options goja.Value) ipc.Outgoing {
	panic(m.env.CodeError("TypeError", "ERR_INVALID_HANDLE_TYPE", "This handle type cannot be sent"))
}

// received makes the object of a handle that came with a message; undefined without one.
func (m *ChildProcess) received(msg ipc.Message) goja.Value {
	closeFD(msg.FD)
	return goja.Undefined()
}
