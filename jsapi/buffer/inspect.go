package buffer

import (
	"encoding/hex"
	"math"
	"strconv"
	"strings"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

func (b *Buffers) defineInspect() {
	sym := b.symbolFor("nodejs.util.inspect.custom")
	jsapi.Must(b.proto.DefineDataPropertySymbol(sym, b.proto.Get("inspect"), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_TRUE))
}

// symbolFor is Symbol.for(name).
func (b *Buffers) symbolFor(name string) *goja.Symbol {
	return b.env.Method(b.vm.Get("Symbol").(*goja.Object), "for", b.vm.ToValue(name)).(*goja.Symbol)
}

// inspect is what util.inspect shows: <Buffer 68 69>, and behind it the properties that a
// script has added. util.inspect hands itself over as the third argument.
func (b *Buffers) inspect(c goja.FunctionCall) goja.Value {
	data := b.this(c)
	this := c.This.(*goja.Object)
	n := len(data)
	if limit := b.maxInspect.ToFloat(); limit < float64(n) {
		n = int(max(limit, 0))
	}
	var s strings.Builder
	for i := range n {
		if i > 0 {
			s.WriteByte(' ')
		}
		s.WriteString(hex.EncodeToString(data[i : i+1]))
	}
	if more := len(data) - n; more == 1 {
		s.WriteString(" ... 1 more byte")
	} else if more > 1 {
		s.WriteString(" ... " + strconv.Itoa(more) + " more bytes")
	}
	if extras := b.inspectExtras(this, c.Argument(1), c.Argument(2)); extras != "" {
		if len(data) > 0 {
			s.WriteString(", ")
		}
		s.WriteString(extras)
	}
	name := "Buffer"
	if ctor, ok := this.Get("constructor").(*goja.Object); ok {
		name = jsapi.OrUndefined(ctor.Get("name")).String()
	}
	return b.vm.ToValue("<" + name + " " + s.String() + ">")
}

// inspectExtras shows the own properties that are no indices, without braces.
func (b *Buffers) inspectExtras(this *goja.Object, ctx, inspect goja.Value) string {
	show, ok := jsapi.AsFn(inspect)
	if !ok || !ctx.ToBoolean() {
		return ""
	}
	plain := b.vm.NewObject()
	found := false
	for _, k := range this.Keys() {
		if k != "" && k[0] >= '0' && k[0] <= '9' {
			continue
		}
		found = true
		jsapi.Must(plain.Set(k, this.Get(k)))
	}
	object := b.vm.Get("Object").(*goja.Object)
	symbols := b.env.Method(object, "getOwnPropertySymbols", this).(*goja.Object)
	for _, i := range symbols.Keys() {
		k := symbols.Get(i).(*goja.Symbol)
		if d, ok := b.env.Method(object, "getOwnPropertyDescriptor", this, k).(*goja.Object); ok && d.Get("enumerable").ToBoolean() {
			found = true
			jsapi.Must(plain.SetSymbol(k, this.GetSymbol(k)))
		}
	}
	if !found {
		return ""
	}
	options := b.env.Spread(b.vm.NewObject(), ctx)
	jsapi.Must(options.Set("breakLength", math.Inf(1)))
	jsapi.Must(options.Set("compact", true))
	text := show(goja.FunctionCall{This: goja.Undefined(), Arguments: []goja.Value{plain, options}}).String()
	return strings.TrimSuffix(strings.TrimPrefix(text, "{ "), " }")
}
