package runtime

import (
	"slices"
	"strings"

	"github.com/spf13/pflag"
)

// define declares every flag but -e and -p.
func (c *Command) define(fs *pflag.FlagSet) {
	f := &c.flags
	fs.BoolVarP(&c.check, "check", "c", c.check, "")
	fs.BoolVarP(&c.help, "help", "h", c.help, "")
	fs.BoolVarP(&c.version, "version", "v", c.version, "")
	fs.BoolVarP(&c.interactive, "interactive", "i", c.interactive, "")
	fs.StringArrayVarP(&f.Preload, "require", "r", f.Preload, "")
	fs.StringArrayVar(&c.envFiles, "env-file", c.envFiles, "")
	fs.StringVar(&f.Title, "title", f.Title, "")
	fs.StringVar(&f.UnhandledRejections, "unhandled-rejections", f.UnhandledRejections, "")
	fs.BoolVar(&f.ExposeGC, "expose-gc", f.ExposeGC, "")
	fs.BoolVar(&f.Warnings.Silent, "no-warnings", f.Warnings.Silent, "")
	fs.BoolVar(&f.Warnings.NoDeprecation, "no-deprecation", f.Warnings.NoDeprecation, "")
	fs.BoolVar(&f.Warnings.Trace, "trace-warnings", f.Warnings.Trace, "")
	fs.BoolVar(&f.Warnings.TraceDeprecation, "trace-deprecation", f.Warnings.TraceDeprecation, "")
	fs.BoolVar(&f.Warnings.ThrowDeprecation, "throw-deprecation", f.Warnings.ThrowDeprecation, "")
	limit := 10
	if f.StackTraceLimit != nil {
		limit = *f.StackTraceLimit
	}
	f.StackTraceLimit = fs.Int("stack-trace-limit", limit, "")
}

// tolerate declares the flags in args that are accepted without effect.
func tolerate(fs *pflag.FlagSet, args []string) {
	for _, a := range args {
		name, ok := strings.CutPrefix(a, "--")
		name, _, _ = strings.Cut(name, "=")
		name = strings.ReplaceAll(name, "_", "-")
		if !ok || fs.Lookup(name) != nil {
			continue
		}
		if slices.Contains(ignoredBools, strings.TrimPrefix(name, "no-")) {
			fs.Bool(name, false, "")
		} else if slices.Contains(ignoredValues, name) {
			fs.String(name, "", "")
			fs.Lookup(name).NoOptDefVal = " " // as V8's, they take their value behind =
		}
	}
}

// ignoredBools are flags of Node and V8 that scripts and tools pass and that change
// nothing here. Each may have no- in front.
var ignoredBools = []string{
	"warnings", "deprecation", "pending-deprecation", "trace-uncaught", "trace-exit", "trace-sigint",
	"preserve-symlinks", "preserve-symlinks-main", "enable-source-maps", "experimental-vm-modules",
	"experimental-worker", "experimental-modules", "experimental-fetch", "experimental-global-webcrypto",
	"experimental-global-customevent", "experimental-require-module", "experimental-permission",
	"experimental-abortcontroller", "experimental-websocket", "experimental-wasm-modules",
	"experimental-import-meta-resolve", "experimental-network-inspection", "experimental-detect-module",
	"force-context-aware", "frozen-intrinsics", "insecure-http-parser", "node-snapshot", "addons",
	"global-search-paths", "verify-base-objects", "abort-on-uncaught-exception", "force-async-hooks-checks",
	"allow-natives-syntax", "harmony", "use-strict", "jitless", "lazy", "optimize-for-size", "always-opt",
	"harmony-sharedarraybuffer", "expose-internals", "interpreted-frames-native-stack",
	"perf-basic-prof", "perf-prof", "prof", "cpu-prof", "heap-prof", "trace-gc", "node-memory-debug",
	"track-heap-objects", "trace-event-file-pattern", "force-fips", "enable-fips", "openssl-shared-config",
	"use-openssl-ca", "use-bundled-ca", "test-only", "report-on-signal", "report-uncaught-exception",
	"report-on-fatalerror", "report-compact", "network-family-autoselection", "trace-promises", "compilation-cache",
	"opt", "sparkplug", "wasm-async-compilation", "async-stack-traces",
}

// ignoredValues are the like with a value.
var ignoredValues = []string{
	"max-old-space-size", "max-semi-space-size", "min-semi-space-size", "initial-old-space-size", "stack-size",
	"max-http-header-size", "inspect", "inspect-brk", "inspect-port", "inspect-wait", "debug-port", "inspect-publish-uid",
	"icu-data-dir", "openssl-config", "tls-cipher-list", "tls-keylog", "dns-result-order", "diagnostic-dir",
	"report-dir", "report-directory", "report-filename", "report-signal", "redirect-warnings", "disable-warning",
	"trace-event-categories", "disable-proto", "conditions", "input-type", "experimental-default-type", "import", "loader",
	"experimental-loader", "heapsnapshot-signal", "heapsnapshot-near-heap-limit", "v8-pool-size", "secure-heap",
	"secure-heap-min", "cpu-prof-dir", "cpu-prof-name", "cpu-prof-interval", "heap-prof-dir", "heap-prof-name",
	"test-name-pattern", "watch-path", "gc-interval", "single-threaded", "random-seed", "max-heap-size",
	"network-family-autoselection-attempt-timeout", "localstorage-file", "es-module-specifier-resolution",
}

// notInOptions are the flags that NODE_OPTIONS may not hold.
var notInOptions = map[string]bool{
	"-e": true, "--eval": true, "-p": true, "--print": true, "-pe": true, "-c": true, "--check": true,
	"-h": true, "--help": true, "-v": true, "--version": true, "-i": true, "--interactive": true,
	"--env-file": true, "--expose-gc": true, "--expose_gc": true,
}

// allowedFlags lists what NODE_OPTIONS may hold: process.allowedNodeEnvironmentFlags.
func allowedFlags() []string {
	list := []string{
		"--require", "-r", "--title", "--unhandled-rejections", "--no-warnings", "--no-deprecation",
		"--trace-warnings", "--trace-deprecation", "--throw-deprecation", "--stack-trace-limit",
	}
	for _, name := range ignoredBools {
		list = append(list, "--"+name, "--no-"+name)
	}
	for _, name := range ignoredValues {
		list = append(list, "--"+name)
	}
	return list
}

const helpText = `Usage: gaggle [flags] script.js [arguments]
       gaggle [flags] -e CODE [arguments]
       gaggle [flags] -p EXPRESSION [arguments]
       gaggle [flags] [-] [arguments]            the script is on standard input

Runs a Node 20 script. Flags behind the script belong to the script.

  -e, --eval CODE              run CODE
  -p, --print EXPRESSION       run EXPRESSION and print its value
  -c, --check                  compile the script and do not run it
  -r, --require MODULE         require MODULE before the script (again and again)
      --env-file FILE          set variables from FILE
      --title TITLE            set process.title
      --unhandled-rejections MODE
                               throw (default), strict, warn, warn-with-error-code, none
      --stack-trace-limit N    frames in a stack (10)
      --no-warnings            print no warnings
      --no-deprecation         print no deprecation warnings
      --trace-warnings         print warnings with their stack
      --trace-deprecation      print deprecation warnings with their stack
      --throw-deprecation      throw at a deprecation
      --expose-gc              define the function gc()
  -v, --version                print the version
  -h, --help                   print this text

Node's and V8's other flags are accepted where they can be without effect.

Environment:
  NODE_OPTIONS                 flags in front of the command line's
  NODE_PATH                    directories to search for modules, separated by ':'
  NODE_CLUSTER_SCHED_POLICY    rr: the primary hands out connections (default); none: shared socket
  NODE_DEBUG                   cluster: print what workers do
`
