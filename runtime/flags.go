package runtime

import (
	"cmp"
	"strconv"

	"github.com/spf13/pflag"
)

// define declares every flag that does something but -e and -p.
func (c *Command) define(fs *pflag.FlagSet) {
	f := &c.flags
	fs.BoolVarP(&c.check, "check", "c", c.check, "")
	fs.BoolVarP(&c.help, "help", "h", c.help, "")
	fs.BoolVarP(&c.version, "version", "v", c.version, "")
	fs.BoolVar(&c.test, "test", c.test, "")
	fs.BoolVarP(&c.interactive, "interactive", "i", c.interactive, "")
	fs.StringArrayVarP(&f.Preload, "require", "r", f.Preload, "")
	fs.StringArrayVar(&f.Imports, "import", f.Imports, "")
	fs.Var(&envFileFlag{c, true}, "env-file", "")
	fs.Var(&envFileFlag{c, false}, "env-file-if-exists", "")
	fs.StringVar(&f.Title, "title", f.Title, "")
	fs.StringVar(&f.UnhandledRejections, "unhandled-rejections", f.UnhandledRejections, "")
	fs.StringVar(&f.DisableProto, "disable-proto", f.DisableProto, "")
	fs.StringVar(&c.inputType, "input-type", c.inputType, "")
	fs.StringArrayVarP(&f.Conditions, "conditions", "C", f.Conditions, "")
	fs.VarP(&number{&f.StackTraceLimit}, "stack-trace-limit", "", "")
	fs.VarP(&number{&f.StackSize}, "stack-size", "", "")
	toggle(fs, "expose-gc", &f.ExposeGC, true)
	toggle(fs, "trace-uncaught", &f.TraceUncaught, true)
	toggle(fs, "abort-on-uncaught-exception", &f.AbortOnUncaught, true)
	toggle(fs, "experimental-fetch", &f.NoFetch, false)
	toggle(fs, "experimental-global-webcrypto", &f.NoWebCrypto, false)
	toggle(fs, "experimental-global-customevent", &f.NoCustomEvent, false)
	c.defineWarnings(fs)
	c.defineDefaults(fs)
}

// defineWarnings declares the flags of process.emitWarning.
func (c *Command) defineWarnings(fs *pflag.FlagSet) {
	w := &c.flags.Warnings
	toggle(fs, "warnings", &w.Silent, false)
	toggle(fs, "deprecation", &w.NoDeprecation, false)
	toggle(fs, "pending-deprecation", &w.Pending, true)
	toggle(fs, "trace-warnings", &w.Trace, true)
	toggle(fs, "trace-deprecation", &w.TraceDeprecation, true)
	toggle(fs, "throw-deprecation", &w.ThrowDeprecation, true)
	toggle(fs, "trace-exit", &w.TraceExit, true)
	fs.StringArrayVar(&w.Disabled, "disable-warning", w.Disabled, "")
	fs.StringVar(&w.Redirect, "redirect-warnings", w.Redirect, "")
}

// defineDefaults declares the flags that change what modules begin with.
func (c *Command) defineDefaults(fs *pflag.FlagSet) {
	d := &c.flags.Defaults
	fs.Var(&size{&d.MaxHTTPHeaderSize}, "max-http-header-size", "")
	fs.Var(&size{&d.FamilyTimeout}, "network-family-autoselection-attempt-timeout", "")
	fs.StringVar(&d.TLSCiphers, "tls-cipher-list", d.TLSCiphers, "")
	// Of several the lowest minimum and the highest maximum hold.
	for flag, version := range map[string]string{"1.0": "TLSv1", "1.1": "TLSv1.1", "1.2": "TLSv1.2", "1.3": "TLSv1.3"} {
		fs.BoolFunc("tls-min-v"+flag, "", func(string) error {
			d.TLSMin = min(version, cmp.Or(d.TLSMin, version))
			return nil
		})
		if version >= "TLSv1.2" {
			fs.BoolFunc("tls-max-v"+flag, "", func(string) error { d.TLSMax = max(version, d.TLSMax); return nil })
		}
	}
	fs.StringVar(&d.DNSResultOrder, "dns-result-order", d.DNSResultOrder, "")
	toggle(fs, "insecure-http-parser", &d.InsecureHTTPParser, true)
	toggle(fs, "network-family-autoselection", &d.NoFamilySelection, false)
	toggle(fs, "enable-network-family-autoselection", &d.NoFamilySelection, false)
}

// toggle declares name, which sets p to on, and no-name, which sets it to the opposite.
func toggle(fs *pflag.FlagSet, name string, p *bool, on bool) {
	for _, f := range []*switched{{p, on}, {p, !on}} {
		fs.Var(f, name, "")
		fs.Lookup(name).NoOptDefVal = "true"
		name = "no-" + name
	}
}

// switched is the pflag.Value of one half of a toggle.
type switched struct {
	p  *bool
	on bool
}

func (s *switched) Set(text string) error {
	v, err := strconv.ParseBool(text)
	*s.p = v == s.on
	return err
}

func (s *switched) String() string { return "" }
func (s *switched) Type() string   { return "bool" }

// envFileFlag is the pflag.Value of --env-file and --env-file-if-exists.
type envFileFlag struct {
	c    *Command
	must bool
}

func (f *envFileFlag) Set(path string) error {
	f.c.envFiles = append(f.c.envFiles, envFile{path, f.must})
	return nil
}

func (f *envFileFlag) String() string { return "" }
func (f *envFileFlag) Type() string   { return "string" }

// number is the pflag.Value of one of V8's numbers, nil when it is not given.
type number struct{ p **int }

func (n *number) Set(text string) error {
	v, err := strconv.Atoi(text)
	*n.p = &v
	return err
}

func (n *number) String() string { return "" }
func (n *number) Type() string   { return "int" }

// size is the pflag.Value of one of Node's numbers: as in C, what is no number is 0.
type size struct{ p *int }

func (s *size) Set(text string) error {
	*s.p, _ = strconv.Atoi(text)
	return nil
}

func (s *size) String() string { return "" }
func (s *size) Type() string   { return "int" }

const helpText = `Usage: gaggle [flags] script.js [arguments]
       gaggle [flags] -e CODE [arguments]
       gaggle [flags] -p EXPRESSION [arguments]
       gaggle [flags] [-] [arguments]            the script is on standard input

Runs a Node 20 script. Flags behind the script belong to the script.

  -e, --eval CODE              run CODE
  -p, --print EXPRESSION       run EXPRESSION and print its value
  -c, --check                  compile the script and do not run it
  -r, --require MODULE         require MODULE before the script (again and again)
      --import MODULE          import MODULE before the script (again and again)
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
      --disable-warning WHAT   do not print warnings of that code or type (again and again)
      --redirect-warnings FILE print warnings to FILE
      --pending-deprecation    warn of what will be deprecated, too
      --expose-gc              define the function gc()
      --abort-on-uncaught-exception
                               end with SIGABRT instead of exit code 1
      --trace-uncaught         print where an error was thrown, too
      --disable-proto MODE     delete or throw: what becomes of Object.prototype.__proto__
  -C, --conditions NAME        a condition for "exports" and "imports" (again and again)
      --stack-size KIB         how deep calls may nest (984)
      --max-http-header-size N bytes of a request's or response's head (16384)
      --insecure-http-parser   read HTTP that breaks the standard
      --dns-result-order ORDER verbatim (default), ipv4first, ipv6first
      --no-network-family-autoselection
                               connect to a host's first address only
  -v, --version                print the version; on a terminal ours, too
  -h, --help                   print this text

Node's and V8's other flags are accepted where they can be without effect.

Environment:
  NODE_OPTIONS                 flags in front of the command line's
  NODE_PATH                    directories to search for modules, separated by ':'
  NODE_NO_WARNINGS=1           --no-warnings
  NODE_PENDING_DEPRECATION=1   --pending-deprecation
  NODE_REDIRECT_WARNINGS       --redirect-warnings
  NODE_CLUSTER_SCHED_POLICY    rr: the primary hands out connections (default); none: shared socket
  NODE_DEBUG                   cluster: print what workers do
`
