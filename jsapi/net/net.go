package net

import "github.com/gaggle-js/gaggle/jsapi"

// Net is module net in one runtime.
type Net struct {
	env      *jsapi.Env
	strategy Strategy
}

// From returns the module's state in env.
func From(env *jsapi.Env) *Net {
	return jsapi.Use(env, func(e *jsapi.Env) *Net { return &Net{env: e} })
}

// SetStrategy says where servers get their sockets from now on; nil for opening their own.
func (n *Net) SetStrategy(s Strategy) { n.strategy = s }

// OpenHandle opens and binds the socket that req asks for, and does not listen yet; for a
// request with an FD it returns that. The caller owns the descriptor. Errors are
// syscall.Errno. It may be called from any goroutine.
func OpenHandle(req ListenRequest) (fd int, err error) { panic("not yet") }

// ListenHandle makes a bound descriptor listen with a queue of backlog, 0 for 511.
func ListenHandle(fd, backlog int) error { panic("not yet") }
