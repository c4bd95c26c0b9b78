//go:build !linux

package childprocess

import "os"

// awaitEnd waits for the process; the returned function tells how it ended.
func awaitEnd(p *os.Process) (reap func() (*os.ProcessState, error)) {
	st, err := p.Wait()
	return func() (*os.ProcessState, error) { return st, err }
}
