package eventloop

import "time"

// NewPoller returns a Poller without sockets: it sleeps until Wake or the timeout.
func NewPoller() Poller { return make(sleeper, 1) }

type sleeper chan struct{}

func (s sleeper) Active() bool { return false }

func (s sleeper) Flush() {}

func (s sleeper) Wake() {
	select {
	case s <- struct{}{}:
	default:
	}
}

func (s sleeper) Poll(timeout time.Duration) {
	switch {
	case timeout == 0:
	case timeout < 0:
		<-s
	default:
		t := time.NewTimer(timeout)
		defer t.Stop()
		select {
		case <-s:
		case <-t.C:
		}
	}
}
