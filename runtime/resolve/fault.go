package resolve

import (
	"strings"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/runtime/engine"
)

// fault is the place at which the engine throws: what is known of it when it does.
type fault struct {
	env      *jsapi.Env
	operands engine.Operands
	native   string // the native function that threw, empty for JavaScript
	before   string // source line before the place
	at       string // source line from the place on
}

// fault looks at where the engine is.
func (l *Loader) fault() fault {
	f := fault{env: l.env, operands: l.operands}
	for i, s := range l.env.VM.CaptureCallStack(2, nil) {
		if s.SrcName() == "<native>" {
			if i == 0 {
				f.native = s.FuncName()
			}
			continue
		}
		p := s.Position()
		file, _ := l.FileOf(p.Filename)
		if text, ok := l.line(file, p.Line); ok && p.Column > 0 && p.Column <= len(text) {
			f.before, f.at = text[:p.Column-1], text[p.Column-1:]
		}
		break
	}
	return f
}

// value is the nth operand or argument from the last, counted from 1; nil without one.
func (f fault) value(n int) goja.Value { return f.operands.Last(n) }

// getterAlone returns the object that has the property which assigning to o[name] finds, when
// that is an accessor.
func (f fault) getterAlone(o *goja.Object, name string) *goja.Object {
	object, vm := f.env.VM.Get("Object").(*goja.Object), f.env.VM
	for ; o != nil; o = o.Prototype() {
		if d, ok := f.env.Method(object, "getOwnPropertyDescriptor", o, vm.ToValue(name)).(*goja.Object); ok {
			if d.Get("get") == nil {
				return nil
			}
			return o
		}
	}
	return nil
}

// uncallable says that what stands before the place is no function; other names it when
// the source does not.
func (f fault) uncallable(other string) string {
	name := calleeName(f.before)
	if name == "" || f.native != "" {
		name = other
	}
	return name + " is not a function"
}

// constructed names what stands behind new at the place.
func (f fault) constructed() string {
	rest, ok := strings.CutPrefix(f.at, "new ")
	name := strings.TrimRight(chainAt().FindString(strings.TrimLeft(rest, " ")), ".")
	if !ok || name == "" {
		return intermediate
	}
	return name
}

// notIterable says that the last operand cannot be iterated.
func (f fault) notIterable() string {
	_, object := f.value(1).(*goja.Object)
	if object && strings.Contains(f.at, "(...") && !strings.HasPrefix(f.at, "new ") && f.native == "" {
		return spreadless
	}
	if m := forOf().FindStringSubmatch(f.at); m != nil && f.native == "" && calleeName(m[1]) == m[1] {
		return m[1] + " is not iterable"
	}
	switch v := f.value(1).(type) {
	case nil:
		return ""
	case *goja.Object:
		return "object" + iterless
	default:
		switch s := quoted(v); {
		case goja.IsNumber(v):
			return "number " + s + iterless
		case s == "true", s == "false":
			return "boolean " + s + iterless
		case s == "null":
			return "object null" + iterless
		default:
			return s + iterless
		}
	}
}
