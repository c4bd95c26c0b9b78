package jsapi

import (
	"math"
	"reflect"
	"strconv"
	"strings"

	"github.com/dop251/goja"
)

// MaxSafeInteger is Number.MAX_SAFE_INTEGER.
const MaxSafeInteger = 1<<53 - 1

// The Validate functions check an argument as Node's own functions do, throw Node's error
// when it is wrong, and return it as Go wants it. The name is as for InvalidArgType.

// ValidateString wants a string.
func (e *Env) ValidateString(v goja.Value, name string) string {
	s, ok := v.(goja.String)
	if !ok {
		panic(e.InvalidArgType(name, "of type string", v))
	}
	return s.String()
}

// ValidateFunction wants a function.
func (e *Env) ValidateFunction(v goja.Value, name string) Fn {
	f := e.Caller(v)
	if f == nil {
		panic(e.InvalidArgType(name, "of type function", v))
	}
	return f.Call
}

// ValidateBoolean wants a boolean.
func (e *Env) ValidateBoolean(v goja.Value, name string) bool {
	if TypeOf(v) != "boolean" {
		panic(e.InvalidArgType(name, "of type boolean", v))
	}
	return v.ToBoolean()
}

// ValidateObject wants an object that is neither null, an array nor a function.
func (e *Env) ValidateObject(v goja.Value, name string) *goja.Object {
	o, ok := v.(*goja.Object)
	if !ok || IsFunction(v) || e.IsArray(v) {
		panic(e.InvalidArgType(name, "of type object", v))
	}
	return o
}

// ValidateArray wants an array of at least minLength elements.
func (e *Env) ValidateArray(v goja.Value, name string, minLength int) *goja.Object {
	if !e.IsArray(v) {
		panic(e.InvalidArgType(name, "an instance of Array", v))
	}
	o := v.(*goja.Object)
	if int(o.Get("length").ToInteger()) < minLength {
		panic(e.InvalidArgValue(name, v, "must be longer than "+strconv.Itoa(minLength)))
	}
	return o
}

// ValidateStringArray wants an array of strings.
func (e *Env) ValidateStringArray(v goja.Value, name string) []string {
	o := e.ValidateArray(v, name, 0)
	out := make([]string, o.Get("length").ToInteger())
	for i := range out {
		k := strconv.Itoa(i)
		out[i] = e.ValidateString(o.Get(k), name+"["+k+"]")
	}
	return out
}

// ValidateNumber wants a number between min and max; NaN is a number only when neither
// is finite. Pass math.Inf for a side without a bound.
func (e *Env) ValidateNumber(v goja.Value, name string, min, max float64) float64 {
	f, ok := Number(v)
	if !ok {
		panic(e.InvalidArgType(name, "of type number", v))
	}
	low, high := !math.IsInf(min, 0), !math.IsInf(max, 0)
	if f < min || f > max || f != f && (low || high) {
		var b []string
		if low {
			b = append(b, ">= "+formatNumber(min))
		}
		if high {
			b = append(b, "<= "+formatNumber(max))
		}
		panic(e.OutOfRange(name, strings.Join(b, " && "), v))
	}
	return f
}

// ValidateInteger wants an integer between min and max.
func (e *Env) ValidateInteger(v goja.Value, name string, min, max int64) int64 {
	f, ok := Number(v)
	if !ok {
		panic(e.InvalidArgType(name, "of type number", v))
	}
	if f != math.Trunc(f) || math.IsInf(f, 0) {
		panic(e.OutOfRange(name, "an integer", v))
	}
	if f < float64(min) || f > float64(max) {
		panic(e.OutOfRange(name, ">= "+strconv.FormatInt(min, 10)+" && <= "+strconv.FormatInt(max, 10), v))
	}
	return int64(f)
}

// ValidateSafeInteger wants an integer that a double holds exactly.
func (e *Env) ValidateSafeInteger(v goja.Value, name string) int64 {
	return e.ValidateInteger(v, name, -MaxSafeInteger, MaxSafeInteger)
}

// ValidateInt32 wants an integer of 32 bits that is at least min.
func (e *Env) ValidateInt32(v goja.Value, name string, min int64) int32 {
	return int32(e.ValidateInteger(v, name, min, math.MaxInt32))
}

// ValidateUint32 wants an unsigned integer of 32 bits, not 0 when positive is set.
func (e *Env) ValidateUint32(v goja.Value, name string, positive bool) uint32 {
	min := int64(0)
	if positive {
		min = 1
	}
	return uint32(e.ValidateInteger(v, name, min, math.MaxUint32))
}

// ValidatePort wants a port as a number or a string, 0 only when allowZero is set. The
// name begins the sentence of the error: "Port", "options.port".
func (e *Env) ValidatePort(v goja.Value, name string, allowZero bool) int {
	f, ok := Number(v)
	if s, isString := v.(goja.String); isString {
		f, ok = v.ToFloat(), strings.TrimSpace(s.String()) != ""
	}
	if !ok || f != math.Trunc(f) || f < 0 || f > 65535 || f == 0 && !allowZero {
		panic(e.SocketBadPort(name, v, allowZero))
	}
	return int(f)
}

// ValidateOneOf wants one of those values; compares with ===.
func (e *Env) ValidateOneOf(v goja.Value, name string, oneOf ...goja.Value) {
	if v == nil {
		v = goja.Undefined()
	}
	allowed := make([]string, len(oneOf))
	for i, o := range oneOf {
		if v.StrictEquals(o) {
			return
		}
		if s, ok := o.(goja.String); ok {
			allowed[i] = "'" + s.String() + "'"
		} else {
			allowed[i] = o.String()
		}
	}
	panic(e.InvalidArgValue(name, v, "must be one of: "+strings.Join(allowed, ", ")))
}

// ValidateAbortSignal wants an AbortSignal, or anything with a property aborted; undefined
// passes and is nil.
func (e *Env) ValidateAbortSignal(v goja.Value, name string) *goja.Object {
	if IsUndefined(v) {
		return nil
	}
	o, ok := v.(*goja.Object)
	if !ok || IsFunction(v) || o.Get("aborted") == nil {
		panic(e.InvalidArgType(name, "an instance of AbortSignal", v))
	}
	return o
}

var typeOfProxy = reflect.TypeFor[goja.Proxy]()

// IsArray is Array.isArray(v).
func (e *Env) IsArray(v goja.Value) bool {
	o, ok := v.(*goja.Object)
	if !ok {
		return false
	}
	if o.ExportType() == typeOfProxy { // asking Export of every object would copy it
		p := o.Export().(goja.Proxy)
		return p.Target() != nil && e.IsArray(p.Target())
	}
	return o.ClassName() == "Array"
}

func formatNumber(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }
