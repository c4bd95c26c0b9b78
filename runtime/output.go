package runtime

import (
	"errors"
	"io"
	"os"
	"reflect"
	"syscall"
	"time"
)

// copying is a pipe that scripts write to and a goroutine that gives what comes to a writer.
// A pipe and not a function: children inherit it, and process.stdout is over a descriptor.
type copying struct {
	from, to *os.File // the ends; who reads from closes it
	w        io.Writer
	err      error // the writer's first; to be read when done is closed
	done     chan struct{}
}

// copyTo begins a copying.
func copyTo(w io.Writer) (*copying, error) {
	from, to, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	_ = to.Fd() // makes it blocking, as children expect their stdout to be
	c := &copying{from: from, to: to, w: w, done: make(chan struct{})}
	go c.run()
	return c, nil
}

// run copies until all ends are closed, or until close.
func (c *copying) run() {
	defer close(c.done)
	defer c.from.Close()
	buf := make([]byte, 32<<10)
	for {
		n, err := c.from.Read(buf)
		c.give(buf[:n])
		if errors.Is(err, os.ErrDeadlineExceeded) {
			c.rest(buf)
		}
		if err != nil {
			return
		}
	}
}

// rest copies what is in the pipe already: children may hold it open.
func (c *copying) rest(buf []byte) {
	raw, err := c.from.SyscallConn()
	if err != nil {
		return
	}
	_ = raw.Control(func(fd uintptr) {
		for {
			n, err := syscall.Read(int(fd), buf)
			if err == syscall.EINTR {
				continue
			}
			if n <= 0 {
				return
			}
			c.give(buf[:n])
		}
	})
}

// give writes b. A writer that has failed is left alone, and the script does not notice.
func (c *copying) give(b []byte) {
	if len(b) > 0 && c.err == nil {
		_, c.err = c.w.Write(b)
	}
}

// close ends the copying when what has been written so far is copied, and returns the
// writer's error.
func (c *copying) close() error {
	_ = c.to.Close()
	_ = c.from.SetReadDeadline(time.Unix(1, 0))
	<-c.done
	return c.err
}

// openOutput puts pipes to the writers of WithOutput in the place of stdout and stderr.
func (r *Runtime) openOutput() error {
	files, writers := [2]**os.File{&r.cfg.stdout, &r.cfg.stderr}, r.cfg.output
	r.cfg.output = [2]io.Writer{} // a thread's configuration is a copy of this one
	for i, w := range writers {
		if w == nil {
			continue
		}
		if i == 1 && len(r.copies) == 1 && sameWriter(writers[0], w) {
			*files[1] = *files[0]
			continue
		}
		c, err := copyTo(w)
		if err != nil {
			return errors.Join(err, r.closeOutput())
		}
		r.copies = append(r.copies, c)
		*files[i] = c.to
	}
	return nil
}

// sameWriter compares writers that are pointers; others, which may be beyond comparison, are
// two even when they are the same.
func sameWriter(a, b io.Writer) bool {
	return reflect.TypeOf(a).Kind() == reflect.Pointer && a == b
}

// closeOutput ends what openOutput began.
func (r *Runtime) closeOutput() error {
	var all []error
	for _, c := range r.copies {
		all = append(all, c.close())
	}
	r.copies = nil
	return errors.Join(all...)
}
