package childprocess

import (
	"sync"
	"time"

	"github.com/gaggle-js/gaggle/runtime/netio"
)

// Hub is the goroutine on which a parent's channels live. What has no note about
// goroutines is to be called on the Hub's own, that is from within a Post, a Watcher, a
// timer or a tap.
type Hub struct {
	reactor *netio.Reactor
	buf     []byte // reads of all channels
	timers  []hubTimer
	peers   map[*Peer]struct{} // with an open channel
	atClose []func()           // of AtClose

	mu     sync.Mutex
	posted []func()
	ended  bool
	done   chan struct{}
}

type hubTimer struct {
	at time.Time
	f  func()
}

// Hub returns the hub, nil before the first child with a channel. Call it on the loop.
func (m *ChildProcess) Hub() *Hub { return m.hub }

// startHub starts the hub if there is none. It fails when no descriptor is left for it.
func (m *ChildProcess) startHub() error {
	if m.hub != nil {
		return nil
	}
	r, err := netio.New()
	if err != nil {
		return err
	}
	m.hub = &Hub{reactor: r, buf: make([]byte, 64<<10), peers: make(map[*Peer]struct{}), done: make(chan struct{})}
	go m.hub.run()
	return nil
}

// Close ends the hub, if there is one, when the loop has ended. Children stay, and are
// waited for when they end; their channels are closed.
func (m *ChildProcess) Close() {
	m.dead.close()
	if h := m.hub; h != nil {
		h.Do(func() {
			for p := range h.peers {
				p.ch.Close()
			}
			for _, f := range h.atClose {
				f()
			}
		})
		h.Stop()
	}
}

// Reactor is what the hub sleeps on: for listening sockets that must not wait for a script.
func (h *Hub) Reactor() *netio.Reactor { return h.reactor }

// Post has f called on the hub, in the order of the posts. It may be called from any
// goroutine. After Stop f is dropped.
func (h *Hub) Post(f func()) {
	h.mu.Lock()
	first := len(h.posted) == 0 && !h.ended
	if !h.ended {
		h.posted = append(h.posted, f)
	}
	h.mu.Unlock()
	if first {
		h.reactor.Wake()
	}
}

// Do is Post that waits until f has run. It reports false when the hub has ended. Not
// from the hub's own goroutine.
func (h *Hub) Do(f func()) bool {
	ran := make(chan struct{})
	h.Post(func() { f(); close(ran) })
	select {
	case <-ran:
		return true
	case <-h.done:
		return false
	}
}

// AtClose has f called when ChildProcess.Close has closed the channels: listeners are closed
// there where the process goes on.
func (h *Hub) AtClose(f func()) { h.atClose = append(h.atClose, f) }

// After has f called on the hub once d has passed.
func (h *Hub) After(d time.Duration, f func()) {
	h.timers = append(h.timers, hubTimer{time.Now().Add(d), f})
}

// Stop ends the goroutine. Channels and listeners that are still open are closed by
// whoever owns them before. It may be called from any goroutine but the hub's.
func (h *Hub) Stop() {
	h.mu.Lock()
	h.ended = true
	h.mu.Unlock()
	h.reactor.Wake()
	<-h.done
}

// Drain waits until every channel has written what it has, but no longer than limit. It may
// be called from any goroutine but the hub's.
func (h *Hub) Drain(limit time.Duration) {
	deadline := time.Now().Add(limit)
	h.Do(func() {
		for p := range h.peers {
			p.ch.FlushSync(deadline)
		}
	})
}

func (h *Hub) run() {
	defer close(h.done)
	defer func() { _ = h.reactor.Close() }()
	for {
		h.reactor.Poll(h.timeout())
		h.runTimers()
		h.mu.Lock()
		q, ended := h.posted, h.ended
		h.posted = nil
		h.mu.Unlock()
		for _, f := range q {
			f()
		}
		if ended {
			return
		}
	}
}

func (h *Hub) timeout() time.Duration {
	wait := time.Duration(-1)
	for _, t := range h.timers {
		if d := max(time.Until(t.at), 0); wait < 0 || d < wait {
			wait = d
		}
	}
	return wait
}

func (h *Hub) runTimers() {
	if len(h.timers) == 0 {
		return
	}
	now := time.Now()
	all := h.timers
	h.timers = nil
	for _, t := range all {
		if t.at.After(now) {
			h.timers = append(h.timers, t)
		}
	}
	for _, t := range all {
		if !t.at.After(now) {
			t.f()
		}
	}
}
