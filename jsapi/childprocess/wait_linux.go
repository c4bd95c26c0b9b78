package childprocess

import (
	"os"

	"golang.org/x/sys/unix"
)

// awaitEnd blocks until the process has ended. It leaves it to be waited for, which the
// returned function does at once: until then a signal has somebody to go to, as in Node.
func awaitEnd(p *os.Process) (reap func() (*os.ProcessState, error)) {
	for unix.Waitid(unix.P_PID, p.Pid, nil, unix.WEXITED|unix.WNOWAIT, nil) == unix.EINTR {
	}
	return p.Wait
}
