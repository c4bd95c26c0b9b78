package engine

import (
	"strconv"

	"github.com/dop251/goja"
)

// Get is what the engine reads of an iterator and of its results (goja.DynamicObject).
func (it *iteration) Get(key string) goja.Value {
	switch key {
	case "done":
		return it.ended
	case "value":
		return it.value
	case "next":
		return it.next
	}
	return nil
}

// Set refuses: nothing holds an iteration that could write to it.
func (it *iteration) Set(string, goja.Value) bool { return false }

// Has is true of what Get has.
func (it *iteration) Has(key string) bool { return it.Get(key) != nil }

// Delete has nothing to delete.
func (it *iteration) Delete(string) bool { return true }

// Keys lists nothing.
func (it *iteration) Keys() []string { return nil }

func indexName(i uint32) string { return strconv.FormatUint(uint64(i), 10) }
