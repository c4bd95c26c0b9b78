package webstreams

import "github.com/dop251/goja"

// The errors of web streams are TypeErrors with Node's codes.

func (s *streams) invalidThis(class string) *goja.Object {
	return s.env.CodeError("TypeError", "ERR_INVALID_THIS", `Value of "this" must be of type `+class)
}

func (s *streams) invalidState(what string) *goja.Object {
	return s.env.CodeError("TypeError", "ERR_INVALID_STATE", "Invalid state: "+what)
}

// invalidValue is an ERR_INVALID_ARG_VALUE of the class given; without a reason, v is invalid.
func (s *streams) invalidValue(class, name string, v goja.Value, reason string) *goja.Object {
	return s.env.CodeError(class, "ERR_INVALID_ARG_VALUE", s.env.InvalidArgValue(name, v, reason).Get("message").String())
}

func (s *streams) notOf(name, class string, v goja.Value) *goja.Object {
	return s.env.InvalidArgType(name, "an instance of "+class, v)
}
