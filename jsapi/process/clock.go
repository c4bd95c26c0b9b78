package process

import (
	"math/big"
	"time"

	"github.com/dop251/goja"
)

// uptime is process.uptime(): seconds since the runtime was made.
func (p *Process) uptime(goja.FunctionCall) goja.Value {
	return p.env.VM.ToValue(time.Since(p.started).Seconds())
}

// hrtime is process.hrtime(previous): [seconds, nanoseconds] of a clock that only goes forward.
func (p *Process) hrtime(c goja.FunctionCall) goja.Value {
	now := monotonic()
	sec, nsec := now/1e9, now%1e9
	if prev := c.Argument(0); !goja.IsUndefined(prev) {
		a := p.env.ValidateArray(prev, "time", 0)
		if n := a.Get("length").ToInteger(); n != 2 {
			panic(p.env.OutOfRange("time", "2", p.env.VM.ToValue(n)))
		}
		sec -= a.Get("0").ToInteger()
		nsec -= a.Get("1").ToInteger()
		if nsec < 0 {
			sec--
			nsec += 1e9
		}
	}
	return p.env.VM.NewArray(sec, nsec)
}

// hrtimeBig is process.hrtime.bigint().
func (p *Process) hrtimeBig(goja.FunctionCall) goja.Value {
	return p.env.VM.ToValue(big.NewInt(monotonic()))
}
