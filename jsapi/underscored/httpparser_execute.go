package underscored

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/http/parser"
)

// jsExecute is parser.execute(buffer): how many bytes were parsed, or an Error.
func (p *httpParser) jsExecute(c goja.FunctionCall) goja.Value {
	b, ok := p.buffers.Bytes(c.Argument(0))
	switch {
	case !ok:
		panic(p.env.TypeError("An HTTPParser reads a Buffer, TypedArray or DataView"))
	case !p.open:
		return nil
	case p.paused:
		return p.refused(&parser.Error{Code: "HPE_PAUSED", Reason: "Paused"})
	}
	outer := p.current
	p.current = b
	defer func() { p.current = outer }()
	return p.parse(b)
}

// parse reads b, until behind a message that asks for another protocol: the rest of b is not ours.
func (p *httpParser) parse(b []byte) goja.Value {
	for at := 0; ; {
		idle := p.p.Idle()
		n, ev, err := p.p.Next(b[at:])
		if idle && !p.p.Idle() && (err == nil || err.Code != "HPE_CLOSED_CONNECTION") {
			p.begin()
		}
		if err != nil {
			failed := *err
			failed.Pos += at
			return p.refused(&failed)
		}
		at += n
		switch ev {
		case parser.NeedMore:
			return p.env.VM.ToValue(len(b))
		case parser.HeadReady:
			p.head()
		case parser.Data:
			p.call(onBody, "HPE_JS_EXCEPTION", "JS Exception", p.buffers.Copy(p.p.Body))
		case parser.Done:
			if p.done(); p.p.DropsRest() {
				return p.env.VM.ToValue(at)
			}
		case parser.Upgraded:
			p.done()
			return p.env.VM.ToValue(at)
		}
	}
}

// jsFinish is parser.finish(): undefined, or an Error when a message was cut short.
func (p *httpParser) jsFinish(goja.FunctionCall) goja.Value {
	if !p.open {
		return nil
	}
	ended := p.p // and the parser itself goes on with bytes that come all the same
	switch ev, err := ended.Finish(); {
	case ev == parser.Done:
		p.done()
	case err != nil && err.Code == "HPE_INVALID_EOF_STATE" && !p.upgrade:
		return p.failure(err)
	}
	return nil
}

// refused is what execute returns of an error. Where another protocol has been asked for the bytes
// may be its own, and Node tells only how far it has come.
func (p *httpParser) refused(err *parser.Error) goja.Value {
	if p.upgrade {
		return p.env.VM.ToValue(err.Pos)
	}
	return p.failure(err)
}

func (p *httpParser) failure(err *parser.Error) goja.Value {
	o := p.env.Error("Parse Error")
	jsapi.Must(o.Set("bytesParsed", err.Pos))
	jsapi.Must(o.Set("code", err.Code))
	jsapi.Must(o.Set("reason", err.Reason))
	return o
}
