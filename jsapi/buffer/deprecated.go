package buffer

import (
	"strings"

	"github.com/dop251/goja"
)

// warnConstructor emits DEP0005 at the first Buffer() or new Buffer() that is not in
// node_modules: packages are not the script's fault, unless --pending-deprecation asks.
func (b *Buffers) warnConstructor() {
	if b.warned || b.env.Builtin("process") == nil {
		return
	}
	if !b.env.Host.Warnings.Pending && b.calledByPackage() {
		return
	}
	b.warned = true
	text := func(s string) goja.Value { return b.vm.ToValue(s) }
	b.env.Method(b.env.RequireObject("process"), "emitWarning",
		text("Buffer() is deprecated due to security and usability issues. Please use the Buffer.alloc(), "+
			"Buffer.allocUnsafe(), or Buffer.from() methods instead."), text("DeprecationWarning"), text("DEP0005"))
}

// calledByPackage reports whether the script that runs is in node_modules.
func (b *Buffers) calledByPackage() bool {
	for _, f := range b.vm.CaptureCallStack(0, nil) {
		if name := f.SrcName(); strings.HasPrefix(name, "/") {
			return strings.Contains(name, "/node_modules/")
		}
	}
	return false
}
