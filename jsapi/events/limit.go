package events

import (
	"math"
	"strconv"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// limitArg checks a number of listeners that was given under that name.
func (m *Events) limitArg(name string, v goja.Value) float64 {
	if v == nil || !isNumber(v) {
		panic(m.env.InvalidArgType(name, "of type number", v))
	}
	n := v.ToFloat()
	if n < 0 || math.IsNaN(n) {
		panic(m.env.CodeError("RangeError", "ERR_OUT_OF_RANGE",
			`The value of "`+name+`" is out of range. It must be >= 0. Received `+v.String()))
	}
	return n
}

func isNumber(v goja.Value) bool {
	switch v.Export().(type) {
	case int64, float64:
		_, object := v.(*goja.Object)
		return !object
	}
	return false
}

func (m *Events) setMax(c goja.FunctionCall) goja.Value {
	m.limitArg("setMaxListeners", c.Argument(0))
	o := m.self(c.This)
	em := m.state(o)
	if em.max == nil && em.unmade {
		m.Show(o, "_maxListeners")
	}
	em.max = c.Argument(0)
	return o
}

func (m *Events) getMax(c goja.FunctionCall) goja.Value {
	m.self(c.This)
	if em := m.Of(c.This); em != nil && em.max != nil {
		return em.max
	}
	return m.env.VM.ToValue(m.defaultMax)
}

// SetMaxListeners sets how many listeners of one event are no leak; 0 is any number.
func (em *Emitter) SetMaxListeners(n int) { em.max = em.m.env.VM.ToValue(n) }

// warnLeak emits MaxListenersExceededWarning, once for each event, when it has more
// listeners than the emitter's limit.
func (em *Emitter) warnLeak(target *goja.Object, r *row) {
	m, limit := em.m, em.m.defaultMax
	if em.max != nil {
		limit = em.max.ToFloat()
	}
	if over := limit > 0 && float64(len(r.list)) > limit; !over { // not of NaN either
		return
	}
	r.warned = true
	process, ok := m.env.VM.Get("process").(*goja.Object)
	if !ok {
		return
	}
	n := strconv.Itoa(len(r.list))
	w := m.env.Error("Possible EventEmitter memory leak detected. " + n + " " + r.key.String() + " listeners added to [" +
		className(target) + "]. MaxListeners is " + strconv.FormatFloat(limit, 'f', -1, 64) +
		". Use emitter.setMaxListeners() to increase limit")
	vm := m.env.VM
	jsapi.Must(w.Set("name", "MaxListenersExceededWarning"))
	jsapi.Must(w.Set("emitter", target))
	jsapi.Must(w.Set("type", r.key.value(vm)))
	jsapi.Must(w.Set("count", len(r.list)))
	m.env.Method(process, "emitWarning", w)
}

// className is the name of the constructor of o, as util.inspect shows objects.
func className(o *goja.Object) string {
	if c, ok := o.Get("constructor").(*goja.Object); ok {
		if n := c.Get("name"); n != nil && n.String() != "" {
			return n.String()
		}
	}
	return "Object"
}
