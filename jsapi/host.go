package jsapi

import "os"

// Host is what a script learns of the process that it runs in. The runtime fills it
// in from its Config; modules read it and do not keep copies.
type Host struct {
	// ExecPath is the absolute path of the binary: process.execPath.
	ExecPath string
	// Argv0 is the name the binary was called by: process.argv0.
	Argv0 string
	// ExecArgv are the runtime's own flags: process.execArgv.
	ExecArgv []string
	// Eval is the text that is run in place of a script, of -e and -p: process._eval.
	Eval string
	// Args are process.argv behind the binary: the script's path, when there is one,
	// and its arguments.
	Args []string
	// Env is process.env. In a worker the channel's variables are already taken out of it.
	Env *Environ
	// Stdin, Stdout and Stderr are what fds 0, 1 and 2 are to the script. They are
	// closed by whoever made the Host.
	Stdin, Stdout, Stderr *os.File
	// ChannelFD is the IPC channel to the parent, -1 without one (NODE_CHANNEL_FD).
	ChannelFD int
	// ChannelSerialization is "json" or "advanced".
	ChannelSerialization string
	// UniqueID is NODE_UNIQUE_ID, which Env has no longer: not empty in a cluster worker.
	UniqueID string
	// Embedded says that the runtime is a guest in a Go program: process.exit ends the
	// runtime and not the process, and signals and the title are left alone.
	Embedded bool
	// WorkerArgs stand in front of the arguments when a child is to run the host's own binary
	// as a worker; empty for the gaggle command.
	WorkerArgs []string
	// Modules are the host's own, for scripts to require; the last of a name counts, and
	// hides a built-in one from scripts.
	Modules []Module
	// Without are the built-in modules that scripts cannot require, with all their parts.
	Without []string
	// AllowedFlags lists the flags that NODE_OPTIONS may hold, for
	// process.allowedNodeEnvironmentFlags; nil for none.
	AllowedFlags func() []string
	// OnPrimary is called before the first cluster worker is forked, so that the host can
	// make room for the dispatcher beside the loop; may be nil.
	OnPrimary func()
	// Thread is what the runtime is as a worker thread; nil in a main thread.
	Thread *Thread
	// StartThread starts a worker thread. The thread runs until its script has nothing
	// left to wait for, or stop, which may be called from any goroutine, breaks into what
	// it does. The error may be a BadFlags. Nil where there are no threads.
	StartThread func(ThreadStart) (stop func(), err error)
	// Warnings says how process.emitWarning behaves.
	Warnings Warnings
	// Defaults are what flags change of what modules begin with.
	Defaults Defaults
}

// Warnings are the runtime's flags about warnings and deprecations.
type Warnings struct {
	// Silent is --no-warnings, NoDeprecation is --no-deprecation.
	Silent, NoDeprecation bool
	// Trace is --trace-warnings, TraceDeprecation is --trace-deprecation.
	Trace, TraceDeprecation bool
	// ThrowDeprecation is --throw-deprecation.
	ThrowDeprecation bool
	// Pending is --pending-deprecation: deprecations to come are told of, too.
	Pending bool
	// Disabled are codes and types of warnings that are not printed: --disable-warning.
	Disabled []string
	// TraceExit tells of process.exit: --trace-exit.
	TraceExit bool
	// Redirect is the file that warnings go to, "" for stderr: --redirect-warnings.
	Redirect string
}

// Defaults are settings of modules that the command line may change. The zero value is
// Node's own.
type Defaults struct {
	// MaxHTTPHeaderSize is http.maxHeaderSize in bytes, 0 for 16 KiB.
	MaxHTTPHeaderSize int
	// InsecureHTTPParser is what the option insecureHTTPParser is when it is not given.
	InsecureHTTPParser bool
	// DNSResultOrder is dns.getDefaultResultOrder(), "" for verbatim.
	DNSResultOrder string
	// NoFamilySelection makes net.getDefaultAutoSelectFamily() false.
	NoFamilySelection bool
	// TLSMin, TLSMax and TLSCiphers are tls.DEFAULT_MIN_VERSION, DEFAULT_MAX_VERSION and
	// DEFAULT_CIPHERS, "" for Node's.
	TLSMin, TLSMax, TLSCiphers string
	// ExtraCAs is the file with authorities beside the built-in ones: NODE_EXTRA_CA_CERTS as the
	// process began with it, "" for none.
	ExtraCAs string
	// FamilyTimeout is net.getDefaultAutoSelectFamilyAttemptTimeout() in milliseconds, 0
	// for Node's 250.
	FamilyTimeout int
}
