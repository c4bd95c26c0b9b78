package fs

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// handleOnItsWay is the descriptor of a FileHandle that goes to another thread. It owns it.
type handleOnItsWay struct{ fd int }

// Transfer implements jsapi.Transferred: the descriptor goes on, this FileHandle is closed.
func (h *fileHandle) Transfer() jsapi.Aside {
	w := handleOnItsWay{h.fd}
	h.f.fds.forget(h.fd)
	h.fd = -1
	return w
}

// Open implements jsapi.Aside.
func (w handleOnItsWay) Open(env *jsapi.Env) *goja.Object {
	f := From(env)
	if w.fd >= 0 {
		f.fds.keep(w.fd)
	}
	return f.newHandle(w.fd)
}

// Drop implements jsapi.Aside.
func (w handleOnItsWay) Drop() {
	if w.fd >= 0 {
		_ = closeFD(w.fd)
	}
}
