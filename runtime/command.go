package runtime

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"github.com/gaggle-js/gaggle/jsapi/process"
	"github.com/gaggle-js/gaggle/jsapi/testrunner"
)

// Node's exit codes for a command line that it does not understand, and for flags of which it
// finds out when it has begun.
const (
	exitBadOption = 9
	exitBadProto  = 12
)

// badValue is an error of a command line with an exit code of its own.
type badValue struct {
	error
	exitCode int
}

// ExitCode is the exit code of a program with the command line that ParseCommand refused with err.
func ExitCode(err error) int {
	var bad badValue
	if errors.As(err, &bad) {
		return bad.exitCode
	}
	return exitBadOption
}

// Command is a parsed command line.
type Command struct {
	flags    Flags
	execArgv []string
	args     []string // the script and its arguments

	eval, print, check, help, version bool
	interactive, test                 bool
	code                              string
	inputType                         string // of -e, -p and standard input: "commonjs", "module" or empty
	envFiles                          []envFile
}

// envFile is a file with variables; must says that it is an error when it is not there.
type envFile struct {
	path string
	must bool
}

// ParseCommand parses a command line like node's, without the name of the program:
//
//	[runtime flags] [script.js | -e code | -p expr | -] [arguments]
//
// nodeOptions is the variable NODE_OPTIONS. The error is a line that begins with the
// program's name; ExitCode tells how the program ends with it.
func ParseCommand(args []string, nodeOptions string) (*Command, error) {
	c := &Command{}
	options, err := splitOptions(nodeOptions)
	if err != nil {
		return nil, err
	}
	if err := checkOptions(options); err != nil {
		return nil, err
	}
	if _, err := c.parse(options); err != nil {
		return nil, err
	}
	rest, err := c.parse(c.spellOut(args))
	if err != nil {
		return nil, err
	}
	c.args = rest
	c.execArgv = args[:len(args)-len(rest)]
	if n := len(c.execArgv); n > 0 && c.execArgv[n-1] == "--" {
		c.execArgv = c.execArgv[:n-1]
	}
	if c.interactive {
		return nil, commandError("-i: there is no interactive mode; use -e, -p or a script")
	}
	switch c.inputType {
	case "", "commonjs", "module":
	default:
		return nil, commandError(`--input-type must be "module" or "commonjs"`)
	}
	return c, c.flags.check()
}

// spellOut puts what -p means into words that have one meaning each: with code behind it -p
// is --print --eval, and so is -pe; without, the value of what is run otherwise is printed.
func (c *Command) spellOut(args []string) []string {
	out := slices.Clone(args)
	for i, a := range flagsIn(args) {
		code, valued := strings.CutPrefix(a, "--print=")
		switch {
		case valued && code != "":
			out[i] = "--eval=" + code
		case a == "-pe" || isPrint(a) && takesNext(a, args[i+1:]):
			out[i] = "--eval"
		case valued || isPrint(a):
			out[i] = "--print"
		default:
			continue
		}
		c.print = true
	}
	return out
}

// parse reads the flags at the front of args and returns the rest.
func (c *Command) parse(args []string) ([]string, error) {
	fs := pflag.NewFlagSet("gaggle", pflag.ContinueOnError)
	fs.SetInterspersed(false)
	fs.Usage = func() {}
	fs.SetNormalizeFunc(func(_ *pflag.FlagSet, name string) pflag.NormalizedName {
		return pflag.NormalizedName(strings.ReplaceAll(name, "_", "-"))
	})
	fs.StringVarP(&c.code, "eval", "e", c.code, "")
	c.define(fs)
	if err := tolerate(fs, args); err != nil {
		return nil, err
	}
	if err := fs.Parse(args); err != nil {
		return nil, flagError(err, args)
	}
	c.eval = c.eval || fs.Changed("eval")
	return fs.Args(), nil
}

// flagError turns pflag's errors into Node's lines.
func flagError(err error, args []string) error {
	var unknown *pflag.NotExistError
	if errors.As(err, &unknown) {
		if unknown.GetSpecifiedShortnames() != "" {
			return commandError("bad option: -%s", unknown.GetSpecifiedShortnames())
		}
		for _, arg := range args { // as it is written
			if name, ok := flagName(arg); ok && name == strings.ReplaceAll(unknown.GetSpecifiedName(), "_", "-") {
				return commandError("bad option: %s", arg)
			}
		}
		return commandError("bad option: --%s", unknown.GetSpecifiedName())
	}
	var invalid *pflag.InvalidValueError
	if errors.As(err, &invalid) {
		return fmt.Errorf("Error: illegal value for flag --%s=%s of type %s\nTry --help for options",
			invalid.GetFlag().Name, invalid.GetValue(), invalid.GetFlag().Value.Type())
	}
	var missing *pflag.ValueRequiredError
	if errors.As(err, &missing) {
		name := "--" + missing.GetSpecifiedName()
		if missing.GetSpecifiedShortnames() != "" {
			name = "-" + missing.GetSpecifiedName()
		}
		return commandError("%s requires an argument", name)
	}
	return commandError("%s", err)
}

// versionLine is what --version prints: Node's version and nothing else for the programs
// that compare it, ours as well for a person.
func versionLine(person bool) string {
	if person {
		return "v" + process.NodeVersion + " (gaggle " + process.GaggleVersion() + ")"
	}
	return "v" + process.NodeVersion
}

// Run does what the command says, in a runtime configured by cfg, and returns the exit code.
func (c *Command) Run(cfg Config) int {
	switch {
	case c.version:
		fmt.Println(versionLine(process.IsTerminal(int(os.Stdout.Fd()))))
		return 0
	case c.help:
		fmt.Print(helpText)
		return 0
	}
	if cfg.owner {
		beginLoading()
	}
	r, err := New(cfg.WithFlags(c.flags).WithExecArgv(c.execArgv...))
	if err != nil {
		fmt.Fprintln(os.Stderr, "gaggle:", err)
		return 1
	}
	defer func() { _ = r.Close() }()
	code, err := c.start(r)
	if err != nil {
		fmt.Fprintln(os.Stderr, "gaggle:", err)
		return 1
	}
	return code
}

func (c *Command) start(r *Runtime) (int, error) {
	for _, file := range c.envFiles {
		text, err := os.ReadFile(file.path)
		if err != nil && !file.must {
			continue
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, commandError("%s: not found", file.path))
			return exitBadOption, nil
		}
		for _, v := range process.ParseEnvFile(string(text)) {
			if _, set := r.env.Host.Env.Get(v.Name); !set {
				r.env.Host.Env.Set(v.Name, v.Value)
			}
		}
	}
	switch {
	case c.test:
		return r.RunEval(testrunner.Main, c.args...)
	case c.eval && c.check:
		fmt.Fprintln(os.Stderr, commandError("either --check or --eval can be used, not both"))
		return exitBadOption, nil
	case c.eval && c.print:
		return r.RunPrint(c.code, c.args...)
	case c.eval:
		return r.RunEval(c.code, c.args...)
	case len(c.args) == 0 || c.args[0] == "-" || c.args[0] == "":
		return r.runStdin(c.print, c.args...)
	case c.check:
		return r.Check(c.args[0])
	}
	return r.RunFile(c.args[0], c.args[1:]...)
}

// splitOptions splits NODE_OPTIONS at spaces; "..." keeps spaces, \ keeps the next byte.
func splitOptions(s string) ([]string, error) {
	var out []string
	var word strings.Builder
	quoted, any := false, false
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '\\' && quoted:
			if i++; i == len(s) {
				return nil, commandError("invalid value for NODE_OPTIONS (invalid escape)")
			}
			word.WriteByte(s[i])
		case c == '"':
			quoted, any = !quoted, true
		case c == ' ' && !quoted:
			if any {
				out = append(out, word.String())
			}
			word.Reset()
			any = false
		default:
			word.WriteByte(c)
			any = true
		}
	}
	if quoted {
		return nil, commandError("invalid value for NODE_OPTIONS (unterminated string)")
	}
	if any {
		out = append(out, word.String())
	}
	return out, nil
}
