package asynchooks

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/process"
)

// activate has the runtime's own resources numbered from now on. Nothing is before a script
// first makes a hook or asks for an id; express and the like load the module for its
// AsyncResource alone.
func (h *Hooks) activate() {
	if h.env.Loop.Tracker == nil {
		h.track()
		h.early = h.env.Loop.InMain()
		h.env.Loop.Tracker = resources{h}
	}
}

// resources is the loop's side (eventloop.Tracker).
type resources struct{ h *Hooks }

// Made is eventloop.Tracker's.
func (r resources) Made(kind string, object *goja.Object) any { return r.h.made(kind, object, 0) }

// made numbers a resource and tells the hooks of it. trigger is 0 for what runs.
func (h *Hooks) made(kind string, object *goja.Object, trigger int64) *context {
	cur := h.current()
	switch {
	case trigger != 0:
	case h.trigger != 0:
		trigger = h.trigger
	default:
		trigger = cur.id
	}
	h.lastID++
	c := &context{&identity{h.lastID, trigger, kind, object}, cur.stores}
	if len(h.hooks) > 0 {
		vm := h.env.VM
		h.tell("init", vm.ToValue(c.id), vm.ToValue(kind), vm.ToValue(trigger), h.resourceOf(c))
	}
	return c
}

// TriggeredBy is eventloop.Tracker's.
func (r resources) TriggeredBy(v any, f func()) {
	c, ok := v.(*context)
	if !ok {
		f()
		return
	}
	before := r.h.trigger
	r.h.trigger = c.id
	defer func() { r.h.trigger = before }() // no recover: what was thrown goes on
	f()
}

// Before is eventloop.Tracker's.
func (r resources) Before(v any) { r.h.around("before", v) }

// After is eventloop.Tracker's.
func (r resources) After(v any) { r.h.around("after", v) }

func (h *Hooks) around(name string, v any) {
	if c, ok := v.(*context); ok && len(h.hooks) > 0 {
		h.tell(name, h.env.VM.ToValue(c.id))
	}
}

// Gone is eventloop.Tracker's.
func (r resources) Gone(v any) {
	if c, ok := v.(*context); ok {
		r.h.destroyed(c.id)
	}
}

// destroyed has the hooks told at the next check phase, as in Node.
func (h *Hooks) destroyed(id int64) {
	if len(h.hooks) > 0 {
		h.gone = append(h.gone, id)
	}
}

// Checked is eventloop.Tracker's.
func (r resources) Checked() {
	h := r.h
	for len(h.gone) > 0 {
		q := h.gone
		h.gone = nil
		for _, id := range q {
			h.tell("destroy", h.env.VM.ToValue(id))
		}
	}
}

// resourceOf is the object of a resource, made when somebody asks where scripts have none.
func (h *Hooks) resourceOf(c *context) *goja.Object {
	if c.resource == nil {
		switch name := classOf(c.kind); name {
		case "Object":
			c.resource = h.env.VM.NewObject()
		case "AsyncResource":
			c.resource = h.env.Create(h.resources)
		default:
			if h.classes[name] == nil {
				h.classes[name] = h.env.Class(jsapi.ClassSpec{Name: name, MustNew: true})
			}
			c.resource = h.env.Create(h.classes[name])
		}
	}
	return c.resource
}

// classOf is the name of the class that the resources of a type have in Node.
func classOf(kind string) string {
	switch kind {
	case "Immediate", "Timeout":
		return kind
	case "Microtask":
		return "AsyncResource"
	case "TCPWRAP", "TCPSERVERWRAP":
		return "TCP"
	case "PIPEWRAP", "PIPESERVERWRAP":
		return "Pipe"
	case "UDPWRAP":
		return "UDP"
	case "PROCESSWRAP":
		return "Process"
	case "SIGNALWRAP":
		return "Signal"
	case "TCPCONNECTWRAP":
		return "TCPConnectWrap"
	case "PIPECONNECTWRAP":
		return "PipeConnectWrap"
	case "SHUTDOWNWRAP":
		return "ShutdownWrap"
	case "WRITEWRAP":
		return "WriteWrap"
	case "UDPSENDWRAP":
		return "SendWrap"
	case "FSREQCALLBACK":
		return "FSReqCallback"
	case "FSREQPROMISE":
		return "FSReqPromise"
	case "FSEVENTWRAP":
		return "FSEvent"
	case "GETADDRINFOREQWRAP":
		return "GetAddrInfoReqWrap"
	case "GETNAMEINFOREQWRAP":
		return "GetNameInfoReqWrap"
	case "QUERYWRAP", "QUERYREQWRAP":
		return "QueryReqWrap"
	case "HTTPINCOMINGMESSAGE":
		return "HTTPServerAsyncResource"
	case "HTTPCLIENTREQUEST":
		return "HTTPClientAsyncResource"
	case "ZLIB":
		return "Zlib"
	case "RANDOMBYTESREQUEST":
		return "RandomBytesJob"
	case "PBKDF2REQUEST":
		return "PBKDF2Job"
	case "SCRYPTREQUEST":
		return "ScryptJob"
	}
	return "Object"
}

// tell calls the callbacks of that name of the enabled hooks. What one throws is printed and
// ends the process; only 'exit' is emitted (Node, "Error handling").
func (h *Hooks) tell(name string, args ...goja.Value) {
	for _, k := range h.hooks {
		f := k.calls[name]
		if f == nil {
			continue
		}
		if ex := h.env.Try(func() { jsapi.Call(f, k.Object(), args...) }); ex != nil {
			h.fatal(ex.Value())
		}
	}
}

func (h *Hooks) fatal(err goja.Value) {
	p, text := process.From(h.env), "Error: "+err.String()
	if o, ok := err.(*goja.Object); ok {
		if h.env.FixStack != nil {
			h.env.FixStack(o)
		}
		if s := o.Get("stack"); jsapi.IsString(s) {
			text = s.String()
		}
	}
	p.Print(2, text+"\n")
	p.SetExitCode(1)
	p.Finish()
}
