package lang

import (
	"math"
	"strconv"
	"strings"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// numberFormat is how toLocaleString writes a number (ECMA-402, section 15.1).
type numberFormat struct {
	minInteger, minFraction, maxFraction int
	significant                          int // at most so many digits; 0 without a limit
	grouping, percent                    bool
	currency                             string // the sign in front
}

// numberFormat reads minimumIntegerDigits, minimumFractionDigits, maximumFractionDigits,
// maximumSignificantDigits, useGrouping, style and currency.
func (l *lang) numberFormat(options goja.Value) numberFormat {
	f := numberFormat{minInteger: 1, maxFraction: 3, grouping: true}
	o, ok := options.(*goja.Object)
	if !ok {
		return f
	}
	if v := o.Get("style"); v != nil && v.String() == "percent" {
		f.percent, f.maxFraction = true, 0
	} else if v != nil && v.String() == "currency" {
		f.setCurrency(l, o.Get("currency"))
	}
	if v := o.Get("useGrouping"); !jsapi.IsNullish(v) {
		f.grouping = v.ToBoolean() && v.String() != "false"
	}
	f.minInteger = l.digits(o, "minimumIntegerDigits", 1, 21, 1)
	f.significant = l.digits(o, "maximumSignificantDigits", 1, 21, 0)
	least := l.digits(o, "minimumFractionDigits", 0, 20, -1)
	most := l.digits(o, "maximumFractionDigits", 0, 20, -1)
	if least > most && most >= 0 {
		panic(l.env.RangeError("maximumFractionDigits value is out of range."))
	}
	switch {
	case least < 0 && most >= 0:
		f.minFraction, f.maxFraction = min(f.minFraction, most), most
	case least >= 0 && most < 0:
		f.minFraction, f.maxFraction = least, max(f.maxFraction, least)
	case least >= 0:
		f.minFraction, f.maxFraction = least, most
	}
	return f
}

func (f *numberFormat) setCurrency(l *lang, code goja.Value) {
	if jsapi.IsNullish(code) {
		panic(l.env.TypeError("Currency code is required with currency style."))
	}
	signs := map[string]string{"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "INR": "₹", "CNY": "CN¥", "KRW": "₩"}
	name := strings.ToUpper(code.String())
	f.minFraction, f.maxFraction = 2, 2
	if name == "JPY" || name == "KRW" {
		f.minFraction, f.maxFraction = 0, 0
	}
	if f.currency = signs[name]; f.currency == "" {
		f.currency = name + "\u00a0"
	}
}

// digits reads an option that counts digits; absent when there is none.
func (l *lang) digits(o *goja.Object, name string, least, most, absent int) int {
	v := o.Get(name)
	if v == nil || goja.IsUndefined(v) {
		return absent
	}
	n := v.ToFloat()
	if !(n >= float64(least) && n <= float64(most)) {
		panic(l.env.RangeError(name + " value is out of range."))
	}
	return int(n)
}

// format writes x.
func (f numberFormat) format(x float64) string {
	sign := ""
	if math.Signbit(x) && !math.IsNaN(x) {
		sign, x = "-", -x
	}
	var text string
	switch {
	case math.IsNaN(x):
		text = "NaN"
	case math.IsInf(x, 0):
		text = "∞"
	default:
		text = f.decimal(x)
	}
	if f.percent {
		text += "%"
	}
	return sign + f.currency + text
}

// decimal writes a finite x that is not negative: the shortest digits that stand for it,
// rounded half away from zero.
func (f numberFormat) decimal(x float64) string {
	mantissa, exponent, _ := strings.Cut(strconv.FormatFloat(x, 'e', -1, 64), "e")
	point, _ := strconv.Atoi(exponent)
	digits := strings.Replace(mantissa, ".", "", 1)
	point++ // digits in front of the decimal point
	if f.percent {
		point += 2
	}
	keep := point + f.maxFraction
	if f.significant > 0 {
		keep = f.significant
	}
	digits, carried := rounded(digits, keep)
	if carried {
		point++
	}
	if point < 0 {
		digits = strings.Repeat("0", -point) + digits
		point = 0
	}
	digits += strings.Repeat("0", max(point-len(digits), 0))
	whole, fraction := digits[:point], strings.TrimRight(digits[point:], "0")
	whole = strings.TrimLeft(whole, "0")
	whole = strings.Repeat("0", max(f.minInteger-len(whole), 0)) + whole
	if f.grouping {
		whole = grouped(whole)
	}
	if f.significant == 0 {
		fraction += strings.Repeat("0", max(f.minFraction-len(fraction), 0))
	}
	if fraction == "" {
		return whole
	}
	return whole + "." + fraction
}

// rounded keeps the first n of digits, and reports whether that made one more in front.
func rounded(digits string, n int) (string, bool) {
	if n >= len(digits) {
		return digits, false
	}
	if n < 0 {
		return "", false
	}
	up := digits[n] >= '5'
	kept := []byte(digits[:n])
	for i := n - 1; up && i >= 0; i-- {
		if kept[i] == '9' {
			kept[i] = '0'
			continue
		}
		kept[i]++
		up = false
	}
	if up {
		return "1" + string(kept), true
	}
	return string(kept), false
}

// grouped puts a comma between thousands.
func grouped(digits string) string {
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}
