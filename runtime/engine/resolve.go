package engine

import "github.com/dop251/goja"

// Resolve has p become what v becomes, as the resolve function of an executor does: what has a
// then is asked in a job (ECMA-262, section 27.2.1.3.2). Nothing may settle p afterwards.
func (p *Promise) Resolve(v goja.Value) {
	if p.resolve != nil {
		must(p.resolve(v))
		return
	}
	o, ok := v.(*goja.Object)
	if !ok {
		p.Keep(v)
		return
	}
	var then goja.Value
	if ex := p.of.vm.Try(func() { then = o.Get("then") }); ex != nil {
		p.Break(ex.Value())
		return
	}
	f, ok := goja.AssertFunction(then)
	if !ok {
		p.Keep(v)
		return
	}
	*p.of.jobs = append(*p.of.jobs, func() { p.ask(o, then, f) })
}

// ask is the job that calls the then of o, which is f.
func (p *Promise) ask(o *goja.Object, then goja.Value, f goja.Callable) {
	if k := p.of; then == k.proto.Get("then") && k.React(o, p.become) {
		return
	}
	vm, settled := p.of.vm, false
	once := func(settle func(goja.Value)) goja.Value {
		return vm.ToValue(func(c goja.FunctionCall) goja.Value {
			if !settled {
				settled = true
				settle(c.Argument(0))
			}
			return goja.Undefined()
		})
	}
	if _, err := f(o, once(p.Resolve), once(p.Break)); err != nil && !settled {
		settled = true
		ex, ok := err.(*goja.Exception)
		if !ok {
			panic(err)
		}
		p.Break(ex.Value())
	}
}

// become settles p as another promise was.
func (p *Promise) become(v, err goja.Value) {
	if err != nil {
		p.Break(err)
	} else {
		p.Keep(v)
	}
}

// Handled says that nobody needs to look at a rejection of p.
func (p *Promise) Handled() {
	if p.of.example == nil {
		then, _ := goja.AssertFunction(p.shown.Get("then"))
		_, err := then(p.shown, goja.Undefined(), p.of.vm.ToValue(func(goja.FunctionCall) goja.Value { return nil }))
		must(err)
		return
	}
	if !p.kept.handled && p.kept.state == goja.PromiseStateRejected {
		p.of.track(&p.kept, goja.PromiseRejectionHandle)
	}
	p.kept.handled = true
}
