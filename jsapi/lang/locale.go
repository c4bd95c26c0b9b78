package lang

import (
	"math"
	"strings"
	"time"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// locales gives numbers and dates the text of en-US, the one locale that there is: what a
// Node without locale data (small-icu) writes for each locale. Of the options of Intl it
// reads those of numbers that numberFormat names, and timeZone and hour12 of dates.
func (l *lang) locales(number, bigint, date *goja.Object) {
	toLocale := func(fn jsapi.Fn) jsapi.Method { return jsapi.Method{Name: "toLocaleString", Fn: fn} }
	valueOf, _ := jsapi.AsFn(number.Get("valueOf"))
	l.env.SetMethods(number, false, toLocale(func(c goja.FunctionCall) goja.Value {
		x := valueOf(goja.FunctionCall{This: c.This}).ToFloat()
		return l.env.VM.ToValue(l.numberFormat(c.Argument(1)).format(x))
	}))
	digits, _ := jsapi.AsFn(bigint.Get("toString"))
	l.env.SetMethods(bigint, false, toLocale(func(c goja.FunctionCall) goja.Value {
		text, negative := strings.CutPrefix(digits(goja.FunctionCall{This: c.This}).String(), "-")
		if text = grouped(text); negative {
			text = "-" + text
		}
		return l.env.VM.ToValue(text)
	}))
	l.dateStrings(date)
}

// The parts of a date, as Go's layouts.
const (
	localeDate   = "1/2/2006"
	localeTime   = "3:04:05 PM"
	localeTime24 = "15:04:05"
)

func (l *lang) dateStrings(proto *goja.Object) {
	getTime, _ := jsapi.AsFn(proto.Get("getTime"))
	write := func(name string, layout func(clock string) string) jsapi.Method {
		return jsapi.Method{Name: name, Fn: func(c goja.FunctionCall) goja.Value {
			ms := getTime(goja.FunctionCall{This: c.This}).ToFloat()
			if math.IsNaN(ms) {
				return l.env.VM.ToValue("Invalid Date")
			}
			t, clock := l.localTime(time.UnixMilli(int64(ms)), c.Argument(1))
			return l.env.VM.ToValue(t.Format(layout(clock)))
		}}
	}
	l.env.SetMethods(proto, false,
		write("toLocaleString", func(clock string) string { return localeDate + ", " + clock }),
		write("toLocaleDateString", func(string) string { return localeDate }),
		write("toLocaleTimeString", func(clock string) string { return clock }))
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

// localTime is t in the zone of options, and the layout of the time of day.
func (l *lang) localTime(t time.Time, options goja.Value) (time.Time, string) {
	t, clock := t.Local(), localeTime
	o, ok := options.(*goja.Object)
	if !ok {
		return t, clock
	}
	if zone := o.Get("timeZone"); !jsapi.IsNullish(zone) {
		place, err := time.LoadLocation(zone.String())
		if err != nil {
			panic(l.env.RangeError("Invalid time zone specified: " + zone.String()))
		}
		t = t.In(place)
	}
	if twelve := o.Get("hour12"); !jsapi.IsNullish(twelve) && !twelve.ToBoolean() {
		clock = localeTime24
	}
	return t, clock
}
