package process

import (
	"os"
	"strconv"
	"syscall"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// cwd is process.cwd().
func (p *Process) cwd(goja.FunctionCall) goja.Value {
	dir, err := syscall.Getwd()
	if err != nil {
		panic(p.env.SysError(jsapi.SysError{Errno: jsapi.AsErrno(err), Syscall: "uv_cwd", Port: -1, Worded: true}))
	}
	return p.env.VM.ToValue(dir)
}

// chdir is process.chdir(directory).
func (p *Process) chdir(c goja.FunctionCall) goja.Value {
	dir := p.env.ValidateString(c.Argument(0), "directory")
	from, _ := os.Getwd()
	if err := os.Chdir(dir); err != nil {
		e := p.env.SysError(jsapi.SysError{Errno: jsapi.AsErrno(err), Syscall: "chdir", Path: from, Dest: dir})
		if dir == "" { // which SysError takes for none
			_ = e.DefineDataProperty("message", p.env.VM.ToValue(e.Get("message").String()+" -> ''"), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE)
			_ = e.Set("dest", dir)
		}
		panic(e)
	}
	return goja.Undefined()
}

// umask is process.umask(mask): it returns the mask there was.
func (p *Process) umask(c goja.FunctionCall) goja.Value {
	v := c.Argument(0)
	if jsapi.IsUndefined(v) {
		old := syscall.Umask(0)
		syscall.Umask(old)
		return p.env.VM.ToValue(old)
	}
	var mask uint64
	if s, ok := v.(goja.String); ok {
		n, err := strconv.ParseUint(s.String(), 8, 32)
		if err != nil {
			panic(p.env.InvalidArgValue("mask", v, "must be a 32-bit unsigned integer or an octal string"))
		}
		mask = n
	} else {
		mask = uint64(p.env.ValidateUint32(v, "mask", false))
	}
	return p.env.VM.ToValue(syscall.Umask(int(mask & 0o777)))
}
