// Package buffer is Node's buffer module: Buffer, its encodings, Blob and File.
//
// # For other packages
//
// Go code meets JavaScript's bytes and strings here:
//
//   - From(env).New(b) makes a Buffer over b without copying.
//   - Bytes(v) gives the bytes behind a Buffer, another TypedArray, a DataView or an
//     ArrayBuffer, without copying.
//   - Encoding turns strings into bytes (Encode, AppendTo), and Buffers.Decode turns
//     bytes into strings.
//
// A Buffer and the slice it was made over are the same memory. Whoever gives a slice to
// New gives it away: to write to it later is to change what a script sees, and may well
// be a data race. Whoever takes a slice from Bytes borrows it until control returns to
// JavaScript; to keep it, copy it.
//
// # Memory
//
// Buffers come from Go's heap one by one. There is no pool of 8 KiB slabs as in Node, so
// buf.byteOffset is 0 for a new Buffer and allocUnsafe returns zeros; both are within
// what Node's documentation promises. (Node: "Buffer".)
package buffer
