package dgram

import (
	"strconv"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

func (s *Socket) codeError(code, msg string) *goja.Object {
	return s.d.env.CodeError("Error", code, msg)
}

// sysError is "setTTL EBADF" with its fields.
func (s *Socket) sysError(err error, call string) *goja.Object {
	return s.d.env.SysError(jsapi.SysError{Errno: jsapi.AsErrno(err), Syscall: call, Port: -1})
}

// placeError is "bind EADDRINUSE 127.0.0.1:80" with its fields. The address is a string or
// undefined, and the port a number or anything else, as the script gave them.
func (s *Socket) placeError(err error, call string, address, port goja.Value) *goja.Object {
	no := jsapi.AsErrno(err)
	msg := call + " " + jsapi.ErrnoName(no)
	n, numeric := jsapi.Number(port)
	numeric = numeric || jsapi.IsString(port) && port.ToBoolean()
	if numeric && jsapi.IsString(port) {
		n = port.ToFloat()
	}
	switch {
	case numeric && n > 0:
		msg += " " + address.String() + ":" + strconv.FormatFloat(n, 'f', -1, 64)
	case port != nil && port.StrictEquals(s.d.env.VM.ToValue(true)): // which is more than 0, too
		msg += " " + address.String() + ":true"
	case address.ToBoolean():
		msg += " " + address.String()
	}
	o := s.d.env.Error(msg)
	jsapi.Must(o.Set("errno", -int(no)))
	jsapi.Must(o.Set("code", jsapi.ErrnoName(no)))
	jsapi.Must(o.Set("syscall", call))
	jsapi.Must(o.Set("address", address))
	if port.ToBoolean() {
		jsapi.Must(o.Set("port", port))
	}
	return o
}

// bufferSizeError is ERR_SOCKET_BUFFER_SIZE, which carries the system's error as info.
func (s *Socket) bufferSizeError(err error, call string) *goja.Object {
	return s.d.env.SystemError("ERR_SOCKET_BUFFER_SIZE", "Could not get or set buffer size", call, err, false)
}
