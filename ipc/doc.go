// Package ipc is the channel between a Node process and its children: messages over a
// unix stream socket, some of them with a file descriptor. It speaks the wire of Node
// 20's child_process, so that Node can be at the other end, and knows no JavaScript.
//
// # Frames
//
// A message is a frame (Mode): in JSON mode one JSON text and a newline, in Advanced mode
// a 4-byte big-endian length and a value in V8's structured-clone format. Decoder cuts a
// stream of bytes and descriptors into messages, wherever the reads split it.
//
// # Descriptors
//
// A message with a descriptor travels in an envelope (Envelope, cmd NODE_HANDLE). The
// receiver answers NODE_HANDLE_ACK, or NODE_HANDLE_NACK when the descriptor did not come;
// until then the sender keeps later messages back, and it tries three times more. Channel
// does all that: its Receiver sees the message inside, with its descriptor.
//
// # Ownership
//
// A descriptor that arrives belongs to whoever Receiver.OnMessage hands it to. A
// descriptor that is sent stays the sender's, who may close it once Outgoing.Settled has
// been called: not before, because it may have to be sent again.
//
// # Threads
//
// A Channel belongs to the goroutine of the reactor that drives it. Nothing here locks.
//
// # Cluster
//
// The messages of Node's cluster (cmd NODE_CLUSTER) are here too. The two that go with
// every connection, newconn and its acknowledgement, have an encoder and a decoder made
// by hand; they allocate nothing.
package ipc
