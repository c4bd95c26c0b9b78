package stream

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/lang"
)

// stage is an asynchronous generator in Go: what an operator makes of a stream. Calls queue up,
// and each value is awaited before it is given, as ECMA-262 has it (section 27.6.3).
type stage struct {
	jsapi.Hidden
	s       *Streams
	body    stageBody
	calls   []lang.AsyncCall // that have not been answered; the first is the one that runs
	waiter  lang.Waiter
	begun   bool
	running bool
	over    bool
}

// stageBody is what a stage does.
type stageBody interface {
	// run begins, or goes on behind the last value given, and ends in give, end or fail, now
	// or later.
	run()
	// leave is for a return or throw behind the last value given; it calls then, with err
	// unless that of leaving comes instead.
	leave(err goja.Value, then func(err goja.Value))
}

// Ask implements lang.AsyncIterator.
func (g *stage) Ask(c lang.AsyncCall) {
	g.calls = append(g.calls, c)
	if !g.running {
		g.work()
	}
}

// work takes up calls until one has to wait.
func (g *stage) work() {
	for len(g.calls) > 0 && !g.running {
		c := g.calls[0]
		g.over = g.over || !g.begun && c.How != "next"
		g.begun, g.running = true, true
		switch {
		case c.How == "return":
			g.waiter.Await(g.s.env, c.V, g.returned)
		case g.over && c.How == "throw":
			g.fail(c.V)
		case g.over:
			g.end(goja.Undefined())
		case c.How == "throw":
			if f, ok := g.body.(*flattened); ok {
				f.throw(c.V)
			} else {
				g.body.leave(c.V, g.fail)
			}
		default:
			g.body.run()
		}
	}
}

// returned ends the generator where return found it.
func (g *stage) returned(v, err goja.Value) {
	switch {
	case g.over && err != nil:
		g.fail(err)
	case g.over:
		g.end(v)
	default:
		g.body.leave(err, func(err goja.Value) {
			if err != nil {
				g.fail(err)
			} else {
				g.end(v)
			}
		})
	}
}

// give is yield v.
func (g *stage) give(v goja.Value) {
	g.waiter.Await(g.s.env, v, func(v, err goja.Value) {
		if err != nil {
			g.body.leave(err, g.fail)
			return
		}
		g.reply(v)
	})
}

// reply gives v, which needs no await.
func (g *stage) reply(v goja.Value) {
	g.shift().Answer(g.s.env, v, false)
	g.work()
}

// end ends the generator with the value v.
func (g *stage) end(v goja.Value) {
	g.over = true
	g.shift().Answer(g.s.env, v, true)
	g.work()
}

// fail ends the generator with an error.
func (g *stage) fail(err goja.Value) {
	g.over = true
	g.shift().Fail(err)
	g.work()
}

// finish is end or fail.
func (g *stage) finish(err goja.Value) {
	if err != nil {
		g.fail(err)
	} else {
		g.end(goja.Undefined())
	}
}

func (g *stage) shift() lang.AsyncCall {
	c := g.calls[0]
	g.calls, g.running = g.calls[1:], false
	return c
}

// loop is for await (const v of src) with a body that does not wait: what it throws and a
// true leave the loop early. end is called behind the loop.
type loop struct {
	src  source
	body func(v goja.Value) (stop bool)
	end  func(err goja.Value)
	s    *Streams
}

func (l *loop) run() { l.src.next(l.got) }

func (l *loop) got(v goja.Value, done bool, err goja.Value) {
	if done || err != nil {
		l.end(err)
		return
	}
	stop := false
	if ex := l.s.env.Try(func() { stop = l.body(v) }); ex != nil {
		thrown := ex.Value()
		l.src.stop(func(goja.Value) { l.end(thrown) })
		return
	}
	if stop {
		l.src.stop(l.end)
		return
	}
	l.src.next(l.got)
}
