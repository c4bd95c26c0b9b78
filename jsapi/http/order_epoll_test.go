//go:build linux && !gaggle_portable

package http_test

// unordered names the scripts that depend on which of two ready sockets is served first.
// Epoll serves them as in Node.
var unordered = map[string]bool{}
