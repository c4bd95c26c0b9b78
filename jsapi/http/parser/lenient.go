package parser

// Lenient is a set of llhttp's lenient flags, with the numbers that Node's HTTPParser gives them.
// Each lets pass one thing that two parsers may read differently.
type Lenient uint16

// The flags, behind each what it accepts.
const (
	LenientHeaders              Lenient = 1 << iota // any byte in a value, folded lines, a space before the colon
	LenientChunkedLength                            // Content-Length beside Transfer-Encoding
	LenientKeepAlive                                // messages behind Connection: close, which are read
	LenientTransferEncoding                         // codings behind chunked, or none that is chunked in a request
	LenientVersion                                  // any version of one digit, a dot and one digit
	LenientDataAfterClose                           // bytes behind Connection: close, which are dropped
	LenientLFAfterCR                                // a line that ends in CR alone
	LenientCRLFAfterChunk                           // a chunk that follows the data before it at once
	LenientCRBeforeLF                               // a line that ends in LF alone
	LenientSpacesAfterChunkSize                     // blanks behind the size of a chunk

	LenientAll Lenient = 1<<iota - 1 // what Node's insecureHTTPParser sets
)

// lenient reports whether flag is set.
func (p *Parser) lenient(flag Lenient) bool { return p.Lenient&flag != 0 }
