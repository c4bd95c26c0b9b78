package events

import (
	"slices"

	"github.com/dop251/goja"
)

// Key is the name of an event: a string, or a symbol.
type Key struct {
	Name string
	Sym  *goja.Symbol
}

// Value is the key as scripts see it.
func (k Key) value(vm *goja.Runtime) goja.Value {
	if k.Sym != nil {
		return k.Sym
	}
	return vm.ToValue(k.Name)
}

func (k Key) String() string {
	if k.Sym != nil {
		return "Symbol(" + k.Sym.String() + ")"
	}
	return k.Name
}

// keyOf is the property key that v becomes.
func keyOf(v goja.Value) Key {
	if s, ok := v.(*goja.Symbol); ok {
		return Key{Sym: s}
	}
	return Key{Name: v.String()}
}

// named is an event as somebody has named it: 'newListener' and 'removeListener' tell the
// number that a script gave, and not the key that it becomes.
type named struct {
	Key
	given goja.Value // nil when the key is all there is
}

func nameOf(v goja.Value) named { return named{keyOf(v), v} }

func (n named) value(vm *goja.Runtime) goja.Value {
	if n.given != nil {
		return n.given
	}
	return n.Key.value(vm)
}

// row holds the listeners of one event: one, or else a list of several. A list that is
// being emitted may still be read, so it grows by append and shrinks by copying.
type row struct {
	key  Key
	one  *Listener
	list []*Listener
	// warned says that the leak warning has been given for this list.
	warned bool
}

// manyRows is where a table begins to keep an index. Emitters have a handful of events;
// those that have thousands use them as a map of requests under way.
const manyRows = 24

// table holds the rows of an emitter in the order in which they were made.
type table struct {
	rows  []row
	index map[Key]int // of the rows that have listeners; the others are left behind while there is an index
}

// get returns the row of k, or nil. The pointer is good until the table changes.
func (t *table) get(k Key) *row {
	if t.index != nil {
		if i, ok := t.index[k]; ok {
			return &t.rows[i]
		}
		return nil
	}
	for i := range t.rows {
		if t.rows[i].key == k {
			return &t.rows[i]
		}
	}
	return nil
}

// put returns the row of k, made if need be.
func (t *table) put(k Key) *row {
	if r := t.get(k); r != nil {
		return r
	}
	if t.rows == nil {
		t.rows = make([]row, 0, 2) // who listens to one event mostly does to two
	}
	t.rows = append(t.rows, row{key: k})
	switch n := len(t.rows); {
	case t.index != nil:
		t.index[k] = n - 1
	case n > manyRows:
		t.reindex()
	}
	return &t.rows[len(t.rows)-1]
}

// drop removes the row of k.
func (t *table) drop(k Key) {
	if t.index == nil {
		t.rows = slices.DeleteFunc(t.rows, func(r row) bool { return r.key == k })
		return
	}
	i, ok := t.index[k]
	if !ok {
		return
	}
	delete(t.index, k)
	t.rows[i] = row{}
	if len(t.index) < len(t.rows)/2 {
		t.rows = slices.DeleteFunc(t.rows, func(r row) bool { return r.one == nil && r.list == nil })
		t.reindex()
	}
}

func (t *table) reindex() {
	t.index = make(map[Key]int, len(t.rows))
	for i := range t.rows {
		t.index[t.rows[i].key] = i
	}
}

// len is the number of events that have listeners.
func (t *table) len() int {
	if t.index != nil {
		return len(t.index)
	}
	return len(t.rows)
}

// keys lists the events that have listeners.
func (t *table) keys() []Key {
	ks := make([]Key, 0, t.len())
	for i := range t.rows {
		if r := &t.rows[i]; r.one != nil || r.list != nil {
			ks = append(ks, r.key)
		}
	}
	return ks
}

// count is the number of listeners.
func (r *row) count() int {
	switch {
	case r == nil || r.one == nil && r.list == nil:
		return 0
	case r.one != nil:
		return 1
	}
	return len(r.list)
}

// all lists the listeners; the caller must not change the slice.
func (r *row) all() []*Listener {
	switch {
	case r == nil:
		return nil
	case r.one != nil:
		return []*Listener{r.one}
	}
	return r.list
}

func (r *row) add(l *Listener, front bool) {
	switch {
	case r.one == nil && r.list == nil:
		r.one = l
	case r.one != nil && front:
		r.one, r.list = nil, []*Listener{l, r.one}
	case r.one != nil:
		r.one, r.list = nil, []*Listener{r.one, l}
	case front:
		r.list = append([]*Listener{l}, r.list...)
	default:
		r.list = append(r.list, l)
	}
}

// remove takes the listener at i away and reports whether the row is empty now.
func (r *row) remove(i int) bool {
	if r.one != nil {
		r.one = nil
		return true
	}
	left := make([]*Listener, 0, len(r.list)-1)
	left = append(append(left, r.list[:i]...), r.list[i+1:]...)
	if len(left) == 1 {
		r.one, r.list, r.warned = left[0], nil, false
	} else {
		r.list = left
	}
	return false
}
