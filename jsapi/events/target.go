package events

import "github.com/dop251/goja"

// targets is the EventTarget half of the package.
type targets struct{}

// target is the state of an EventTarget.
type target struct{ max float64 }

func (m *Events) targetOf(o *goja.Object) *target { return nil }

func (t *target) listenersArray(name string) goja.Value { return nil }

func (m *Events) addAbortListener(c goja.FunctionCall) goja.Value { return goja.Undefined() }
func (m *Events) staticOnce(c goja.FunctionCall) goja.Value       { return goja.Undefined() }
func (m *Events) staticOn(c goja.FunctionCall) goja.Value         { return goja.Undefined() }
func (m *Events) asyncResource() goja.Value                       { return goja.Undefined() }
