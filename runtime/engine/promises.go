package engine

import (
	"reflect"
	"unsafe"

	"github.com/dop251/goja"
)

// Promises makes promises that Go keeps or breaks, and reads those of the engine. The engine
// itself makes two functions with each that Go may settle, which cost more than all the rest
// of an await. A version of goja that is not known has its promises by those functions.
type Promises struct {
	vm         *goja.Runtime
	class      *goja.Object
	proto      *goja.Object
	objects    *Objects
	example    *goja.Object   // a promise, nil when goja is not known
	kind       unsafe.Pointer // type word of promises
	jobs       *[]func()
	tracker    *goja.AsyncContextTracker
	rejections *goja.PromiseRejectionTracker
}

// Promise is a promise that Go settles by Keep or Break, the first of which counts.
type Promise struct {
	of              *Promises
	resolve, reject func(any) error // where goja is not known
	shown           *goja.Object
	object          goja.Object
	kept            promise
}

// promise is goja's Promise, field by field.
type promise struct {
	ordinary
	state            goja.PromiseState
	result           goja.Value
	fulfillReactions []*reaction
	rejectReactions  []*reaction
	handled          bool
}

// PromisesOf learns it from vm, whose objects k knows, and keeps k.
func PromisesOf(vm *goja.Runtime, k *Objects) *Promises {
	p := &Promises{vm: vm, objects: k}
	p.class = vm.Get("Promise").(*goja.Object)
	p.proto = p.class.Get("prototype").(*goja.Object)
	made, _, _ := vm.NewPromise()
	example := vm.ToValue(made).(*goja.Object)
	state := reflect.ValueOf(vm).Elem()
	p.jobs = member[[]func()](state, "jobQueue")
	p.tracker = member[goja.AsyncContextTracker](state, "asyncContextTracker")
	p.rejections = member[goja.PromiseRejectionTracker](state, "promiseRejectionTracker")
	if k.example != nil && p.jobs != nil && p.tracker != nil && p.rejections != nil && sameAs[promise](reflect.TypeFor[goja.Promise]()) {
		p.example, p.kind = example, k.words(example)[0]
	}
	return p
}

// New makes a promise that nobody has settled.
func (k *Promises) New() *Promise {
	p := &Promise{of: k}
	if k.example == nil {
		made, resolve, reject := k.vm.NewPromise()
		p.shown, p.resolve, p.reject = k.vm.ToValue(made).(*goja.Object), resolve, reject
		return p
	}
	p.object = *k.example
	p.shown = &p.object
	k.objects.words(p.shown)[1] = unsafe.Pointer(&p.kept)
	p.kept.begin(k.objects.name, p.shown, k.proto)
	return p
}

// Renew is a promise to use behind p, which has been settled and awaited, and which no script
// can have kept: p itself, or a new one. Its breaking is not reported when nobody handles it.
func (p *Promise) Renew() *Promise {
	if p == nil || p.of.example == nil {
		return p.of.New()
	}
	p.kept.state, p.kept.result, p.kept.handled = goja.PromiseStatePending, nil, true
	return p
}

// Object is the promise as scripts have it.
func (p *Promise) Object() *goja.Object { return p.shown }

// Keep fulfils p with v, which has no method then.
func (p *Promise) Keep(v goja.Value) {
	if p.resolve != nil {
		must(p.resolve(v))
		return
	}
	p.settle(goja.PromiseStateFulfilled, v)
}

// Break rejects p for the reason err.
func (p *Promise) Break(err goja.Value) {
	if p.reject != nil {
		must(p.reject(err))
		return
	}
	p.settle(goja.PromiseStateRejected, err)
}

// settle does what is the same for both, once.
func (p *Promise) settle(state goja.PromiseState, result goja.Value) {
	kept := &p.kept
	if kept.state != goja.PromiseStatePending {
		return
	}
	waiting := kept.fulfillReactions
	if state == goja.PromiseStateRejected {
		waiting = kept.rejectReactions
	}
	kept.state, kept.result, kept.fulfillReactions, kept.rejectReactions = state, result, nil, nil
	if state == goja.PromiseStateRejected && !kept.handled {
		p.of.track(kept, goja.PromiseRejectionReject)
	}
	p.of.trigger(waiting, result)
}

// Follow resolves p with q: p looks at q in a job, and becomes what q has become in another.
func (p *Promise) Follow(q *Promise) {
	if p.resolve != nil {
		must(p.resolve(q.shown))
		return
	}
	k := p.of
	*k.jobs = append(*k.jobs, func() { k.React(q.shown, p.become) })
}

// track tells of a rejection as the engine does.
func (k *Promises) track(p *promise, op goja.PromiseRejectionOperation) {
	if f := *k.rejections; f != nil {
		f((*goja.Promise)(unsafe.Pointer(p)), op)
	}
}

func must(err error) {
	if err != nil {
		panic(err) // an interruption of the script, which goes on upwards
	}
}
