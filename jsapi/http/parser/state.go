package parser

// state is what the parser expects next. Those up to sHeadDone read a head or trailers, those behind
// it a body.
type state uint8

const (
	sIdle state = iota
	sMethod
	sTargetStart
	sSchema
	sSchemaSlash
	sSchemaSlashSlash
	sServer
	sServerAt
	sPath
	sQuery
	sFragment
	sTargetCR
	sProtocol
	sVersion
	sLineEnd
	sLineLF
	sPreface
	sStatus
	sReasonStart
	sReason
	sReasonLF
	sFieldStart
	sFieldName
	sValueStart
	sValueStartLF
	sEmptyValueNext
	sValue
	sValueLF
	sValueNext
	sHeadLF
	sHeadDone

	sPlan
	sData
	sBodyEnd
	sUntilEOF
	sChunkStart
	sChunkSize
	sChunkSizeSpace
	sChunkSizeLF
	sExtension
	sExtName
	sExtValue
	sExtQuoted
	sExtPair
	sExtQuoteEnd
	sChunkData
	sChunkDataEnd
	sChunkDataLF
	sClosed
	sUpgraded
	sDead
)

// flags are what fields of the message say.
type flags uint8

const (
	fClose flags = 1 << iota
	fKeepAlive
	fConnUpgrade
	fUpgrade
	fTransferEncoding
)
