// Package intl is the global Intl with one locale, en-US: DateTimeFormat, NumberFormat,
// PluralRules, ListFormat, RelativeTimeFormat, Collator, Segmenter and Locale (ECMA-402).
// Other locales are accepted and come down to it, as in a Node without their data
// (small-icu). DisplayNames, DurationFormat and supportedValuesOf are left out.
//
// The classes are JavaScript, the files of js, compiled when a script first names Intl or
// gives a toLocaleString options. Digits, time zones, collation and segments are Go.
package intl

import (
	"embed"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

//go:embed js/*.js
var files embed.FS

// intl is the package's state in one runtime: what the files have put together.
type intl struct{ api *goja.Object }

// Global is the object Intl.
func Global(env *jsapi.Env) goja.Value { return from(env).api.Get("Intl") }

// Date is what toLocaleString (need "any", defaults "all"), toLocaleDateString ("date", "date")
// and toLocaleTimeString ("time", "time") make of a time in milliseconds since 1970. It throws
// what Intl throws for locales and options.
func Date(env *jsapi.Env, ms, locales, options goja.Value, need, defaults string) goja.Value {
	v := env.VM.ToValue
	return from(env).call("dateString", ms, locales, options, v(need), v(defaults))
}

// Number is what toLocaleString makes of a number or a BigInt.
func Number(env *jsapi.Env, x, locales, options goja.Value) goja.Value {
	return from(env).call("numberString", x, locales, options)
}

// Compare is localeCompare. Without locales and options it loads no class.
func Compare(env *jsapi.Env, a, b, locales, options goja.Value) goja.Value {
	if jsapi.IsUndefined(locales) && jsapi.IsUndefined(options) {
		return env.VM.ToValue(jsapi.Use(env, newCollators).compare(a.String(), b.String(), "variant", false))
	}
	return from(env).call("compare", a, b, locales, options)
}

func from(env *jsapi.Env) *intl { return jsapi.Use(env, load) }

func load(env *jsapi.Env) *intl {
	api, host := env.VM.NewObject(), native(env)
	for _, file := range []string{"locale", "numbers", "dates", "words"} {
		src, err := files.ReadFile("js/" + file + ".js")
		jsapi.Must(err)
		env.RunEmbedded("node:internal/intl/"+file, string(src), api, host)
	}
	return &intl{api: api}
}

func (i *intl) call(name string, args ...goja.Value) goja.Value {
	return jsapi.Call(i.api.Get(name), goja.Undefined(), args...)
}
