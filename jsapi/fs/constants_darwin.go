package fs

// darwin has neither flag; a negative number leaves the constant out.
const (
	flagNoAtime = -1
	flagDirect  = -1
)
