package runtime

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/runtime/resolve"
)

// rejections is the promises that were rejected and that nobody has handled: those found
// since the queues were last empty, and those already reported.
type rejections struct {
	r        *Runtime
	pending  []rejection
	reported map[*goja.Promise]int // to its id
	late     []*goja.Promise       // reported, and handled since
	lastID   int
}

// rejection is a promise and what Context was when it was rejected.
type rejection struct {
	p       *goja.Promise
	context any
}

// trackRejections reports unhandled rejections as Node's --unhandled-rejections says.
func (r *Runtime) trackRejections() {
	t := &rejections{r: r, reported: make(map[*goja.Promise]int)}
	r.vm.SetPromiseRejectionTracker(t.track)
	r.loop.AfterMicrotasks = t.process
}

// track is told by the engine of each promise that is rejected without a handler, and
// of each that gets one afterwards.
func (t *rejections) track(p *goja.Promise, op goja.PromiseRejectionOperation) {
	if op == goja.PromiseRejectionReject {
		t.pending = append(t.pending, rejection{p, t.r.loop.Context})
		return
	}
	for i, q := range t.pending {
		if q.p == p {
			t.pending = append(t.pending[:i], t.pending[i+1:]...)
			return
		}
	}
	if _, ok := t.reported[p]; ok {
		t.late = append(t.late, p)
	}
}

// process runs when ticks and microtasks are done, and reports whether it ran JavaScript.
func (t *rejections) process() bool {
	if len(t.pending) == 0 && len(t.late) == 0 {
		return false
	}
	late, pending := t.late, t.pending
	t.late, t.pending = nil, nil
	for _, p := range late {
		t.handled(p)
	}
	for _, q := range pending {
		t.lastID++
		t.reported[q.p] = t.lastID
		t.r.loop.Context = q.context
		if ex := t.r.env.Try(func() { t.report(q.p, t.lastID) }); ex != nil {
			t.r.onError(ex)
		}
	}
	t.r.loop.Context = nil
	return true
}

// handled reports a promise that got its handler after it was reported.
func (t *rejections) handled(p *goja.Promise) {
	id := t.reported[p]
	delete(t.reported, p)
	r := t.r
	ex := r.env.Try(func() {
		if !r.process.Emit("rejectionHandled", r.vm.ToValue(p)) {
			r.process.EmitWarning("Promise rejection was handled asynchronously (rejection id: "+itoa(id)+")",
				"PromiseRejectionHandledWarning", "")
		}
	})
	if ex != nil {
		r.onError(ex)
	}
}

// report deals with one unhandled rejection.
func (t *rejections) report(p *goja.Promise, id int) {
	r, reason := t.r, p.Result()
	emit := func() bool {
		if offer := r.process.OnRejection; offer != nil {
			if handled, taken := offer(reason); taken {
				return handled
			}
		}
		return r.process.Emit("unhandledRejection", reason, r.vm.ToValue(p))
	}
	switch r.cfg.flags.UnhandledRejections {
	case "none":
		emit()
	case "warn":
		t.warn(reason, id)
		emit()
	case "warn-with-error-code":
		if !emit() {
			t.warn(reason, id)
			r.process.SetExitCode(1)
		}
	case "strict":
		r.uncaught(t.thrown(reason), nil, "unhandledRejection")
		if !emit() {
			t.warn(reason, id)
		}
	default:
		if !emit() {
			r.uncaught(t.thrown(reason), nil, "unhandledRejection")
		}
	}
}

const thisError = "This error originated either by throwing inside of an async function without a catch block, " +
	"or by rejecting a promise which was not handled with .catch()."

// rejectionFrame stands in the stack of that error for the place that found the
// rejection, which is native here.
const rejectionFrame = "\n    at throwUnhandledRejectionsMode (node:internal/process/promises:389:7)"

// thrown is what is thrown for a rejection: an error as it is, anything else in an error.
func (t *rejections) thrown(reason goja.Value) goja.Value {
	if o, ok := reason.(*goja.Object); ok && o.ClassName() == "Error" {
		return reason
	}
	e := t.r.env.Error(
		thisError + " The promise rejected with the reason \"" + resolve.Shown(reason) + "\".")
	_ = e.Set("code", "ERR_UNHANDLED_REJECTION")
	name := t.r.vm.ToValue("UnhandledPromiseRejection")
	_ = e.Set("name", name)
	stack := t.r.vm.ToValue("UnhandledPromiseRejection: " + e.Get("message").String() + rejectionFrame)
	_ = e.DefineDataProperty("stack", stack, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE)
	return e
}

// warn prints the two warnings of a rejection.
func (t *rejections) warn(reason goja.Value, id int) {
	const kind = "UnhandledPromiseRejectionWarning"
	var text string
	if o, ok := reason.(*goja.Object); ok && o.ClassName() == "Error" {
		t.r.loader.FixStack(reason)
		text = jsapi.OrUndefined(o.Get("stack")).String()
	} else {
		text = resolve.Shown(reason)
	}
	t.r.process.EmitWarning(text, kind, "")
	t.r.process.EmitWarning("Unhandled promise rejection. "+thisError+
		" To terminate the node process on unhandled promise rejection, use the CLI flag `--unhandled-rejections=strict` "+
		"(see https://nodejs.org/api/cli.html#cli_unhandled_rejections_mode). (rejection id: "+itoa(id)+")", kind, "")
}
