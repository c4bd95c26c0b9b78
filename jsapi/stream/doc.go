// Package stream is the module stream: its state machines are Go, so that a socket, a
// file, a request body or a response is a Node stream without JavaScript in between.
//
// # A stream in Go
//
// A struct embeds Readable, Writable or Duplex by value, has the hooks that it needs as
// methods, and ties itself to its object with Streams.Bind:
//
//	type Socket struct {
//		stream.Duplex
//		conn *netio.Conn
//	}
//
//	func (s *Socket) ReadMore(n int)             // Source: start reading; Push what comes
//	func (s *Socket) WriteChunk(b []byte)        // Sink: write b, then WriteDone
//	func (s *Socket) WriteChunks(bs [][]byte)    // GatherSink: the same for many
//	func (s *Socket) Finish()                    // Finisher: after the last write, then FinishDone
//	func (s *Socket) Teardown(err goja.Value)    // Destroyer: let go of the socket, then TeardownDone
//
// Bind finds the hooks by their types. A script that replaces _read, _write, _final or
// _destroy on the object or in a subclass is called instead; its super._write(...)
// reaches the hook.
//
// # Bytes and who owns them
//
// Push takes the slice that it is given: the source must not touch it again. It becomes
// a Buffer, sharing the same memory, only when a script gets to see it. A slice given to
// WriteChunk belongs to the writer of the script, who may change it when the write is
// done, so a sink uses it until WriteDone and not longer.
//
// Between two streams that are both in Go, pipe moves slices and calls no JavaScript,
// as long as write, emit and the others still resolve to our own functions.
//
// # Order
//
// The order of 'readable', 'data', 'end', 'finish', 'close' and the rest is that of
// Node 20, and so are the process.nextTick turns between them.
//
// # What is made of promises
//
// The operators (map, filter, ...), Readable.from, pipelines with functions, compose, Duplex.from
// and stream/consumers are state machines in Go as well: a stage is an asynchronous generator, a
// source is what for await reads, a pump is the loop between an iterable and a stream. A chunk
// passes from one to the next in as many promise jobs as in Node, but without promises. The
// adapters of web streams and of old streams are JavaScript, in cold/, a file each, compiled when
// something of it is first called.
//
// _readableState and _writableState are views of the Go state, made when somebody looks.
//
// Everything here belongs to the loop's goroutine.
package stream
