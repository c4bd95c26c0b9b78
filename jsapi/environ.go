package jsapi

import "strings"

// Environ is an ordered set of environment variables, process.env's store. It belongs
// to the loop's goroutine.
type Environ struct {
	keys   []string
	values map[string]string
}

// NewEnviron takes NAME=value pairs as os.Environ gives them; the last of a name wins.
func NewEnviron(pairs []string) *Environ {
	e := &Environ{values: make(map[string]string, len(pairs))}
	for _, p := range pairs {
		if name, value, ok := strings.Cut(p, "="); ok {
			e.Set(name, value)
		}
	}
	return e
}

// Get returns the value of name and whether it is set.
func (e *Environ) Get(name string) (string, bool) {
	v, ok := e.values[name]
	return v, ok
}

// Set sets name to value. There is no variable without a name.
func (e *Environ) Set(name, value string) {
	if name == "" {
		return
	}
	if _, ok := e.values[name]; !ok {
		e.keys = append(e.keys, name)
	}
	e.values[name] = value
}

// Delete removes name.
func (e *Environ) Delete(name string) {
	if _, ok := e.values[name]; !ok {
		return
	}
	delete(e.values, name)
	for i, k := range e.keys {
		if k == name {
			e.keys = append(e.keys[:i], e.keys[i+1:]...)
			return
		}
	}
}

// Take returns the value of name and removes it.
func (e *Environ) Take(name string) string {
	v := e.values[name]
	e.Delete(name)
	return v
}

// Names lists the variables in the order they were first set.
func (e *Environ) Names() []string { return append([]string(nil), e.keys...) }

// Pairs lists the variables as NAME=value, for a child process.
func (e *Environ) Pairs() []string {
	out := make([]string, len(e.keys))
	for i, k := range e.keys {
		out[i] = k + "=" + e.values[k]
	}
	return out
}
