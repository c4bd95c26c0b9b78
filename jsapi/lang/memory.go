package lang

import (
	"sync"
	"sync/atomic"
	"unsafe"
)

// Memory is the bytes behind SharedArrayBuffers, perhaps of several runtimes at once. It
// belongs to all of them. What typed arrays read and write in it is not synchronized, as
// the language has it; Atomics is.
type Memory struct {
	data []byte // aligned, and with whole words to the end

	mu      sync.Mutex
	waiting map[int][]*waiter // by offset; the first of a list waits longest
}

// newMemory makes the memory of n zero bytes.
func newMemory(n int) *Memory {
	words := make([]uint64, (n+7)/8+1)
	return &Memory{data: unsafe.Slice((*byte)(unsafe.Pointer(&words[0])), len(words)*8)[:n]}
}

// update replaces the size bytes at off, a multiple of size, by f of what they were, as one
// step to everybody else, and returns what they were. f may be called several times.
func (m *Memory) update(off, size int, f func(old uint64) uint64) uint64 {
	if size == 8 {
		p := (*uint64)(unsafe.Pointer(&m.data[off]))
		for {
			old := atomic.LoadUint64(p)
			if atomic.CompareAndSwapUint64(p, old, f(old)) {
				return old
			}
		}
	}
	p := (*uint32)(unsafe.Pointer(&m.data[off&^3]))
	shift := 8 * lane(off&3, size)
	mask := uint32(1<<(8*size)-1) << shift
	for {
		word := atomic.LoadUint32(p)
		old := uint64(word&mask) >> shift
		if atomic.CompareAndSwapUint32(p, word, word&^mask|uint32(f(old))<<shift&mask) {
			return old
		}
	}
}

// load reads the size bytes at off.
func (m *Memory) load(off, size int) uint64 {
	if size == 8 {
		return atomic.LoadUint64((*uint64)(unsafe.Pointer(&m.data[off])))
	}
	word := atomic.LoadUint32((*uint32)(unsafe.Pointer(&m.data[off&^3])))
	return uint64(word>>(8*lane(off&3, size))) & (1<<(8*size) - 1)
}

// lane is where in a word the element lies that is i bytes behind its beginning.
func lane(i, size int) int {
	one := uint16(1)
	if *(*byte)(unsafe.Pointer(&one)) == 1 {
		return i
	}
	return 4 - size - i
}

// waiter is one Atomics.wait or waitAsync. wake is called once, with mu held.
type waiter struct {
	wake func()
}

// wait enters w for the element at off, unless the element is not what it should be.
func (m *Memory) wait(off, size int, expected uint64, w *waiter) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.load(off, size) != expected {
		return false
	}
	if m.waiting == nil {
		m.waiting = make(map[int][]*waiter)
	}
	m.waiting[off] = append(m.waiting[off], w)
	return true
}

// giveUp takes w out, and reports false when it has been woken before.
func (m *Memory) giveUp(off int, w *waiter) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	for i, x := range m.waiting[off] {
		if x == w {
			m.set(off, append(m.waiting[off][:i:i], m.waiting[off][i+1:]...))
			return true
		}
	}
	return false
}

func (m *Memory) set(off int, list []*waiter) {
	if len(list) == 0 {
		delete(m.waiting, off)
		return
	}
	m.waiting[off] = list
}

// notify wakes at most n that wait for the element at off and returns how many.
func (m *Memory) notify(off int, n float64) int {
	m.mu.Lock()
	defer m.mu.Unlock()
	list := m.waiting[off]
	woken := 0
	for ; woken < len(list) && float64(woken) < n; woken++ {
		list[woken].wake()
	}
	m.set(off, list[woken:])
	return woken
}
