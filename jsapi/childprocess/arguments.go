package childprocess

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
)

// text wants a string without null bytes.
func (m *ChildProcess) text(v goja.Value, name string) string {
	return m.noNull(m.env.ValidateString(v, name), name)
}

func (m *ChildProcess) noNull(s, name string) string { return m.noNullIn(s, name, "a string") }

func (m *ChildProcess) noNullIn(s, name, what string) string {
	if strings.IndexByte(s, 0) >= 0 {
		panic(m.env.InvalidArgValue(name, m.env.VM.ToValue(s), "must be "+what+" without null bytes"))
	}
	return s
}

// texts converts a list of arguments; Node makes strings of whatever they are.
func (m *ChildProcess) texts(o *goja.Object, name string) []string {
	list := m.elements(o)
	out := make([]string, len(list))
	for i, v := range list {
		out[i] = m.noNull(m.env.Text(v), name+"["+strconv.Itoa(i)+"]")
	}
	return out
}

// elements are the members of an array.
func (m *ChildProcess) elements(o *goja.Object) []goja.Value {
	out := make([]goja.Value, o.Get("length").ToInteger())
	for i := range out {
		out[i] = jsapi.OrUndefined(o.Get(strconv.Itoa(i)))
	}
	return out
}

func (m *ChildProcess) values(list []string) []goja.Value {
	out := make([]goja.Value, len(list))
	for i, s := range list {
		out[i] = m.env.VM.ToValue(s)
	}
	return out
}

// isBytes reports whether v is a Buffer, or anything that has a byteLength.
func isBytes(v goja.Value) bool {
	o, ok := v.(*goja.Object)
	return ok && o.Get("byteLength") != nil
}

// pathTypes is what Node says a path may be.
const pathTypes = "a string, Uint8Array, or URL"

// path takes a path as a string, a Buffer or a file: URL.
func (m *ChildProcess) path(v goja.Value, name string) string {
	if jsapi.IsString(v) {
		return m.noNullIn(v.String(), name, pathTypes)
	}
	if o, ok := v.(*goja.Object); ok {
		if href := o.Get("href"); href != nil && o.Get("protocol") != nil && m.env.Builtin("url") != nil {
			return m.env.Method(m.env.RequireObject("url"), "fileURLToPath", v).String()
		}
		if isBytes(o) {
			if b, _ := buffer.Bytes(o); bytes.IndexByte(b, 0) >= 0 {
				panic(m.env.InvalidArgValue(name, v, "must be "+pathTypes+" without null bytes"))
			}
			return o.String()
		}
	}
	panic(m.env.InvalidArgType(name, "of type string or an instance of Buffer or URL", v))
}

// environ is the child's environment: the option's members, inherited ones too, or ours.
func (m *ChildProcess) environ(v goja.Value) []string {
	if jsapi.IsNullish(v) || !v.ToBoolean() {
		return m.env.Host.Env.Pairs()
	}
	var pairs []string
	seen := make(map[string]bool)
	env := v.ToObject(m.env.VM)
	for o := env; o != nil; o = o.Prototype() {
		for _, k := range o.Keys() {
			if seen[k] {
				continue
			}
			seen[k] = true
			if val := env.Get(k); !jsapi.IsUndefined(val) {
				name := "options.env['" + k + "']"
				pairs = append(pairs, m.noNull(k, name)+"="+m.noNull(m.env.Text(val), name))
			}
		}
	}
	return pairs
}

func upper(s string) string { return strings.ToUpper(s) }
