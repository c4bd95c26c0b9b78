package resolve

import (
	"regexp"
	"strings"
	"sync"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/runtime/engine"
)

// wordErrors has the errors that the engine throws itself say what V8's say, from their
// construction on, with the names that the source tells and the values that the engine
// works on.
func (l *Loader) wordErrors() {
	l.operands = engine.OperandsOf(l.env.VM)
	for _, name := range [...]string{"TypeError", "ReferenceError", "RangeError", "SyntaxError", "URIError"} {
		if ctor, ok := l.env.VM.Get(name).(*goja.Object); !ok || !engine.Made(ctor, l.reword) {
			return
		}
	}
}

// reword gives o the message that V8 has for it, if it has another.
func (l *Loader) reword(o *goja.Object) {
	msg, ok := o.Get("message").(goja.String)
	if !ok {
		return
	}
	now, word, rest := wording(msg.String())
	if word != nil {
		f := l.fault()
		_ = l.env.VM.Try(func() { now = word(f, rest) }) // showing a value may run a script, which may throw
	}
	if now != "" {
		setHidden(o, "message", l.env.VM.ToValue(now))
	}
}

// wording returns V8's words for a message of the engine's, or what makes them of the rest
// of the message; nothing where they are the same, or none of the engine's.
func wording(old string) (now string, word func(f fault, rest string) string, rest string) {
	if now, ok := sameEverywhere[old]; ok {
		return now, nil, ""
	}
	for i := range words {
		if rest, ok := strings.CutPrefix(old, words[i].begins); ok {
			return "", words[i].v8, rest
		}
	}
	return "", nil, ""
}

// sameEverywhere are messages that need neither source nor values.
var sameEverywhere = map[string]string{
	"Malformed URI":    "URI malformed",
	"No initial value": "Reduce of empty array with no initial value",
	"toFixed() precision must be between 0 and 100":                        "toFixed() digits argument must be between 0 and 100",
	"Constructor Promise requires 'new'":                                   "Promise constructor cannot be invoked without 'new'",
	"Must call super constructor in derived class before accessing 'this'": "Must call super constructor in derived class before accessing 'this' or returning from derived constructor",
	"Source is too large":                                                  "offset is out of bounds",
	"offset should be >= 0":                                                "offset is out of bounds",
	"prototype is not an object":                                           "Function has non-object prototype 'undefined' in instanceof check",
}

// words are the others: how the engine's message begins, and what makes V8's of the rest.
var words = []struct {
	begins string
	v8     func(f fault, rest string) string
}{
	{"Cannot read property '", unreadable},
	{"Object has no member '", func(f fault, rest string) string {
		return f.uncallable(intermediate + "." + strings.TrimSuffix(rest, "'"))
	}},
	{"Not a function: ", func(f fault, rest string) string { return f.uncallable(plainObject(rest)) }},
	{"Value is not an object: ", notObject},
	{"Value is not callable: ", func(_ fault, rest string) string { return plainObject(rest) + " is not a function" }},
	{"%!s(PANIC=", func(_ fault, rest string) string { // a value that cannot be a string
		if strings.HasSuffix(rest, " is not a function") {
			return "[object Object] is not a function"
		}
		return ""
	}},
	{"Expecting a function in instanceof check", func(fault, string) string {
		return "Right-hand side of 'instanceof' is not callable"
	}},
	{"Could not convert ", unconverted},
	{"Value is not a constructor", func(f fault, _ string) string { return f.constructed() + " is not a constructor" }},
	{"Class constructor cannot be invoked without 'new'", classCalled},
	{"Cannot access a variable before initialization", tooEarly},
	{"Cannot convert undefined or null to object", nullish},
	{"object is not iterable", func(f fault, _ string) string { return f.notIterable() }},
	{"Value is not object coercible", notCoercible},
	{"Class extends value is not a constructor or null", func(f fault, _ string) string {
		return "Class extends value " + quoted(f.value(1)) + " is not a constructor or null"
	}},
	{"SyntaxError: ", compiled},
	{"Invalid index ", func(f fault, rest string) string {
		if !strings.HasPrefix(f.at, "new ") {
			return ""
		}
		return "Invalid typed array length: " + rest
	}},
	{"Invalid count value", func(f fault, _ string) string { return "Invalid count value: " + quoted(f.value(1)) }},
	{"Cannot assign to read only property '", readOnly},
	{"Cannot delete property '", func(_ fault, rest string) string { return "Cannot delete property '" + plainObject(rest) }},
	{"Converting circular structure to JSON", circular},
}

// pattern compiles a regular expression when it is first used: errors that need one are
// few, and starts are many.
func pattern(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}

// unconverted is for objects that have no text. The engine asks for that of what is called,
// too, to say that it is no function; then the last operand is an argument, or the callee
// behind its this. In `${f()}` it is what f returned.
func unconverted(f fault, _ string) string {
	const message = "Cannot convert object to primitive value"
	args, called := strings.CutPrefix(f.at, "(")
	if !called || f.native != "" {
		return message
	}
	argument := !strings.HasPrefix(args, ")")
	_, object := f.value(1).(*goja.Object)
	_, text := f.value(2).(goja.String)
	if argument && object || !argument && text {
		return message
	}
	return f.uncallable("#<Object>")
}

// plainObject shows an object as V8 does in messages.
func plainObject(s string) string { return strings.ReplaceAll(s, "[object Object]", "#<Object>") }

// unreadable is for "Cannot read property 'x' of undefined", which the engine says of null,
// too.
func unreadable(f fault, rest string) string {
	key, _, _ := strings.Cut(rest, "' of undefined")
	of := "undefined"
	for i := 1; i <= 3; i++ {
		if v := f.value(i); v != nil && (goja.IsNull(v) || goja.IsUndefined(v)) {
			of = v.String()
			break
		}
	}
	if s, ok := f.value(1).(*goja.Symbol); ok {
		if key = "Symbol(" + s.String() + ")"; s == goja.SymIterator {
			return strings.Replace("object "+of, "object undefined", "undefined", 1) + iterless
		}
	}
	return "Cannot read properties of " + of + " (reading '" + key + "')"
}

const iterless = " is not iterable (cannot read property Symbol(Symbol.iterator))"

// notObject is for operands that must be functions, constructors or objects.
func notObject(f fault, value string) string {
	switch {
	case f.native != "" && strings.HasPrefix(calleeName(f.before), "Reflect."):
		return calleeName(f.before) + " called on non-object"
	case f.native == "set" || f.native == "add":
		return map[string]string{"set": "Invalid value used as weak map key", "add": "Invalid value used in weak set"}[f.native]
	case f.native != "":
		return plainObject(value) + " is not a function"
	case strings.HasPrefix(f.at, "("):
		return f.uncallable(value)
	case newMap().MatchString(f.at):
		return "Iterator value " + value + " is not an entry object"
	case newPromise().MatchString(f.at):
		return "Promise resolver " + plainObject(value) + " is not a function"
	case strings.HasPrefix(f.at, "new "):
		return f.constructed() + " is not a constructor"
	case instanceOf().MatchString(f.at):
		return "Right-hand side of 'instanceof' is not an object"
	case inOperator().MatchString(f.at):
		return "Cannot use 'in' operator to search for '" + Shown(f.value(2)) + "' in " + value
	}
	return ""
}

var (
	newMap     = pattern(`^new (Weak)?Map\b`)
	newPromise = pattern(`^new Promise\b`)
	instanceOf = pattern(`^[^;]*?\binstanceof\b`)
	inOperator = pattern(`^[^;]*?\bin\b`)
	nameAt     = pattern(`^[\w$]+`)
	assignment = pattern(`^\s*([\w$]+)\s*(?:=[^=>]|=$|(?:[-+*/%&|^]|\*\*|<<|>>>?|&&|\|\||\?\?)=)`)
	forOf      = pattern(`\bof\s+([^)]*)\)`)
)

// classCalled is for a class that is called like a function; its name is that of the
// function on the stack.
func classCalled(f fault, _ string) string {
	name := ""
	for i := 1; i <= 8; i++ {
		if o, ok := f.value(i).(*goja.Object); ok && o.ClassName() == "Function" && strings.HasPrefix(o.String(), "class") {
			name = o.Get("name").String()
			break
		}
	}
	return "Class constructor " + name + " cannot be invoked without 'new'"
}

func tooEarly(f fault, _ string) string {
	if name := nameAt().FindString(f.at); name != "" {
		return "Cannot access '" + name + "' before initialization"
	}
	return ""
}

// nullish is for a property set, an iteration or a spread of null or undefined; natives
// say the same in V8.
func nullish(f fault, _ string) string {
	before := strings.TrimRight(f.before, " \t")
	switch m := assignment().FindStringSubmatch(f.at); {
	case f.native != "":
		return ""
	case m != nil && strings.HasSuffix(before, "."):
		return "Cannot set properties of " + quoted(f.value(2)) + " (setting '" + m[1] + "')"
	case strings.HasPrefix(f.at, "["):
		return "Cannot set properties of " + quoted(f.value(3)) + " (setting '" + Shown(f.value(2)) + "')"
	case strings.HasSuffix(before, "...") && inCall(before):
		return spreadless
	case strings.HasSuffix(before, "..."):
		if name := nameAt().FindString(f.at); name != "" {
			return name + " is not iterable"
		}
	}
	return f.notIterable()
}

const spreadless = "Spread syntax requires ...iterable[Symbol.iterator] to be a function"

// inCall reports whether the innermost bracket that is open at the end of s is a call's.
func inCall(s string) bool {
	open := opening(s + "]")
	return open >= 0 && s[open] == '('
}

// notCoercible is for destructuring and for methods of null or undefined.
func notCoercible(f fault, _ string) string {
	if f.native != "" {
		of := strings.TrimSuffix(calleeName(f.before), ".call")
		if !strings.HasPrefix(of, "Object.") && !strings.HasPrefix(of, "String.prototype.") {
			of = "String.prototype." + of[strings.LastIndexByte(of, '.')+1:]
		}
		return of + " called on null or undefined"
	}
	value := quoted(f.value(1))
	pattern, assigned := strings.CutSuffix(strings.TrimRight(f.before, " \t"), "=")
	pattern = strings.TrimRight(pattern, " \t")
	source := strings.TrimRight(chainAt().FindString(f.at), ".")
	if m := ownPattern().FindStringSubmatch(f.at); m != nil && !assigned { // a parameter of the function at the place
		return "Cannot destructure property '" + m[1] + "' of '" + strings.Replace(value, "null", "object null", 1) + "' as it is " + value + "."
	}
	if !assigned || !strings.HasSuffix(pattern, "}") || source == "" {
		return "Cannot destructure '" + value + "' as it is " + value + "."
	}
	if open := opening(pattern); open >= 0 {
		if m := firstKey().FindStringSubmatch(pattern[open:]); m != nil {
			return "Cannot destructure property '" + m[1] + "' of '" + source + "' as it is " + value + "."
		}
	}
	return "Cannot destructure '" + source + "' as it is " + value + "."
}

var (
	chainAt  = pattern(`^[\w$.]+`)
	firstKey = pattern(`^\{\s*([\w$]+)`)
	// ownPattern is a function whose first parameter is a pattern.
	ownPattern = pattern(`^(?:async\s+)?(?:function\s*[\w$]*\s*)?\(\s*\{\s*([\w$]+)`)
)

func readOnly(f fault, rest string) string {
	of := ""
	for i := 2; i <= 3 && of == ""; i++ {
		if o, ok := f.value(i).(*goja.Object); ok {
			name := strings.TrimSuffix(rest, "'")
			if holder := f.getterAlone(o, name); holder != nil {
				return "Cannot set property " + name + " of " + quoted(holder) + " which has only a getter"
			}
			of = " of object '" + quoted(o) + "'"
		}
	}
	return "Cannot assign to read only property '" + rest + of
}

// compiled is for source that eval or Function refuses: the engine has its place in the
// message, and how much more is wrong.
func compiled(_ fault, rest string) string {
	m := refused().FindStringSubmatch(rest)
	return nodeMessage(m[1])
}

var refused = pattern(`^(?:<eval>: Line \d+:\d+ )?(.*?)(?: \(and \d+ more errors\))?(?: at <eval>:\d+:\d+)?$`)
