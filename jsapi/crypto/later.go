package crypto

import (
	"strconv"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// threads is how many jobs run at once: the size of libuv's pool.
const threads = 4

func itoa(n int) string { return strconv.Itoa(n) }

// later runs work on a goroutine and then done on the loop. kind is that of
// eventloop.Loop.NewRequest.
func (c *Crypto) later(kind string, work func(), done func()) {
	p := c.env.Loop.NewRequest(kind)
	go func() {
		c.busy <- struct{}{}
		work()
		<-c.busy
		p.Resolve(done)
	}()
}

// callback calls cb(null, args...), or cb(err) when err is not nil.
func callback(cb jsapi.Fn, err goja.Value, args ...goja.Value) {
	if err != nil {
		args = []goja.Value{err}
	} else {
		args = append([]goja.Value{goja.Null()}, args...)
	}
	cb(goja.FunctionCall{This: goja.Undefined(), Arguments: args})
}
