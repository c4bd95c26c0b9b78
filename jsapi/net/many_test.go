//go:build linux && !gaggle_portable && !race

package net_test

// manyConnections is how many short connections the leak test makes: half a minute's worth.
const manyConnections = 100_000
