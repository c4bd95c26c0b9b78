//go:build unix && !linux

package process

// setTitle does nothing where the system offers no plain way.
func setTitle(string) {}
