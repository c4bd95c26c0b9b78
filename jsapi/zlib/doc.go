// Package zlib is Node's module zlib: gzip, deflate and Brotli, at once, with a callback or
// as streams.
//
// # What it rests on
//
// The deflate format comes from compress/flate, its wrappings (RFC 1950, RFC 1952) are
// written here, so that their errors are zlib's. Brotli (RFC 7932) comes from
// github.com/andybalholm/brotli, in pure Go and under the MIT licence: the standard library
// has none, and it is the one that Go's web servers use.
//
// # Where it differs
//
// The compressed bytes are not those of zlib, only what they unpack to. memLevel and most
// strategies are taken and have no effect. A window smaller than 32 KiB makes the
// compressor look for no repetitions at all, because compress/flate cannot be told to stay
// within one. The reader gives its output at the end of each block and not in the midst of
// one, which a flush by the writer brings about.
//
// # Goroutines
//
// An engine works for one caller at a time. The forms with a callback and the streams run
// it on a goroutine of its own and come back to the loop with what it made. A decoder that
// waits for input is a coroutine: whoever drops one calls close. (Node, "Zlib".)
package zlib
