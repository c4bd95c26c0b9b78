package url

import (
	"strings"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
)

// paramsObject is the state of a URLSearchParams.
type paramsObject struct {
	jsapi.Hidden
	list []pair
	url  *object // the URL that it belongs to, or nil
}

// update writes a change back to the URL.
func (p *paramsObject) update() {
	if p.url != nil {
		rec := p.url.rec
		rec.Query = writeForm(p.list)
		rec.HasQuery = rec.Query != ""
	}
}

func (p *paramsObject) remove(keep func(pair) bool) {
	kept := p.list[:0]
	for _, x := range p.list {
		if keep(x) {
			kept = append(kept, x)
		}
	}
	p.list = kept
}

func (u *URLs) defineParams() {
	u.defineIterator()
	u.Params = u.env.Class(jsapi.ClassSpec{Name: "URLSearchParams", MustNew: true, Enumerable: true,
		Init: func(this *goja.Object, args []goja.Value) {
			p := &paramsObject{}
			if len(args) > 0 && !jsapi.IsUndefined(args[0]) && !goja.IsNull(args[0]) {
				p.list = u.initial(args[0])
			}
			u.env.Bind(this, p)
		},
		Accessors: []jsapi.Accessor{{Name: "size", Enumerable: true, Get: u.param(func(p *paramsObject, _ []string) any { return len(p.list) })}},
		Methods:   u.paramMethods()})
	proto := u.Params.Proto
	jsapi.Must(proto.DefineDataPropertySymbol(goja.SymIterator, proto.Get("entries"), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE))
	u.finish(proto, "URLSearchParams", u.inspectParams)
}

// param makes a method: it checks this and that the named arguments are there, and turns
// them all to strings. A result of nil is undefined.
func (u *URLs) param(f func(p *paramsObject, args []string) any, names ...string) jsapi.Fn {
	return func(c goja.FunctionCall) goja.Value {
		p := u.params(c)
		if len(c.Arguments) < len(names) {
			panic(u.env.MissingArgs(names...))
		}
		args := make([]string, min(len(c.Arguments), 2))
		for i := range args {
			args[i] = buffer.Text(c.Arguments[i])
		}
		if len(args) == 2 && goja.IsUndefined(c.Arguments[1]) && len(names) < 2 {
			args = args[:1]
		}
		if v := f(p, args); v != nil {
			return u.env.VM.ToValue(v)
		}
		return goja.Undefined()
	}
}

func (u *URLs) params(c goja.FunctionCall) *paramsObject {
	p, ok := u.env.Unwrap(c.This).(*paramsObject)
	if !ok {
		panic(u.env.CodeError("TypeError", "ERR_INVALID_THIS", `Value of "this" must be of type URLSearchParams`))
	}
	return p
}

// matches reports whether x has the name, and the value where one is given.
func matches(x pair, args []string) bool {
	return x.name == args[0] && (len(args) < 2 || x.value == args[1])
}

func (u *URLs) paramMethods() []jsapi.Method {
	return []jsapi.Method{
		{Name: "append", Length: 2, Fn: u.param(func(p *paramsObject, a []string) any {
			p.list = append(p.list, pair{a[0], a[1]})
			p.update()
			return nil
		}, "name", "value")},
		{Name: "delete", Length: 1, Fn: u.param(func(p *paramsObject, a []string) any {
			p.remove(func(x pair) bool { return !matches(x, a) })
			p.update()
			return nil
		}, "name")},
		{Name: "get", Length: 1, Fn: u.param(func(p *paramsObject, a []string) any {
			for _, x := range p.list {
				if x.name == a[0] {
					return x.value
				}
			}
			return goja.Null()
		}, "name")},
		{Name: "getAll", Length: 1, Fn: u.param(func(p *paramsObject, a []string) any {
			var all []any
			for _, x := range p.list {
				if x.name == a[0] {
					all = append(all, x.value)
				}
			}
			return u.env.VM.NewArray(all...)
		}, "name")},
		{Name: "has", Length: 1, Fn: u.param(func(p *paramsObject, a []string) any {
			for _, x := range p.list {
				if matches(x, a) {
					return true
				}
			}
			return false
		}, "name")},
		{Name: "set", Length: 2, Fn: u.param(func(p *paramsObject, a []string) any {
			p.set(a[0], a[1])
			p.update()
			return nil
		}, "name", "value")},
		{Name: "sort", Fn: u.param(func(p *paramsObject, _ []string) any {
			sortForm(p.list)
			p.update()
			return nil
		})},
		{Name: "entries", Fn: u.iterate(both)},
		{Name: "forEach", Length: 1, Fn: u.forEach},
		{Name: "keys", Fn: u.iterate(names)},
		{Name: "values", Fn: u.iterate(values)},
		{Name: "toString", Fn: u.param(func(p *paramsObject, _ []string) any { return writeForm(p.list) })},
	}
}

// set changes the first pair of that name and drops the others.
func (p *paramsObject) set(name, value string) {
	found := false
	for i := range p.list {
		if p.list[i].name == name {
			p.list[i].value, found = value, true
			break
		}
	}
	if !found {
		p.list = append(p.list, pair{name, value})
		return
	}
	first := true
	p.remove(func(x pair) bool {
		if x.name != name {
			return true
		}
		keep := first
		first = false
		return keep
	})
}

func (u *URLs) forEach(c goja.FunctionCall) goja.Value {
	p := u.params(c)
	f := u.env.ValidateFunction(c.Argument(0), "callback")
	for i := 0; i < len(p.list); i++ {
		x := p.list[i]
		f(goja.FunctionCall{This: c.Argument(1), Arguments: []goja.Value{u.env.VM.ToValue(x.value), u.env.VM.ToValue(x.name), c.This}})
	}
	return goja.Undefined()
}

// initial reads the constructor's argument: pairs, an object, or a string.
func (u *URLs) initial(v goja.Value) []pair {
	o, ok := v.(*goja.Object)
	if !ok {
		if _, isSymbol := v.(*goja.Symbol); isSymbol {
			panic(u.env.TypeError("Cannot convert a Symbol value to a string"))
		}
		return parseForm(strings.TrimPrefix(buffer.Text(v), "?"))
	}
	if p, ok := u.env.Unwrap(o).(*paramsObject); ok {
		return append([]pair(nil), p.list...)
	}
	if it := o.GetSymbol(goja.SymIterator); !jsapi.IsUndefined(it) && !goja.IsNull(it) {
		if !jsapi.IsFunction(it) {
			panic(u.env.CodeError("TypeError", "ERR_ARG_NOT_ITERABLE", "Query pairs must be iterable"))
		}
		return u.pairs(o)
	}
	var list []pair
	for _, k := range o.Keys() {
		name := buffer.Text(u.env.VM.ToValue(k))
		value := buffer.Text(o.Get(k))
		list = append(list, pair{name, value})
	}
	return list
}

func (u *URLs) pairs(o *goja.Object) []pair {
	var list []pair
	u.env.VM.ForOf(o, func(v goja.Value) bool {
		entry, ok := v.(*goja.Object)
		if !ok || !jsapi.IsFunction(entry.GetSymbol(goja.SymIterator)) {
			panic(u.badTuple())
		}
		var parts []string
		u.env.VM.ForOf(entry, func(x goja.Value) bool {
			parts = append(parts, buffer.Text(x))
			return true
		})
		if len(parts) != 2 {
			panic(u.badTuple())
		}
		list = append(list, pair{parts[0], parts[1]})
		return true
	})
	return list
}

func (u *URLs) badTuple() *goja.Object {
	return u.env.CodeError("TypeError", "ERR_INVALID_TUPLE", "Each query pair must be an iterable [name, value] tuple")
}

// inspectParams shows the pairs: URLSearchParams { 'a' => 'b' }.
func (u *URLs) inspectParams(c goja.FunctionCall) goja.Value {
	p := u.params(c)
	if depth, ok := jsapi.Number(c.Argument(0)); ok && depth < 0 {
		return u.env.VM.ToValue("[Object]")
	}
	var shown []string
	for _, x := range p.list {
		shown = append(shown, u.show(names(u, x), c.Argument(1), c.Argument(2))+" => "+u.show(values(u, x), c.Argument(1), c.Argument(2)))
	}
	name := "URLSearchParams"
	if ctor, ok := c.This.(*goja.Object).Get("constructor").(*goja.Object); ok {
		name = jsapi.OrUndefined(ctor.Get("name")).String()
	}
	if len(shown) == 0 {
		return u.env.VM.ToValue(name + " {}")
	}
	return u.env.VM.ToValue(name + " {" + inLines(shown, float64(room(strings.Join(shown, ", "))) > breakLength(c.Argument(1))) + " }")
}

// inLines joins what shows in braces, in lines of their own or in one.
func inLines(shown []string, broken bool) string {
	if broken {
		return "\n  " + strings.Join(shown, ",\n  ")
	}
	return " " + strings.Join(shown, ", ")
}

// breakLength is that option of util.inspect.
func breakLength(options goja.Value) float64 {
	if o, ok := options.(*goja.Object); ok {
		if n, ok := jsapi.Number(o.Get("breakLength")); ok {
			return n
		}
	}
	return 80
}

// room is how many characters text has without the sequences of util.inspect's colours.
func room(text string) (n int) {
	colored := false
	for _, c := range text {
		switch {
		case c == '\x1b':
			colored = true
		case !colored:
			n++
		case c == 'm':
			colored = false
		}
	}
	return n
}
