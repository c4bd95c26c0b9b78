// Package tls is Node's module tls: sockets, servers and contexts over Go's crypto/tls.
//
// # A connection without a goroutine
//
// crypto/tls wants a net.Conn that blocks; the loop must not. An engine gives it one in
// memory: what the peer has sent is put in, what is to be sent is taken out. Only the
// handshake of crypto/tls cannot be interrupted and gone on with, so it runs as a coroutine
// (iter.Pull) that the loop steps into when bytes have come and that steps back when it
// needs more, or has a question for the script: SNICallback, ALPNCallback, a session. After
// it there is no coroutine: reading and writing records are calls on the loop, and a read
// that finds half a record says so and is made again later.
//
// So nothing here runs beside the loop, there is nothing to lock, and an idle connection
// has no stack. The price is that the handshake's signature is made on the loop, as in Node.
//
// # Who owns what
//
// A Socket is a net.Socket. One that tls.connect opened owns its netio.Conn, like any
// net.Socket. One over another net.Socket reads and writes that one's Conn, and the other
// Socket still owns it; one over any other stream uses the stream's own methods. What a
// Socket lies on is destroyed with it. The engine owns the keys and the bytes between.
//
// A Context is what a script calls a SecureContext: keys, certificates, authorities and
// limits. It is read by the connections that use it and never changed by them.
//
// # Who trusts whom
//
// Chains are verified here and not by crypto/tls, behind the handshake as in Node, so that
// authorizationError can have OpenSSL's code whether or not the connection goes on. The
// authorities of a context without ca are Mozilla's, in golang.org/x/crypto's copy, and
// those of NODE_EXTRA_CA_CERTS; they are parsed when the first chain needs them.
//
// # What crypto/tls does not have
//
// Finite-field DHE, X448, PSK, CCM and SRP suites, choosing among the suites of TLS 1.3, choosing
// signature algorithms, renegotiation on demand, a second ticket, going on with a session of
// another server's that has no ticket, and the Finished messages of TLS 1.3. Their options are
// checked and otherwise without effect. A client asks for its server's status also without
// requestOCSP; a server learns only behind SNICallback and 'OCSPRequest' that a client of TLS 1.2
// goes on with a session, and renews its ticket. (Node 20, "TLS (SSL)".)
package tls
