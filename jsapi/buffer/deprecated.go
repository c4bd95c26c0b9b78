package buffer

import (
	"strings"

	"github.com/dop251/goja"
)

// warnConstructor emits DEP0005 at the first Buffer() or new Buffer() that is not in
// node_modules: packages are not the script's fault.
func (b *Buffers) warnConstructor() {
	if b.warned || b.env.Builtin("process") == nil {
		return
	}
	for _, f := range b.vm.CaptureCallStack(0, nil) {
		if name := f.SrcName(); strings.HasPrefix(name, "/") {
			if strings.Contains(name, "/node_modules/") {
				return
			}
			break
		}
	}
	b.warned = true
	text := func(s string) goja.Value { return b.vm.ToValue(s) }
	b.env.Method(b.env.RequireObject("process"), "emitWarning",
		text("Buffer() is deprecated due to security and usability issues. Please use the Buffer.alloc(), "+
			"Buffer.allocUnsafe(), or Buffer.from() methods instead."), text("DeprecationWarning"), text("DEP0005"))
}
