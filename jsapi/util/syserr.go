package util

import (
	"strconv"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// systemErrorName is util.getSystemErrorName(err).
func (u *Util) systemErrorName(c goja.FunctionCall) goja.Value {
	v := c.Argument(0)
	f, ok := jsapi.Number(v)
	if !ok {
		panic(u.env.InvalidArgType("err", "of type number", v))
	}
	n := int(f)
	if f != float64(n) || n >= 0 {
		panic(u.env.OutOfRange("err", "a negative integer", v))
	}
	return u.vm.ToValue(errorName(n))
}

func errorName(n int) string {
	for _, e := range jsapi.SystemErrors() {
		if e.Number == n {
			return e.Name
		}
	}
	return "Unknown system error " + strconv.Itoa(n)
}

// systemErrorMap is util.getSystemErrorMap(): number to [name, message].
func (u *Util) systemErrorMap(goja.FunctionCall) goja.Value {
	m := u.env.New(u.vm.Get("Map"))
	set := m.Get("set").Export().(fn)
	for _, e := range jsapi.SystemErrors() {
		method(set, m, u.vm.ToValue(e.Number), u.vm.NewArray(e.Name, e.Text))
	}
	return m
}

// errnoException is _errnoException(err, syscall[, original]).
func (u *Util) errnoException(c goja.FunctionCall) goja.Value {
	code := errorName(int(c.Argument(0).ToInteger()))
	msg := c.Argument(1).String() + " " + code
	if original := c.Argument(2); original.ToBoolean() {
		msg += " " + original.String()
	}
	return u.systemError(msg, c.Argument(0), code, c.Argument(1))
}

func (u *Util) systemError(msg string, errno goja.Value, code string, syscall goja.Value) *goja.Object {
	e := u.env.Error(msg)
	_ = e.Set("errno", errno)
	_ = e.Set("code", code)
	_ = e.Set("syscall", syscall)
	return e
}

// hostPortException is _exceptionWithHostPort(err, syscall, address, port, additional).
func (u *Util) hostPortException(c goja.FunctionCall) goja.Value {
	code := errorName(int(c.Argument(0).ToInteger()))
	address, port, more := c.Argument(2), c.Argument(3), c.Argument(4)
	msg := c.Argument(1).String() + " " + code
	hasPort := port.ToBoolean() && port.ToInteger() > 0
	if hasPort {
		msg += " " + address.String() + ":" + port.String()
	} else if address.ToBoolean() {
		msg += " " + address.String()
	}
	if more.ToBoolean() {
		msg += " - Local (" + more.String() + ")"
	}
	e := u.systemError(msg, c.Argument(0), code, c.Argument(1))
	_ = e.Set("address", address)
	if hasPort {
		_ = e.Set("port", port)
	}
	return e
}
