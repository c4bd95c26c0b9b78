package lang

import (
	"slices"
	"strconv"
	"strings"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/runtime/engine"
)

// lastMatch is what RegExp.$1 and its kin show, a proposal of TC39 ("Legacy static properties")
// that every engine has: of the last match of exec, test, match, search and replace. Only which
// one that was is noted; it is matched once more for the few scripts that ask.
type lastMatch struct {
	l      *lang
	regexp *goja.Object // nil before the first
	text   goja.Value
	from   goja.Value // lastIndex when the match began
	all    bool       // a global expression went through the whole text
	exec   jsapi.Fn   // RegExp.prototype.exec itself
	result *goja.Object
	input  goja.Value // what a script has set RegExp.input to
}

// lastMatchNames are the properties of RegExp.
var lastMatchNames = []string{"$", "lastMatch", "lastParen", "leftContext", "rightContext", "input"}

// Mentioned readies what only some scripts use of the language and all would pay for, when src
// reads like one that uses it: RegExp.$1 and its kin. It runs on the loop, before src does.
func Mentioned(env *jsapi.Env, src string) {
	for {
		_, rest, found := strings.Cut(src, "RegExp")
		if !found {
			return
		}
		src = rest
		name := strings.TrimLeft(rest, ".[\"'")
		if name != rest && slices.ContainsFunc(lastMatchNames, func(n string) bool { return strings.HasPrefix(name, n) }) {
			from(env).keepLastMatch()
			return
		}
	}
}

// keepLastMatch defines the properties, once, and has the methods that match note their matches.
func (l *lang) keepLastMatch() {
	if l.matches {
		return
	}
	l.matches = true
	ctor := l.env.VM.Get("RegExp").(*goja.Object)
	m := &lastMatch{l: l, text: l.env.VM.ToValue("")}
	proto := ctor.Get("prototype").(*goja.Object)
	m.exec, _ = jsapi.AsFn(proto.Get("exec"))
	found := func(v goja.Value) bool { return !goja.IsNull(v) }
	m.watch(proto.Get("exec"), false, found)
	m.watch(proto.Get("test"), false, goja.Value.ToBoolean)
	m.watch(proto.GetSymbol(goja.SymMatch), true, found)
	m.watch(proto.GetSymbol(goja.SymSearch), false, func(v goja.Value) bool { return v.ToInteger() >= 0 })
	m.watch(proto.GetSymbol(goja.SymReplace), true, nil)
	define := func(names []string, get func() goja.Value, set jsapi.Fn) {
		for _, name := range names {
			l.env.SetAccessors(ctor, jsapi.Accessor{Name: name, Get: func(goja.FunctionCall) goja.Value { return get() }, Set: set})
		}
	}
	ignore := func(goja.FunctionCall) goja.Value { return goja.Undefined() }
	define([]string{"input", "$_"}, m.shownInput, func(c goja.FunctionCall) goja.Value {
		m.input = l.asString(c.Argument(0))
		return goja.Undefined()
	})
	define([]string{"lastMatch", "$&"}, func() goja.Value { return m.group(0) }, ignore)
	define([]string{"lastParen", "$+"}, m.last, ignore)
	define([]string{"leftContext", "$`"}, func() goja.Value { return m.around(true) }, ignore)
	define([]string{"rightContext", "$'"}, func() goja.Value { return m.around(false) }, ignore)
	for n := 1; n <= 9; n++ {
		define([]string{"$" + strconv.Itoa(n)}, func() goja.Value { return m.group(n) }, ignore)
	}
}

// watch notes the calls of a method that have found something; nil stands for one that returns
// another text than it was given. all says that it takes a global expression through the text.
func (m *lastMatch) watch(method goja.Value, all bool, found func(goja.Value) bool) {
	engine.Wrap(method, func(own jsapi.Fn, c goja.FunctionCall) goja.Value {
		regexp, ok := c.This.(*goja.Object)
		if !ok {
			return own(c)
		}
		text, from := c.Argument(0), regexp.Get("lastIndex")
		v := own(c)
		if found == nil && !v.StrictEquals(text) || found != nil && found(v) {
			m.regexp, m.text, m.from, m.all, m.result, m.input = regexp, text, from, all, nil, nil
		}
		return v
	})
}

// again returns what exec returned, or would have, for the last match; nil without one.
func (m *lastMatch) again() *goja.Object {
	if m.result != nil || m.regexp == nil {
		return m.result
	}
	vm := m.l.env.VM
	flags := jsapi.OrUndefined(m.regexp.Get("flags")).String()
	r, err := vm.New(vm.Get("RegExp"), m.regexp.Get("source"), vm.ToValue(flags))
	if err != nil {
		return nil
	}
	m.all = m.all && strings.Contains(flags, "g")
	if !m.all {
		jsapi.Must(r.Set("lastIndex", m.from))
	}
	for {
		o, ok := m.exec(goja.FunctionCall{This: r, Arguments: []goja.Value{m.text}}).(*goja.Object)
		if !ok {
			return m.result
		}
		m.result = o
		if !m.all {
			return o
		}
		if o.Get("0").String() == "" { // else exec would stay where it is
			jsapi.Must(r.Set("lastIndex", r.Get("lastIndex").ToInteger()+1))
		}
	}
}

// group is RegExp.$n, and all of the match for 0.
func (m *lastMatch) group(n int) goja.Value {
	if o := m.again(); o != nil {
		if v := o.Get(strconv.Itoa(n)); v != nil && !goja.IsUndefined(v) {
			return v
		}
	}
	return m.l.env.VM.ToValue("")
}

// last is RegExp.lastParen: the last group.
func (m *lastMatch) last() goja.Value {
	if o := m.again(); o != nil {
		if n := int(o.Get("length").ToInteger()); n > 1 {
			return m.group(n - 1)
		}
	}
	return m.l.env.VM.ToValue("")
}

// around is the text before the match, or behind it.
func (m *lastMatch) around(before bool) goja.Value {
	vm := m.l.env.VM
	o := m.again()
	if o == nil {
		return vm.ToValue("")
	}
	text, at := m.l.asString(m.text), int(o.Get("index").ToInteger())
	if before {
		return text.Substring(0, at)
	}
	return text.Substring(at+m.l.asString(o.Get("0")).Length(), text.Length())
}

// shownInput is RegExp.input: the text of the match, until a script sets it.
func (m *lastMatch) shownInput() goja.Value {
	if m.input != nil {
		return m.input
	}
	return m.l.asString(m.text)
}

// asString is v as a string. Text that a match had from an object is asked for once more.
func (l *lang) asString(v goja.Value) goja.String {
	if s, ok := v.(goja.String); ok {
		return s
	}
	return l.env.VM.ToValue(v.String()).(goja.String)
}
