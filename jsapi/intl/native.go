package intl

import (
	"math"
	"os"
	"strings"
	"time"
	"unicode"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// native makes the object that the files call host.
func native(env *jsapi.Env) *goja.Object {
	vm := env.VM
	o := vm.NewObject()
	method := func(name string, fn jsapi.Fn) { env.SetMethods(o, false, jsapi.Method{Name: name, Fn: fn}) }
	method("show", func(c goja.FunctionCall) goja.Value { return vm.ToValue(env.Show(c.Argument(0), 0)) })
	method("decimal", func(c goja.FunctionCall) goja.Value {
		n := func(i int) int { return int(c.Argument(i).ToInteger()) }
		f := Decimal{MinInteger: n(1), MinFraction: n(2), MaxFraction: n(3), MinSignificant: n(4), MaxSignificant: n(5), Truncate: c.Argument(6).ToBoolean()}
		return vm.ToValue(f.Format(c.Argument(0).ToFloat()))
	})
	method("hundredfold", func(c goja.FunctionCall) goja.Value { return vm.ToValue(hundredfold(c.Argument(0).ToFloat())) })
	method("zone", func(c goja.FunctionCall) goja.Value {
		if name, ok := zoneName(c.Argument(0).String()); ok {
			return vm.ToValue(name)
		}
		return goja.Undefined()
	})
	method("local", func(c goja.FunctionCall) goja.Value {
		return local(vm, c.Argument(0).ToInteger(), c.Argument(1).String())
	})
	method("compare", func(c goja.FunctionCall) goja.Value {
		order := jsapi.Use(env, newCollators).compare(c.Argument(0).String(), c.Argument(1).String(), c.Argument(2).String(), c.Argument(3).ToBoolean())
		return vm.ToValue(order)
	})
	method("unpunctuated", func(c goja.FunctionCall) goja.Value {
		return vm.ToValue(strings.Map(func(r rune) rune {
			if unicode.IsPunct(r) || unicode.IsSpace(r) {
				return -1
			}
			return r
		}, c.Argument(0).String()))
	})
	method("wordLike", func(c goja.FunctionCall) goja.Value {
		return vm.ToValue(strings.ContainsFunc(c.Argument(0).String(), func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }))
	})
	method("segments", func(c goja.FunctionCall) goja.Value {
		cuts := segments(c.Argument(0).String(), c.Argument(1).String())
		list := make([]any, len(cuts))
		for i, cut := range cuts {
			list[i] = cut
		}
		return vm.NewArray(list...)
	})
	return o
}

// zoneName is a time zone as Intl names it; that of the process for "".
func zoneName(name string) (string, bool) {
	if name == "" {
		return ownZone(), true
	}
	switch strings.ToUpper(name) {
	case "UTC", "GMT", "ETC/UTC", "ETC/GMT":
		return "UTC", true
	case "LOCAL":
		return "", false
	}
	if _, err := time.LoadLocation(name); err == nil {
		return name, true
	}
	name = titled(strings.ToLower(name))
	if _, err := time.LoadLocation(name); err != nil {
		return "", false
	}
	return name, true
}

// titled writes a capital at the beginning of each word of "america/new_york".
func titled(name string) string {
	first := true
	return strings.Map(func(r rune) rune {
		if first && r >= 'a' && r <= 'z' {
			r -= 'a' - 'A'
		}
		first = r == '/' || r == '_' || r == '-'
		return r
	}, name)
}

// ownZone is the zone of the process: TZ, or where /etc/localtime points.
func ownZone() string {
	name := time.Local.String()
	if name == "Local" {
		if path, err := os.Readlink("/etc/localtime"); err == nil {
			_, name, _ = strings.Cut(path, "zoneinfo/")
		}
	}
	if canonical, ok := zoneName(name); name != "" && ok {
		return canonical
	}
	return "UTC"
}

// local is the date and time of ms in a zone.
func local(vm *goja.Runtime, ms int64, zone string) *goja.Object {
	place, err := time.LoadLocation(zone)
	if err != nil {
		place = time.UTC
	}
	t := time.UnixMilli(ms).In(place)
	short, offset := t.Zone()
	o := vm.NewObject()
	for _, f := range []struct {
		name  string
		value int
	}{
		{"year", t.Year()}, {"month", int(t.Month())}, {"day", t.Day()}, {"hour", t.Hour()}, {"minute", t.Minute()}, {"second", t.Second()},
		{"ms", t.Nanosecond() / 1e6}, {"weekday", int(t.Weekday())}, {"offset", int(math.Floor(float64(offset) / 60))},
	} {
		jsapi.Must(o.Set(f.name, f.value))
	}
	jsapi.Must(o.Set("zone", short))
	return o
}
