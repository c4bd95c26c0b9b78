package lang

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// Coroutines runs plain generators as the asynchronous ones that the engine lacks. A body awaits
// with yield new Wait(v).
type Coroutines struct {
	env *jsapi.Env
	// Wait is the constructor of what a body yields to await its argument. A true second
	// argument says that the body is in yield* over an asynchronous iterator: it wants the
	// result object, and what it yields next has been awaited.
	Wait *goja.Object
	// waits is the one object that Wait returns: a body yields it at once. awaited and
	// delegated are the arguments that it was made with.
	waits     *goja.Object
	awaited   goja.Value
	delegated bool

	class     *jsapi.Class // %AsyncGeneratorPrototype%
	instances *goja.Object // the prototype of generators, as each async function* has one
	walks     *jsapi.Class // of the iterators of for await, made with the first
}

// CoroutinesOf returns the Coroutines of env.
func CoroutinesOf(env *jsapi.Env) *Coroutines { return jsapi.Use(env, newCoroutines) }

func newCoroutines(env *jsapi.Env) *Coroutines {
	c := &Coroutines{env: env}
	c.waits = env.VM.NewObject()
	c.Wait = env.VM.ToValue(func(call goja.ConstructorCall) *goja.Object {
		c.awaited, c.delegated = call.Argument(0), call.Argument(1).ToBoolean()
		return c.waits
	}).(*goja.Object)
	return c
}

// step is what a body did when it was resumed.
type step struct {
	v         goja.Value // given, awaited or returned
	thrown    goja.Value // or nil
	done      bool
	awaits    bool
	delegated bool // see Coroutines.Wait
	result    *goja.Object
}

// step resumes body by its method how: next, throw or return.
func (c *Coroutines) step(body *goja.Object, how string, v goja.Value) (s step) {
	ex := c.env.Try(func() {
		r := c.env.Method(body, how, v).(*goja.Object)
		s.result = r
		s.v, s.done = jsapi.OrUndefined(r.Get("value")), jsapi.OrUndefined(r.Get("done")).ToBoolean()
		if s.awaits = !s.done && s.v == goja.Value(c.waits); s.awaits {
			s.v, s.delegated, c.awaited = c.awaited, c.delegated, nil
		}
	})
	if ex != nil {
		s.thrown = ex.Value()
	}
	return s
}
