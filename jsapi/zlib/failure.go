package zlib

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// failure is an error of the format, as zlib numbers and words it.
type failure struct {
	errno         int
	code, message string
	limit         int // not 0: the output grew beyond maxOutputLength
}

func dataError(message string) *failure {
	return &failure{errno: -3, code: "Z_DATA_ERROR", message: message}
}

func needDict(message string) *failure {
	return &failure{errno: 2, code: "Z_NEED_DICT", message: message}
}

func truncated() *failure {
	return &failure{errno: -5, code: "Z_BUF_ERROR", message: "unexpected end of file"}
}

// object is the error that a script sees.
func (f *failure) object(env *jsapi.Env) *goja.Object {
	if f.limit > 0 {
		return env.CodeError("RangeError", "ERR_BUFFER_TOO_LARGE", "Cannot create a Buffer larger than "+itoa(f.limit)+" bytes")
	}
	o := env.Error(f.message)
	jsapi.Must(o.Set("errno", f.errno))
	jsapi.Must(o.Set("code", f.code))
	return o
}
