package lang

import (
	"math"
	"math/big"
	"strings"
	"time"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/intl"
)

// locales gives numbers, dates and strings what they have of ECMA-402, in en-US. Package intl
// reads locales and options; without them nothing of it is loaded.
func (l *lang) locales(number, bigint, date, text *goja.Object) {
	toLocale := func(fn jsapi.Fn) jsapi.Method { return jsapi.Method{Name: "toLocaleString", Fn: fn} }
	l.env.SetMethods(number, false, toLocale(func(c goja.FunctionCall) goja.Value {
		x, ok := jsapi.Number(c.This)
		if o, is := c.This.(*goja.Object); is && o.ClassName() == "Number" {
			x, ok = o.ToFloat(), true
		}
		if !ok {
			panic(l.env.TypeError("Number.prototype.toLocaleString requires that 'this' be a Number"))
		}
		if plain(c) && !math.IsNaN(x) && !math.IsInf(x, 0) {
			return l.env.VM.ToValue(grouped(x))
		}
		return intl.Number(l.env, l.env.VM.ToValue(x), c.Argument(0), c.Argument(1))
	}))
	digits, _ := jsapi.AsFn(bigint.Get("toString"))
	l.env.SetMethods(bigint, false, toLocale(func(c goja.FunctionCall) goja.Value {
		x, _ := new(big.Int).SetString(digits(goja.FunctionCall{This: c.This}).String(), 10)
		return intl.Number(l.env, l.env.VM.ToValue(x), c.Argument(0), c.Argument(1))
	}))
	l.dateStrings(date)
	l.env.SetMethods(text, false, jsapi.Method{Name: "localeCompare", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
		if jsapi.IsNullish(c.This) {
			panic(l.env.TypeError("String.prototype.localeCompare called on null or undefined"))
		}
		return intl.Compare(l.env, c.This.ToString(), c.Argument(0).ToString(), c.Argument(1), c.Argument(2))
	}})
}

// plain reports whether a call has neither locales nor options.
func plain(c goja.FunctionCall) bool {
	return jsapi.IsUndefined(c.Argument(0)) && jsapi.IsUndefined(c.Argument(1))
}

// grouped is a finite number with at most three fraction digits and commas.
func grouped(x float64) string {
	sign := ""
	if math.Signbit(x) {
		sign, x = "-", -x
	}
	whole, fraction, is := strings.Cut(intl.Decimal{MinInteger: 1, MaxFraction: 3}.Format(x), ".")
	if is {
		fraction = "." + fraction
	}
	return sign + intl.Grouped(whole) + fraction
}

// The parts of a date, as Go's layouts.
const (
	localeDate = "1/2/2006"
	localeTime = "3:04:05 PM"
)

func (l *lang) dateStrings(proto *goja.Object) {
	getTime, _ := jsapi.AsFn(proto.Get("getTime"))
	write := func(name, layout, need, defaults string) jsapi.Method {
		return jsapi.Method{Name: name, Fn: func(c goja.FunctionCall) goja.Value {
			at := getTime(goja.FunctionCall{This: c.This})
			ms := at.ToFloat()
			switch {
			case math.IsNaN(ms):
				return l.env.VM.ToValue("Invalid Date")
			case plain(c):
				return l.env.VM.ToValue(time.UnixMilli(int64(ms)).Local().Format(layout))
			}
			return intl.Date(l.env, at, c.Argument(0), c.Argument(1), need, defaults)
		}}
	}
	l.env.SetMethods(proto, false,
		write("toLocaleString", localeDate+", "+localeTime, "any", "all"),
		write("toLocaleDateString", localeDate, "date", "date"),
		write("toLocaleTimeString", localeTime, "time", "time"))
	for _, name := range [...]string{"toString", "toTimeString"} {
		plain, _ := jsapi.AsFn(proto.Get(name))
		l.env.SetMethods(proto, false, jsapi.Method{Name: name, Fn: func(c goja.FunctionCall) goja.Value {
			s := plain(c)
			if text, ok := strings.CutSuffix(s.String(), "(UTC)"); ok {
				return l.env.VM.ToValue(text + "(Coordinated Universal Time)")
			}
			return s
		}})
	}
}
