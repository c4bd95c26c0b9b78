package runtime

import (
	"strconv"

	"github.com/dop251/goja"
)

func itoa(i int) string { return strconv.Itoa(i) }

// captureStackTrace is Error.captureStackTrace(target, above): it gives target a stack
// that begins below the function above.
func (r *Runtime) captureStackTrace(c goja.FunctionCall) goja.Value {
	target, ok := c.Argument(0).(*goja.Object)
	if !ok {
		panic(r.env.TypeError("Invalid argument"))
	}
	stack := r.loader.Capture(target, c.Argument(1))
	_ = target.DefineDataProperty("stack", stack, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE)
	return goja.Undefined()
}
