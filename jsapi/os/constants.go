package os

import (
	"syscall"

	"github.com/dop251/goja"
	"golang.org/x/sys/unix"

	"github.com/gaggle-js/gaggle/jsapi"
)

// constant is a name and its number.
type constant struct {
	name  string
	value int
}

// constants makes os.constants. (Node: "OS constants".)
func constants(env *jsapi.Env) *goja.Object {
	table := func(list []constant) *goja.Object {
		o := env.VM.CreateObject(nil)
		for _, c := range list {
			readOnly(o, c.name, env.VM.ToValue(c.value))
		}
		return o
	}
	var errnos []constant
	for _, e := range errnoList {
		errnos = append(errnos, constant{e.name, int(e.no)})
	}
	o := env.VM.CreateObject(nil)
	readOnly(o, "UV_UDP_REUSEADDR", env.VM.ToValue(4))
	jsapi.Must(o.Set("dlopen", table(dlopenList)))
	jsapi.Must(o.Set("errno", table(errnos)))
	jsapi.Must(o.Set("signals", Signals(env)))
	jsapi.Must(o.Set("priority", table(priorities)))
	return o
}

// Signals makes a fresh os.constants.signals.
func Signals(env *jsapi.Env) *goja.Object {
	o := env.VM.CreateObject(nil)
	for _, c := range signalList {
		readOnly(o, c.name, env.VM.ToValue(c.value))
	}
	return o
}

var priorities = []constant{
	{"PRIORITY_LOW", 19}, {"PRIORITY_BELOW_NORMAL", 10}, {"PRIORITY_NORMAL", 0},
	{"PRIORITY_ABOVE_NORMAL", -7}, {"PRIORITY_HIGH", -14}, {"PRIORITY_HIGHEST", -20},
}

// errnoList is in the order of Node's os.constants.errno.
var errnoList = []struct {
	name string
	no   syscall.Errno
}{
	{"E2BIG", unix.E2BIG}, {"EACCES", unix.EACCES}, {"EADDRINUSE", unix.EADDRINUSE},
	{"EADDRNOTAVAIL", unix.EADDRNOTAVAIL}, {"EAFNOSUPPORT", unix.EAFNOSUPPORT}, {"EAGAIN", unix.EAGAIN},
	{"EALREADY", unix.EALREADY}, {"EBADF", unix.EBADF}, {"EBADMSG", unix.EBADMSG},
	{"EBUSY", unix.EBUSY}, {"ECANCELED", unix.ECANCELED}, {"ECHILD", unix.ECHILD},
	{"ECONNABORTED", unix.ECONNABORTED}, {"ECONNREFUSED", unix.ECONNREFUSED}, {"ECONNRESET", unix.ECONNRESET},
	{"EDEADLK", unix.EDEADLK}, {"EDESTADDRREQ", unix.EDESTADDRREQ}, {"EDOM", unix.EDOM},
	{"EDQUOT", unix.EDQUOT}, {"EEXIST", unix.EEXIST}, {"EFAULT", unix.EFAULT},
	{"EFBIG", unix.EFBIG}, {"EHOSTUNREACH", unix.EHOSTUNREACH}, {"EIDRM", unix.EIDRM},
	{"EILSEQ", unix.EILSEQ}, {"EINPROGRESS", unix.EINPROGRESS}, {"EINTR", unix.EINTR},
	{"EINVAL", unix.EINVAL}, {"EIO", unix.EIO}, {"EISCONN", unix.EISCONN},
	{"EISDIR", unix.EISDIR}, {"ELOOP", unix.ELOOP}, {"EMFILE", unix.EMFILE},
	{"EMLINK", unix.EMLINK}, {"EMSGSIZE", unix.EMSGSIZE}, {"EMULTIHOP", unix.EMULTIHOP},
	{"ENAMETOOLONG", unix.ENAMETOOLONG}, {"ENETDOWN", unix.ENETDOWN}, {"ENETRESET", unix.ENETRESET},
	{"ENETUNREACH", unix.ENETUNREACH}, {"ENFILE", unix.ENFILE}, {"ENOBUFS", unix.ENOBUFS},
	{"ENODATA", unix.ENODATA}, {"ENODEV", unix.ENODEV}, {"ENOENT", unix.ENOENT},
	{"ENOEXEC", unix.ENOEXEC}, {"ENOLCK", unix.ENOLCK}, {"ENOLINK", unix.ENOLINK},
	{"ENOMEM", unix.ENOMEM}, {"ENOMSG", unix.ENOMSG}, {"ENOPROTOOPT", unix.ENOPROTOOPT},
	{"ENOSPC", unix.ENOSPC}, {"ENOSR", unix.ENOSR}, {"ENOSTR", unix.ENOSTR},
	{"ENOSYS", unix.ENOSYS}, {"ENOTCONN", unix.ENOTCONN}, {"ENOTDIR", unix.ENOTDIR},
	{"ENOTEMPTY", unix.ENOTEMPTY}, {"ENOTSOCK", unix.ENOTSOCK}, {"ENOTSUP", unix.ENOTSUP},
	{"ENOTTY", unix.ENOTTY}, {"ENXIO", unix.ENXIO}, {"EOPNOTSUPP", unix.EOPNOTSUPP},
	{"EOVERFLOW", unix.EOVERFLOW}, {"EPERM", unix.EPERM}, {"EPIPE", unix.EPIPE},
	{"EPROTO", unix.EPROTO}, {"EPROTONOSUPPORT", unix.EPROTONOSUPPORT}, {"EPROTOTYPE", unix.EPROTOTYPE},
	{"ERANGE", unix.ERANGE}, {"EROFS", unix.EROFS}, {"ESPIPE", unix.ESPIPE},
	{"ESRCH", unix.ESRCH}, {"ESTALE", unix.ESTALE}, {"ETIME", unix.ETIME},
	{"ETIMEDOUT", unix.ETIMEDOUT}, {"ETXTBSY", unix.ETXTBSY}, {"EWOULDBLOCK", unix.EWOULDBLOCK},
	{"EXDEV", unix.EXDEV},
}
