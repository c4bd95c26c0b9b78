package tls

import (
	"strconv"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
)

// alpnBytes are protocols as the handshake carries them (RFC 7301 section 3.1), from an
// array of names or from such bytes; ok is false for anything else.
func (t *TLS) alpnBytes(v goja.Value) (b []byte, ok bool) {
	if !t.env.IsArray(v) {
		if b, ok = buffer.Bytes(v); ok && buffer.IsView(v) {
			return append([]byte{}, b...), true
		}
		return nil, false
	}
	b = []byte{}
	for i, e := range t.elements(v) {
		if !jsapi.IsString(e) {
			panic(t.env.CodeError("TypeError", "ERR_INVALID_ARG_TYPE", "argument must be a string"))
		}
		name := e.String()
		if len(name) > 255 {
			panic(t.tooLong(i, len(name)))
		}
		b = append(append(b, byte(len(name))), name...)
	}
	return b, true
}

// tooLong is the error of a protocol's name.
func (t *TLS) tooLong(i, n int) *goja.Object {
	return t.env.CodeError("RangeError", "ERR_OUT_OF_RANGE", "The byte length of the protocol at index "+strconv.Itoa(i)+
		" exceeds the maximum length. It must be <= 255. Received "+strconv.Itoa(n))
}

// protocolNames splits protocols as the handshake carries them.
func protocolNames(b []byte) (list []string) {
	for len(b) > 0 {
		n := int(b[0])
		if n == 0 || len(b) < 1+n {
			return list
		}
		list = append(list, string(b[1:1+n]))
		b = b[1+n:]
	}
	return list
}

// convertALPN is tls.convertALPNProtocols(protocols, out).
func (t *TLS) convertALPN(c goja.FunctionCall) goja.Value {
	if b, ok := t.alpnBytes(c.Argument(0)); ok {
		jsapi.Must(c.Argument(1).(*goja.Object).Set("ALPNProtocols", t.buffers.New(b)))
	}
	return goja.Undefined()
}

// protocolsOf are the names of an option ALPNProtocols.
func (t *TLS) protocolsOf(v goja.Value) []string {
	if !v.ToBoolean() {
		return nil
	}
	b, _ := t.alpnBytes(v)
	return protocolNames(b)
}
