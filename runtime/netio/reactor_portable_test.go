//go:build !linux || gaggle_portable

package netio

// gather waits until the next Poll has n to tell.
func gather(r *Reactor, n int) {
	for {
		r.mu.Lock()
		there := len(r.queue)
		r.mu.Unlock()
		if there >= n {
			return
		}
		<-r.wake
	}
}
