package jsapi

import (
	"slices"
	"strings"
	"sync"
)

// Environ is an ordered set of environment variables, process.env's store. Threads may
// share one (worker_threads.SHARE_ENV): it is safe for use by several goroutines.
type Environ struct {
	mu     sync.RWMutex
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
	e.mu.RLock()
	defer e.mu.RUnlock()
	v, ok := e.values[name]
	return v, ok
}

// Set sets name to value. There is no variable without a name.
func (e *Environ) Set(name, value string) {
	if name == "" {
		return
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	if _, ok := e.values[name]; !ok {
		e.keys = append(e.keys, name)
	}
	e.values[name] = value
}

// Delete removes name.
func (e *Environ) Delete(name string) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if _, ok := e.values[name]; !ok {
		return
	}
	delete(e.values, name)
	if i := slices.Index(e.keys, name); i >= 0 {
		e.keys = slices.Delete(e.keys, i, i+1)
	}
}

// Take returns the value of name and removes it.
func (e *Environ) Take(name string) string {
	v, _ := e.Get(name)
	e.Delete(name)
	return v
}

// Names lists the variables in the order they were first set.
func (e *Environ) Names() []string {
	e.mu.RLock()
	defer e.mu.RUnlock()
	return slices.Clone(e.keys)
}

// Pairs lists the variables as NAME=value, for a child process.
func (e *Environ) Pairs() []string {
	e.mu.RLock()
	defer e.mu.RUnlock()
	out := make([]string, len(e.keys))
	for i, k := range e.keys {
		out[i] = k + "=" + e.values[k]
	}
	return out
}
