// Package dns is Node's modules dns and dns/promises.
//
// # Two ways to a name
//
// lookup and lookupService ask what the system asks: the hosts file first, then the
// servers of resolv.conf, by Go's resolver (lookup.go). The resolve functions ask DNS
// servers only, those of the module or of a Resolver, by a client of our own, because
// Go's leaves out TTLs and half of the record types (client.go). Messages are read and
// written by x/net's dnsmessage (message.go), which has no NAPTR and no CAA (rawdata.go).
//
// # Threads
//
// Questions are asked on goroutines, which get strings and give back strings and
// errors; everything else belongs to the loop's goroutine.
package dns
