package util

import (
	"math"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// Unlimited is the depth, length or width of an option that is Infinity or null.
const Unlimited = math.MaxInt32

// Options are the options of util.inspect (Node, "util.inspect(object[, options])").
type Options struct {
	ShowHidden    bool
	Depth         int // -1 shows no object's inside
	Colors        bool
	NoCustom      bool // customInspect: false
	ShowProxy     bool
	MaxArray      int
	MaxString     int
	BreakLength   int
	Compact       int // levels put on one line; 0 for false
	CompactAll    bool
	Sorted        bool
	SortFn        goja.Value // the comparing function, nil for the usual order
	Getters       bool
	GettersOnly   string // "get" or "set"
	NumericGroups bool   // numericSeparator

	stylize goja.Value   // a script's own stylize
	user    *goja.Object // the object that brought keys inspect does not know
}

// DefaultOptions are what util.inspect uses when it is told nothing.
func DefaultOptions() Options {
	return Options{Depth: 2, MaxArray: 100, MaxString: 10000, BreakLength: 80, Compact: 3}
}

// Merge takes the options that o has. Keys that are no options come to custom
// inspectors as they are.
func (u *Util) Merge(opt *Options, o *goja.Object) {
	for _, key := range o.Keys() {
		v := o.Get(key)
		switch key {
		case "showHidden":
			opt.ShowHidden = v.ToBoolean()
		case "depth":
			opt.Depth = limit(v)
		case "colors":
			opt.Colors = v.ToBoolean()
		case "customInspect":
			opt.NoCustom = !v.ToBoolean()
		case "showProxy":
			opt.ShowProxy = v.ToBoolean()
		case "maxArrayLength":
			opt.MaxArray = max(0, limit(v))
		case "maxStringLength":
			opt.MaxString = max(0, limit(v))
		case "breakLength":
			opt.BreakLength = limit(v)
		case "compact":
			opt.setCompact(v)
		case "sorted":
			opt.Sorted, opt.SortFn = v.ToBoolean(), nil
			if jsapi.IsFunction(v) {
				opt.SortFn = v
			}
		case "getters":
			opt.Getters, opt.GettersOnly = v.ToBoolean(), ""
			if jsapi.IsString(v) {
				opt.GettersOnly = v.String()
			}
		case "numericSeparator":
			opt.NumericGroups = v.ToBoolean()
		case "stylize":
			opt.stylize = v
			if u.isOwnStylize(v) || !jsapi.IsFunction(v) {
				opt.stylize = nil
			}
		default:
			if opt.user == nil {
				opt.user = o
			}
		}
	}
}

func (opt *Options) setCompact(v goja.Value) {
	opt.CompactAll, opt.Compact = false, 0
	if f, ok := jsapi.Number(v); ok {
		opt.Compact = int(max(0, min(f, Unlimited)))
	} else if v.ToBoolean() {
		opt.CompactAll = true
	}
}

// limit reads a length or depth; null, undefined and Infinity are Unlimited.
func limit(v goja.Value) int {
	if jsapi.IsNullish(v) {
		return Unlimited
	}
	f := v.ToFloat()
	switch {
	case f != f:
		return 0
	case f >= Unlimited:
		return Unlimited
	case f < -1:
		return -1
	}
	return int(math.Ceil(f))
}

// object is the options as a script reads them: util.inspect.defaultOptions, and the
// second argument of a custom inspector.
func (u *Util) optionsObject(opt *Options) *goja.Object {
	o := u.vm.NewObject()
	set := func(name string, v any) { _ = o.Set(name, v) }
	set("showHidden", opt.ShowHidden)
	set("depth", u.limitValue(opt.Depth))
	set("colors", opt.Colors)
	set("customInspect", !opt.NoCustom)
	set("showProxy", opt.ShowProxy)
	set("maxArrayLength", u.limitValue(opt.MaxArray))
	set("maxStringLength", u.limitValue(opt.MaxString))
	set("breakLength", u.limitValue(opt.BreakLength))
	switch {
	case opt.CompactAll:
		set("compact", true)
	case opt.Compact == 0:
		set("compact", false)
	default:
		set("compact", opt.Compact)
	}
	set("sorted", opt.Sorted)
	if opt.SortFn != nil {
		set("sorted", opt.SortFn)
	}
	set("getters", opt.Getters)
	if opt.GettersOnly != "" {
		set("getters", opt.GettersOnly)
	}
	set("numericSeparator", opt.NumericGroups)
	return o
}

func (u *Util) limitValue(n int) goja.Value {
	if n == Unlimited {
		return u.vm.ToValue(math.Inf(1))
	}
	return u.vm.ToValue(n)
}
