// Package crypto is Node's module crypto, and the global crypto of the web, over Go's own
// cryptography.
//
// # What it rests on
//
// Everything that Go's standard library has comes from there. golang.org/x/crypto, by the
// Go project itself, adds what the library lacks and Node has: scrypt, ChaCha20-Poly1305,
// RIPEMD-160 and BLAKE2. What neither has (DSA, ARIA, Camellia, SM2 to SM4, the binary and
// Brainpool curves) is not offered: getHashes, getCiphers and getCurves list what there is.
//
// # Objects
//
// A Hash, Hmac, Cipher or Decipher is a Transform whose state is a Go struct; Sign and
// Verify are Writables. update and digest work on that state directly, and the stream's
// machinery is used only by who writes or pipes. A KeyObject keeps Go's own key. What
// SubtleCrypto does with CryptoKeys is JavaScript, subtle.js, over the functions of the
// module: names, usages and formats, which is most of it, are no work for Go.
//
// # Goroutines
//
// The forms with a callback do their work on a goroutine of their own, as many at once as
// libuv's pool has threads, and call back on the loop. They copy their inputs first, so
// that a script may change its buffers at once. (Node, "Crypto"; OpenSSL's names of
// algorithms; Web Cryptography API, section 10.)
package crypto
