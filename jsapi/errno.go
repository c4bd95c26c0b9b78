package jsapi

import (
	"strconv"
	"syscall"

	"golang.org/x/sys/unix"
)

// ErrnoName is the name of an errno, such as "ECONNRESET".
func ErrnoName(no syscall.Errno) string {
	if s := unix.ErrnoName(no); s != "" {
		return s
	}
	return "UNKNOWN"
}

// ErrnoText is libuv's text for an errno, such as "connection reset by peer".
func ErrnoText(no syscall.Errno) string {
	name := ErrnoName(no)
	for i := range uvErrors {
		if uvErrors[i].name == name {
			return uvErrors[i].text
		}
	}
	return "Unknown system error " + strconv.Itoa(-int(no))
}

// SystemError is an error number as libuv counts them: negative errnos, and numbers
// beyond -3000 for the errors that no system call returns.
type SystemError struct {
	Number     int
	Name, Text string
}

// SystemErrors lists the errors in the order of util.getSystemErrorMap.
func SystemErrors() []SystemError {
	numbers := make(map[string]int)
	for no := 1; no < 200; no++ {
		if name := unix.ErrnoName(syscall.Errno(no)); name != "" {
			numbers[name] = -no
		}
	}
	out := make([]SystemError, len(uvErrors))
	for i, u := range uvErrors {
		n, ok := numbers[u.name]
		if !ok {
			n = u.number
		}
		out[i] = SystemError{Number: n, Name: u.name, Text: u.text}
	}
	return out
}

// uvErrors holds libuv's names and wording (its page "Error handling") in uv.h's order. The number is
// for systems that have no such errno.
var uvErrors = [...]struct {
	name, text string
	number     int
}{
	{"E2BIG", "argument list too long", 0},
	{"EACCES", "permission denied", 0},
	{"EADDRINUSE", "address already in use", 0},
	{"EADDRNOTAVAIL", "address not available", 0},
	{"EAFNOSUPPORT", "address family not supported", 0},
	{"EAGAIN", "resource temporarily unavailable", 0},
	{"EAI_ADDRFAMILY", "address family not supported", -3000},
	{"EAI_AGAIN", "temporary failure", -3001},
	{"EAI_BADFLAGS", "bad ai_flags value", -3002},
	{"EAI_BADHINTS", "invalid value for hints", -3013},
	{"EAI_CANCELED", "request canceled", -3003},
	{"EAI_FAIL", "permanent failure", -3004},
	{"EAI_FAMILY", "ai_family not supported", -3005},
	{"EAI_MEMORY", "out of memory", -3006},
	{"EAI_NODATA", "no address", -3007},
	{"EAI_NONAME", "unknown node or service", -3008},
	{"EAI_OVERFLOW", "argument buffer overflow", -3009},
	{"EAI_PROTOCOL", "resolved protocol is unknown", -3014},
	{"EAI_SERVICE", "service not available for socket type", -3010},
	{"EAI_SOCKTYPE", "socket type not supported", -3011},
	{"EALREADY", "connection already in progress", 0},
	{"EBADF", "bad file descriptor", 0},
	{"EBUSY", "resource busy or locked", 0},
	{"ECANCELED", "operation canceled", 0},
	{"ECHARSET", "invalid Unicode character", -4080},
	{"ECONNABORTED", "software caused connection abort", 0},
	{"ECONNREFUSED", "connection refused", 0},
	{"ECONNRESET", "connection reset by peer", 0},
	{"EDESTADDRREQ", "destination address required", 0},
	{"EEXIST", "file already exists", 0},
	{"EFAULT", "bad address in system call argument", 0},
	{"EFBIG", "file too large", 0},
	{"EHOSTUNREACH", "host is unreachable", 0},
	{"EINTR", "interrupted system call", 0},
	{"EINVAL", "invalid argument", 0},
	{"EIO", "i/o error", 0},
	{"EISCONN", "socket is already connected", 0},
	{"EISDIR", "illegal operation on a directory", 0},
	{"ELOOP", "too many symbolic links encountered", 0},
	{"EMFILE", "too many open files", 0},
	{"EMSGSIZE", "message too long", 0},
	{"ENAMETOOLONG", "name too long", 0},
	{"ENETDOWN", "network is down", 0},
	{"ENETUNREACH", "network is unreachable", 0},
	{"ENFILE", "file table overflow", 0},
	{"ENOBUFS", "no buffer space available", 0},
	{"ENODEV", "no such device", 0},
	{"ENOENT", "no such file or directory", 0},
	{"ENOMEM", "not enough memory", 0},
	{"ENONET", "machine is not on the network", -4056},
	{"ENOPROTOOPT", "protocol not available", 0},
	{"ENOSPC", "no space left on device", 0},
	{"ENOSYS", "function not implemented", 0},
	{"ENOTCONN", "socket is not connected", 0},
	{"ENOTDIR", "not a directory", 0},
	{"ENOTEMPTY", "directory not empty", 0},
	{"ENOTSOCK", "socket operation on non-socket", 0},
	{"ENOTSUP", "operation not supported on socket", 0},
	{"EOVERFLOW", "value too large for defined data type", 0},
	{"EPERM", "operation not permitted", 0},
	{"EPIPE", "broken pipe", 0},
	{"EPROTO", "protocol error", 0},
	{"EPROTONOSUPPORT", "protocol not supported", 0},
	{"EPROTOTYPE", "protocol wrong type for socket", 0},
	{"ERANGE", "result too large", 0},
	{"EROFS", "read-only file system", 0},
	{"ESHUTDOWN", "cannot send after transport endpoint shutdown", 0},
	{"ESPIPE", "invalid seek", 0},
	{"ESRCH", "no such process", 0},
	{"ETIMEDOUT", "connection timed out", 0},
	{"ETXTBSY", "text file is busy", 0},
	{"EXDEV", "cross-device link not permitted", 0},
	{"UNKNOWN", "unknown error", -4094},
	{"EOF", "end of file", -4095},
	{"ENXIO", "no such device or address", 0},
	{"EMLINK", "too many links", 0},
	{"EHOSTDOWN", "host is down", 0},
	{"EREMOTEIO", "remote I/O error", -4030},
	{"ENOTTY", "inappropriate ioctl for device", 0},
	{"EFTYPE", "inappropriate file type or format", -4028},
	{"EILSEQ", "illegal byte sequence", 0},
	{"ESOCKTNOSUPPORT", "socket type not supported", -4025},
	{"ENODATA", "no data available", -4024},
	{"EUNATCH", "protocol driver not attached", -4023},
}
