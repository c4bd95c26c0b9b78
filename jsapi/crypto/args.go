package crypto

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
)

// The phrases for "must be" in Node's messages.
const (
	wantData   = "of type string or an instance of Buffer, TypedArray, or DataView"
	wantBytes  = "of type string or an instance of ArrayBuffer, Buffer, TypedArray, or DataView"
	wantBinary = "an instance of ArrayBuffer, Buffer, TypedArray, or DataView"
	wantKey    = "of type string or an instance of ArrayBuffer, Buffer, TypedArray, DataView, KeyObject, or CryptoKey"
)

// encodingOf is the encoding of that name; UTF-8 for none and for one that is unknown.
func encodingOf(v goja.Value) buffer.Encoding {
	if jsapi.IsString(v) {
		if enc, ok := buffer.ParseEncoding(v.String()); ok {
			return enc
		}
	}
	return buffer.UTF8
}

// bytes are the bytes of a string, view or ArrayBuffer. Those of the latter two are
// borrowed from the script.
func (c *Crypto) bytes(v goja.Value, name string, enc goja.Value) []byte {
	if jsapi.IsString(v) {
		return encodingOf(enc).Encode(v)
	}
	if b, ok := buffer.Bytes(v); ok {
		return b
	}
	panic(c.env.InvalidArgType(name, wantBytes, v))
}

// copied is bytes for work that outlives the call.
func (c *Crypto) copied(v goja.Value, name string) []byte {
	return append([]byte{}, c.bytes(v, name, nil)...)
}

// data is what update takes: a string or a view. Strings land in a scratch that the next
// call overwrites.
func (c *Crypto) data(v, encoding goja.Value) []byte {
	if jsapi.IsString(v) {
		enc := encodingOf(encoding)
		if n := v.(goja.String).Length(); enc == buffer.Hex && n%2 != 0 {
			panic(c.env.InvalidArgValue("encoding", encoding, "is invalid for data of length "+itoa(n)))
		}
		c.scratch = enc.AppendTo(c.scratch[:0], v)
		return c.scratch
	}
	if buffer.IsView(v) {
		b, _ := buffer.Bytes(v)
		return b
	}
	panic(c.env.InvalidArgType("data", wantData, v))
}

// output is b as a string in the encoding of that name, or as a Buffer, which takes b over.
func (c *Crypto) output(b []byte, encoding goja.Value) goja.Value {
	if jsapi.IsString(encoding) {
		if enc, ok := buffer.ParseEncoding(encoding.String()); ok {
			return c.bufs.Decode(b, enc)
		}
	}
	return c.bufs.New(b)
}

// arrayBuffer makes an ArrayBuffer over b.
func (c *Crypto) arrayBuffer(b []byte) goja.Value { return c.vm.ToValue(c.vm.NewArrayBuffer(b)) }

// option is a property of o, which may be no object at all.
func option(o goja.Value, name string) goja.Value {
	if o, ok := o.(*goja.Object); ok {
		if v := o.Get(name); v != nil {
			return v
		}
	}
	return goja.Undefined()
}

// fail throws one of Node's errors with a code.
func (c *Crypto) fail(class, code, message string) {
	panic(c.env.CodeError(class, code, message))
}

// opensslError is an error as OpenSSL reports it: "error:1C800064:Provider routines::bad
// decrypt". Its code comes from the reason. behind are the errors that it followed, if any.
func (c *Crypto) opensslError(number, library, reason string, behind ...string) *goja.Object {
	o := c.env.Error("error:" + number + ":" + library + "::" + reason)
	if len(behind) > 0 {
		stack := make([]any, len(behind))
		for i, s := range behind {
			stack[i] = s
		}
		jsapi.Must(o.Set("opensslErrorStack", c.env.VM.NewArray(stack...)))
	}
	jsapi.Must(o.Set("library", library))
	jsapi.Must(o.Set("reason", reason))
	jsapi.Must(o.Set("code", "ERR_OSSL_"+codePrefix(library)+upperSnake(reason)))
	return o
}

// codePrefix is what some libraries put before the reason in the code.
func codePrefix(library string) string {
	switch library {
	case "rsa routines":
		return "RSA_"
	case "Diffie-Hellman routines":
		return "DH_"
	case "digital envelope routines":
		return "EVP_"
	case "PEM routines":
		return "PEM_"
	case "asn1 encoding routines":
		return "ASN1_"
	case "common libcrypto routines":
		return "CRYPTO_"
	case "x509 certificate routines":
		return "X509_"
	}
	return ""
}

func upperSnake(s string) string {
	b := []byte(s)
	for i, x := range b {
		switch {
		case x == ' ' || x == '-':
			b[i] = '_'
		case 'a' <= x && x <= 'z':
			b[i] = x - 'a' + 'A'
		}
	}
	return string(b)
}
