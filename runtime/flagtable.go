package runtime

import (
	_ "embed"
	"fmt"
	"iter"
	"os"
	"strings"

	"github.com/spf13/pflag"
)

// flagNames lists the flags of Node 20, whether or not they change anything here.
//
//go:embed flagnames.txt
var flagNames string

// flagKind is what a flag takes; the letters are those of flagnames.txt.
type flagKind byte

const (
	flagBool    flagKind = 'b'
	flagValue   flagKind = 'n'
	flagV8      flagKind = 'v'
	flagRefused flagKind = 'x'
)

// nodeFlag is one line of the table.
type nodeFlag struct {
	name       string // without dashes
	kind       flagKind
	env, noEnv bool // NODE_OPTIONS may hold it; and it with no- in front
}

func parseNodeFlag(line string) nodeFlag {
	name, attr, _ := strings.Cut(line, " ")
	f := nodeFlag{name: name, kind: flagKind(attr[0]), env: strings.Contains(attr, "+")}
	f.noEnv = f.env && f.kind == flagBool && !strings.Contains(attr, "-")
	return f
}

// nodeFlags lists the table.
func nodeFlags() iter.Seq[nodeFlag] {
	return func(yield func(nodeFlag) bool) {
		for line := range strings.Lines(flagNames) {
			if line[0] != '#' && !yield(parseNodeFlag(strings.TrimSuffix(line, "\n"))) {
				return
			}
		}
	}
}

// findNodeFlag finds a flag by its name without dashes, no- in front or not; off says that it was.
func findNodeFlag(name string) (f nodeFlag, off, ok bool) {
	find := func(name string) bool {
		i := strings.Index(flagNames, "\n"+name+" ")
		if i >= 0 {
			line, _, _ := strings.Cut(flagNames[i+1:], "\n")
			f = parseNodeFlag(line)
		}
		return i >= 0
	}
	if find(name) {
		return f, false, true
	}
	positive, off := strings.CutPrefix(name, "no-")
	return f, true, off && find(positive)
}

// commandError is a line about the command line, in Node's form: the program's name as it
// was called in front.
func commandError(format string, args ...any) error {
	return fmt.Errorf("%s: "+format, append([]any{os.Args[0]}, args...)...)
}

// flagName is the name in an argument that is a long flag, in the table's spelling.
func flagName(arg string) (name string, isLong bool) {
	name, isLong = strings.CutPrefix(arg, "--")
	name, _, _ = strings.Cut(name, "=")
	return strings.ReplaceAll(name, "_", "-"), isLong && name != ""
}

// flagsIn yields the place of each flag in front of the script, and the flag.
func flagsIn(args []string) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		for i := 0; i < len(args); i++ {
			arg := args[i]
			if len(arg) < 2 || arg[0] != '-' || arg == "--" || !yield(i, arg) {
				return
			}
			if takesNext(arg, args[i+1:]) {
				i++
			}
		}
	}
}

// takesNext reports whether the argument behind a flag is its value. -p takes one only where
// it can be one.
func takesNext(arg string, behind []string) bool {
	if isPrint(arg) {
		return !lacksValue(behind)
	}
	name, long := flagName(arg)
	if !long {
		return arg == "-pe" || arg == "-e" || arg == "-r" || arg == "-C"
	}
	f, off, known := findNodeFlag(name)
	return known && !off && f.kind == flagValue && !strings.Contains(arg, "=")
}

func isPrint(arg string) bool { return arg == "-p" || arg == "--print" }

// lacksValue reports whether what is behind a flag is no value of it.
func lacksValue(behind []string) bool { return len(behind) == 0 || strings.HasPrefix(behind[0], "-") }

// tolerate declares the flags in front of the script that Node knows and that have no
// effect here, and finds what is wrong with the others, but for unknown ones.
func tolerate(fs *pflag.FlagSet, args []string) error {
	for i, arg := range flagsIn(args) {
		if takesNext(arg, args[i+1:]) && lacksValue(args[i+1:]) {
			return commandError("%s requires an argument", arg)
		}
		name, long := flagName(arg)
		if !long {
			if len(arg) > 2 {
				return commandError("bad option: %s", arg)
			}
			continue
		}
		f, off, known := findNodeFlag(name)
		switch {
		case !known:
			continue
		case off && f.kind != flagBool:
			return commandError("%s is an invalid negation because it is not a boolean option", arg)
		case f.kind == flagRefused:
			return commandError("%s is not supported", arg)
		case f.kind == flagValue && strings.HasSuffix(arg, "="):
			return commandError("%s requires an argument", arg)
		}
		declare(fs, name, f.kind)
	}
	return nil
}

// declare declares a flag without effect, unless it has one.
func declare(fs *pflag.FlagSet, name string, kind flagKind) {
	switch {
	case fs.Lookup(name) != nil:
	case kind == flagBool:
		fs.Bool(name, false, "")
	default:
		fs.String(name, "", "")
		if kind == flagV8 {
			fs.Lookup(name).NoOptDefVal = " "
		}
	}
}

// check finds values that a flag cannot have.
func (f Flags) check() error {
	switch f.UnhandledRejections {
	case "", "throw", "strict", "warn", "warn-with-error-code", "none":
	default:
		return commandError("invalid value for --unhandled-rejections")
	}
	switch f.DisableProto {
	case "", "delete", "throw":
	default:
		return badValue{commandError("invalid mode passed to --disable-proto"), exitBadProto}
	}
	switch f.Defaults.DNSResultOrder {
	case "", "verbatim", "ipv4first", "ipv6first":
	default:
		return badValue{commandError("The argument '--dns-result-order' must be one of: 'verbatim', 'ipv4first', 'ipv6first'. Received '%s'",
			f.Defaults.DNSResultOrder), 1}
	}
	return nil
}

// checkOptions finds the first flag that NODE_OPTIONS may not hold.
func checkOptions(options []string) error {
	for _, o := range options {
		if !strings.HasPrefix(o, "-") || o == "-r" || o == "-C" {
			continue
		}
		name, long := flagName(o)
		f, off, known := findNodeFlag(name)
		if !long || !known || !f.env || off && !f.noEnv {
			shown, _, valued := strings.Cut(o, "=")
			if valued {
				shown += "="
			}
			return commandError("%s is not allowed in NODE_OPTIONS", shown)
		}
	}
	return nil
}

// allowedFlags lists what NODE_OPTIONS may hold: process.allowedNodeEnvironmentFlags.
func allowedFlags() []string {
	list := []string{"-r", "-C"}
	for f := range nodeFlags() {
		if f.env {
			list = append(list, "--"+f.name)
		}
		if f.noEnv {
			list = append(list, "--no-"+f.name)
		}
	}
	return list
}
