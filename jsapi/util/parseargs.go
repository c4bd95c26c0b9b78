package util

import (
	"strconv"
	"strings"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// argOption is one of the options that parseArgs is told of.
type argOption struct {
	name, short string
	isString    bool
	multiple    bool
	fallback    goja.Value // default, nil without one
}

// argConfig is what parseArgs is told.
type argConfig struct {
	args             []string
	strict           bool
	allowPositionals bool
	allowNegative    bool
	tokens           bool
	options          []*argOption
}

// argToken is an argument, or the part of one, that has a meaning of its own.
type argToken struct {
	kind          string // "option", "positional", "option-terminator"
	name, rawName string
	index         int
	value         string
	hasValue      bool
	inline        bool // the value stood in the same argument
}

// parseArgs is util.parseArgs([config]).
func (u *Util) parseArgs(c goja.FunctionCall) goja.Value {
	cfg := u.argConfig(c.Argument(0))
	tokens := cfg.tokenize()
	values := u.vm.CreateObject(nil)
	var positionals []any
	for _, t := range tokens {
		switch t.kind {
		case "option":
			if cfg.strict {
				u.checkToken(cfg, t)
			}
			u.storeArg(cfg, values, t)
		case "positional":
			if !cfg.allowPositionals {
				panic(u.env.CodeError("TypeError", "ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL",
					"Unexpected argument '"+t.value+"'. This command does not take positional arguments"))
			}
			positionals = append(positionals, t.value)
		}
	}
	for _, o := range cfg.options {
		if o.fallback != nil && values.Get(o.name) == nil {
			_ = values.Set(o.name, o.fallback)
		}
	}
	res := u.vm.NewObject()
	_ = res.Set("values", values)
	_ = res.Set("positionals", u.vm.NewArray(positionals...))
	if cfg.tokens {
		_ = res.Set("tokens", u.tokenList(tokens))
	}
	return res
}

// argConfig reads and checks the configuration.
func (u *Util) argConfig(v goja.Value) *argConfig {
	get := func(string) goja.Value { return nil }
	if o, ok := v.(*goja.Object); ok {
		get = o.Get
	}
	flag := func(name string, fallback bool) bool {
		if v := get(name); !jsapi.IsUndefined(v) {
			return u.env.ValidateBoolean(v, name)
		}
		return fallback
	}
	cfg := &argConfig{}
	if v := get("args"); !jsapi.IsUndefined(v) {
		list := u.env.ValidateArray(v, "args", 0)
		for i := range int(list.Get("length").ToInteger()) {
			cfg.args = append(cfg.args, list.Get(strconv.Itoa(i)).String())
		}
	} else {
		cfg.args = u.mainArgs()
	}
	cfg.strict = flag("strict", true)
	cfg.allowPositionals = flag("allowPositionals", !cfg.strict)
	cfg.tokens = flag("tokens", false)
	cfg.allowNegative = flag("allowNegative", false)
	if v := get("options"); !jsapi.IsUndefined(v) {
		o := u.env.ValidateObject(v, "options")
		for _, name := range o.Keys() {
			cfg.options = append(cfg.options, u.argOption(name, o.Get(name)))
		}
	}
	return cfg
}

// mainArgs are the script's own arguments.
func (u *Util) mainArgs() []string {
	args := u.env.Host.Args
	if len(args) > 0 {
		args = args[1:]
	}
	return args
}

func (u *Util) argOption(name string, v goja.Value) *argOption {
	at := "options." + name
	o := u.env.ValidateObject(v, at)
	opt := &argOption{name: name}
	switch typ := o.Get("type"); {
	case jsapi.IsString(typ) && typ.String() == "string":
		opt.isString = true
	case jsapi.IsString(typ) && typ.String() == "boolean":
	default:
		panic(u.env.InvalidArgType(at+".type", "('string|boolean')", typ))
	}
	if v := o.Get("short"); v != nil {
		opt.short = u.env.ValidateString(v, at+".short")
		if v.(goja.String).Length() != 1 {
			panic(u.env.InvalidArgValue(at+".short", v, "must be a single character"))
		}
	}
	if v := o.Get("multiple"); v != nil {
		opt.multiple = u.env.ValidateBoolean(v, at+".multiple")
	}
	if v := o.Get("default"); !jsapi.IsUndefined(v) {
		u.checkDefault(opt, v, at+".default")
		opt.fallback = v
	}
	return opt
}

// checkDefault wants a default of the option's type.
func (u *Util) checkDefault(opt *argOption, v goja.Value, at string) {
	check := func(v goja.Value, at string) {
		if opt.isString {
			u.env.ValidateString(v, at)
		} else {
			u.env.ValidateBoolean(v, at)
		}
	}
	if !opt.multiple {
		check(v, at)
		return
	}
	list := u.env.ValidateArray(v, at, 0)
	for i := range int(list.Get("length").ToInteger()) {
		check(list.Get(strconv.Itoa(i)), at+"["+strconv.Itoa(i)+"]")
	}
}

func (cfg *argConfig) long(name string) *argOption {
	for _, o := range cfg.options {
		if o.name == name {
			return o
		}
	}
	return nil
}

func (cfg *argConfig) short(c string) *argOption {
	for _, o := range cfg.options {
		if o.short == c {
			return o
		}
	}
	return nil
}

// tokenize splits the arguments by the rules of POSIX and GNU: -abc, -fVALUE, --long,
// --long=VALUE, and everything behind -- positional.
func (cfg *argConfig) tokenize() []argToken {
	var out []argToken
	for i := 0; i < len(cfg.args); i++ {
		arg := cfg.args[i]
		switch {
		case arg == "--":
			out = append(out, argToken{kind: "option-terminator", index: i})
			for i++; i < len(cfg.args); i++ {
				out = append(out, argToken{kind: "positional", index: i, value: cfg.args[i]})
			}
		case strings.HasPrefix(arg, "--") && len(arg) > 2:
			out = append(out, cfg.longToken(arg, &i))
		case len(arg) > 1 && arg[0] == '-':
			out = append(out, cfg.shortTokens(arg[1:], &i)...)
		default:
			out = append(out, argToken{kind: "positional", index: i, value: arg})
		}
	}
	return out
}

func (cfg *argConfig) longToken(arg string, i *int) argToken {
	t := argToken{kind: "option", index: *i}
	if eq := strings.IndexByte(arg[3:], '='); eq >= 0 {
		t.name, t.value = arg[2:3+eq], arg[4+eq:]
		t.hasValue, t.inline = true, true
	} else {
		t.name = arg[2:]
		cfg.takeValue(&t, cfg.long(t.name), i)
	}
	t.rawName = "--" + t.name
	return t
}

// takeValue makes the next argument the value of an option that wants one.
func (cfg *argConfig) takeValue(t *argToken, o *argOption, i *int) {
	if o != nil && o.isString && *i+1 < len(cfg.args) {
		*i++
		t.value, t.hasValue = cfg.args[*i], true
	}
}

func (cfg *argConfig) shortTokens(group string, i *int) []argToken {
	var out []argToken
	for at, index := 0, *i; at < len(group); {
		c := firstUnit(group[at:])
		at += len(c)
		t := argToken{kind: "option", name: c, rawName: "-" + c, index: index}
		o := cfg.short(c)
		if o != nil {
			t.name = o.name
		}
		if o != nil && o.isString {
			if at < len(group) {
				t.value, t.hasValue, t.inline = group[at:], true, true
				at = len(group)
			} else {
				cfg.takeValue(&t, o, i)
			}
		}
		out = append(out, t)
	}
	return out
}

// firstUnit is the first character of s.
func firstUnit(s string) string {
	for i := range s {
		if i > 0 {
			return s[:i]
		}
	}
	return s
}

// meant is the option that --name sets, or --no-name where that is allowed; nil for none.
func (cfg *argConfig) meant(name string) *argOption {
	if o := cfg.long(name); o != nil || !cfg.allowNegative {
		return o
	}
	positive, negated := strings.CutPrefix(name, "no-")
	if o := cfg.long(positive); negated && o != nil && !o.isString {
		return o
	}
	return nil
}

// checkToken throws for options that are unknown or have a value too many or too few.
func (u *Util) checkToken(cfg *argConfig, t argToken) {
	fail := func(code, msg string) { panic(u.env.CodeError("TypeError", code, msg)) }
	const badValue = "ERR_PARSE_ARGS_INVALID_OPTION_VALUE"
	o := cfg.meant(t.name)
	if o == nil {
		msg := "Unknown option '" + t.rawName + "'"
		if cfg.allowPositionals {
			msg += ". To specify a positional argument starting with a '-', place it at the end of the command after '--', as in '-- \"" + t.rawName + `"`
		}
		fail("ERR_PARSE_ARGS_UNKNOWN_OPTION", msg)
	}
	shown := "--" + o.name
	if o.short != "" {
		shown = "-" + o.short + ", " + shown
	}
	switch {
	case o.isString && !t.hasValue:
		fail(badValue, "Option '"+shown+" <value>' argument missing")
	case !o.isString && t.hasValue:
		fail(badValue, "Option '"+shown+"' does not take an argument")
	case t.hasValue && !t.inline && len(t.value) > 1 && t.value[0] == '-':
		example := "'--" + t.name + "=-XYZ'"
		if !strings.HasPrefix(t.rawName, "--") {
			example += " or '" + t.rawName + "-XYZ'"
		}
		fail(badValue, "Option '"+t.rawName+"' argument is ambiguous.\nDid you forget to specify the option argument for '"+
			t.rawName+"'?\nTo specify an option argument starting with a dash use "+example+".")
	}
}

// storeArg sets the value of an option, or adds it to the option's array.
func (u *Util) storeArg(cfg *argConfig, values *goja.Object, t argToken) {
	if t.name == "__proto__" {
		return
	}
	name, v := t.name, u.vm.ToValue(true)
	if t.hasValue {
		v = u.vm.ToValue(t.value)
	} else if cfg.allowNegative && strings.HasPrefix(name, "no-") {
		name, v = name[3:], u.vm.ToValue(false)
	}
	o := cfg.long(name)
	if o == nil || !o.multiple {
		_ = values.Set(name, v)
		return
	}
	list, ok := values.Get(name).(*goja.Object)
	if !ok {
		_ = values.Set(name, u.vm.NewArray(v))
		return
	}
	_ = list.Set(strconv.Itoa(int(list.Get("length").ToInteger())), v)
}

func (u *Util) tokenList(tokens []argToken) *goja.Object {
	out := make([]any, len(tokens))
	for i, t := range tokens {
		o := u.vm.NewObject()
		_ = o.Set("kind", t.kind)
		if t.kind == "option" {
			_ = o.Set("name", t.name)
			_ = o.Set("rawName", t.rawName)
		}
		_ = o.Set("index", t.index)
		switch {
		case t.kind == "positional" || t.hasValue:
			_ = o.Set("value", t.value)
		case t.kind == "option":
			_ = o.Set("value", goja.Undefined())
		}
		if t.kind == "option" {
			_ = o.Set("inlineValue", goja.Undefined())
			if t.hasValue {
				_ = o.Set("inlineValue", t.inline)
			}
		}
		out[i] = o
	}
	return u.vm.NewArray(out...)
}
