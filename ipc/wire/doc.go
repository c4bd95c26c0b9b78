// Package wire is V8's structured-clone format, the bytes of v8.serialize and of IPC in
// advanced mode: a Writer and a Reader of its tags, numbers and strings. It knows no
// JavaScript; jsapi/v8 makes values of it, and FromJSON and ToJSON turn the messages that
// the runtime itself sends and reads, which are plain data, into JSON and back.
//
// # The format
//
// A header (0xFF, the version as a varint), then one value: a tag and what belongs to it.
// Objects count from 0 in the order in which they begin; a later occurrence is TagRef and
// that number. Strings of two bytes a character lie at even offsets, with zero bytes in
// front. The format is described by V8's value-serializer.h, and settled here by the bytes
// that Node 20 writes. Node 20 writes version 15 and reads 13 to 15, as this package does.
package wire

// The versions of the format.
const (
	Version    = 15 // written
	MinVersion = 13 // the oldest that is read
)

// The tags of the format, by V8's names.
const (
	TagVersion     = 0xff
	TagPadding     = 0
	TagVerifyCount = '?'
	TagHole        = '-'
	TagUndefined   = '_'
	TagNull        = '0'
	TagTrue        = 'T'
	TagFalse       = 'F'
	TagInt32       = 'I'
	TagUint32      = 'U'
	TagDouble      = 'N'
	TagBigInt      = 'Z'
	TagUTF8        = 'S'
	TagOneByte     = '"'
	TagTwoByte     = 'c'
	TagRef         = '^'
	TagObject      = 'o'
	TagObjectEnd   = '{'
	TagSparse      = 'a'
	TagSparseEnd   = '@'
	TagDense       = 'A'
	TagDenseEnd    = '$'
	TagDate        = 'D'
	TagTrueObj     = 'y'
	TagFalseObj    = 'x'
	TagNumberObj   = 'n'
	TagBigIntObj   = 'z'
	TagStringObj   = 's'
	TagRegExp      = 'R'
	TagMap         = ';'
	TagMapEnd      = ':'
	TagSet         = '\''
	TagSetEnd      = ','
	TagBuffer      = 'B'
	TagResizable   = '~'
	TagTransferred = 't'
	TagView        = 'V'
	TagError       = 'r'
	TagHost        = '\\'
)
