//go:build !linux

package runtime

// trimLater does nothing here: only Linux is known to take pages back one by one and to
// show what they cost.
func trimLater() {}
