//go:build !linux || gaggle_portable

package http_test

// unordered names the scripts that depend on which of two ready sockets is served first,
// which the portable reactor does not promise.
var unordered = map[string]bool{"server_events.js": true}
