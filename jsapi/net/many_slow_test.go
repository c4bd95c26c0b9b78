//go:build !linux || gaggle_portable || race

package net_test

// manyConnections is fewer where each connection takes its time.
const manyConnections = 4000
