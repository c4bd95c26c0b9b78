package intl

import (
	"math"
	"strconv"
	"strings"
)

// Decimal is how many digits a number is written with (ECMA-402, section 15.1.3).
type Decimal struct {
	MinInteger, MinFraction int
	MaxFraction             int // less than 0 without a limit
	MinSignificant          int
	MaxSignificant          int  // 0 when fraction digits count instead
	Truncate                bool // else half is rounded away from zero
}

// Format writes a finite x that is not negative: the shortest digits that stand for it,
// rounded. With both kinds of limits the one that keeps more digits counts.
func (f Decimal) Format(x float64) string {
	mantissa, exponent, _ := strings.Cut(strconv.FormatFloat(x, 'e', -1, 64), "e")
	point, _ := strconv.Atoi(exponent)
	point++ // digits in front of the decimal point
	digits := strings.Replace(mantissa, ".", "", 1)
	keep, least := point+f.MaxFraction, f.MinFraction
	significant := f.MaxSignificant > 0 && (f.MaxFraction < 0 || f.MaxSignificant > keep)
	if significant {
		keep = f.MaxSignificant
	}
	digits, carried := f.rounded(digits, keep)
	if carried {
		point++
	}
	if significant {
		least = max(f.MinSignificant-point, 0)
	}
	if point < 0 {
		digits, point = strings.Repeat("0", -point)+digits, 0
	}
	digits += strings.Repeat("0", max(point-len(digits), 0))
	whole, fraction := strings.TrimLeft(digits[:point], "0"), strings.TrimRight(digits[point:], "0")
	whole = strings.Repeat("0", max(f.MinInteger-len(whole), 0)) + whole
	if fraction += strings.Repeat("0", max(least-len(fraction), 0)); fraction == "" {
		return whole
	}
	return whole + "." + fraction
}

// rounded keeps the first n of digits, and reports whether that made one more in front.
func (f Decimal) rounded(digits string, n int) (string, bool) {
	if n >= len(digits) {
		return digits, false
	}
	if n < 0 {
		return "", false
	}
	up := digits[n] >= '5' && !f.Truncate
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

// hundredfold is x times 100 without what binary fractions add: 0.07 is 7 %.
func hundredfold(x float64) float64 {
	if math.IsInf(x, 0) || x == 0 {
		return x
	}
	mantissa, exponent, _ := strings.Cut(strconv.FormatFloat(x, 'e', -1, 64), "e")
	e, _ := strconv.Atoi(exponent)
	y, err := strconv.ParseFloat(mantissa+"e"+strconv.Itoa(e+2), 64)
	if err != nil {
		return math.Inf(1)
	}
	return y
}

// Grouped puts a comma between the thousands of whole digits.
func Grouped(digits string) string {
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}
