//go:build linux && !gaggle_portable

package net_test

// unordered names the cases that trace both ends of connections and so depend on which of
// two ready sockets is served first. Epoll serves them as in Node.
var unordered = map[string]bool{}
