package runtime

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/pflag"

	"github.com/gaggle-js/gaggle/jsapi/process"
)

// exitBadOption is Node's exit code for a command line it does not understand.
const exitBadOption = 9

// Command is a parsed command line.
type Command struct {
	flags    Flags
	execArgv []string
	args     []string // the script and its arguments

	eval, print, check, help, version bool
	interactive                       bool
	code                              string
	envFiles                          []string
}

// ParseCommand parses a command line like node's, without the name of the program:
//
//	[runtime flags] [script.js | -e code | -p expr | -] [arguments]
//
// nodeOptions is the variable NODE_OPTIONS. The error is one line that begins with
// "gaggle: "; the exit code for it is 9.
func ParseCommand(args []string, nodeOptions string) (*Command, error) {
	c := &Command{}
	options, err := splitOptions(nodeOptions)
	if err != nil {
		return nil, err
	}
	for _, o := range options {
		if name, _, _ := strings.Cut(o, "="); notInOptions[name] {
			return nil, fmt.Errorf("gaggle: %s is not allowed in NODE_OPTIONS", name)
		}
	}
	if _, err := c.parse(options); err != nil {
		return nil, err
	}
	rest, err := c.parse(spellOut(args))
	if err != nil {
		return nil, err
	}
	c.args = rest
	c.execArgv = args[:len(args)-len(rest)]
	if n := len(c.execArgv); n > 0 && c.execArgv[n-1] == "--" {
		c.execArgv = c.execArgv[:n-1]
	}
	if c.interactive {
		return nil, errors.New("gaggle: -i: there is no interactive mode; use -e, -p or a script")
	}
	return c, nil
}

// spellOut replaces -pe, which a flag parser takes for -p with the value "e". The
// number of arguments stays as it is.
func spellOut(args []string) []string {
	out := append([]string{}, args...)
	for i, a := range out {
		if a == "-pe" {
			out[i] = "-p"
		}
		if !strings.HasPrefix(a, "-") || a == "--" || a == "-" {
			break
		}
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
	var eval, print string
	fs.StringVarP(&eval, "eval", "e", "", "")
	fs.StringVarP(&print, "print", "p", "", "")
	c.define(fs)
	tolerate(fs, args)
	if err := fs.Parse(args); err != nil {
		return nil, flagError(err)
	}
	switch {
	case fs.Changed("print"):
		c.eval, c.print, c.code = true, true, print
	case fs.Changed("eval"):
		c.eval, c.code = true, eval
	}
	return fs.Args(), nil
}

// flagError turns pflag's errors into Node's lines.
func flagError(err error) error {
	var unknown *pflag.NotExistError
	if errors.As(err, &unknown) {
		name := unknown.GetSpecifiedName()
		if unknown.GetSpecifiedShortnames() != "" {
			return fmt.Errorf("gaggle: bad option: -%s", unknown.GetSpecifiedShortnames())
		}
		return fmt.Errorf("gaggle: bad option: --%s", name)
	}
	var missing *pflag.ValueRequiredError
	if errors.As(err, &missing) {
		name := "--" + missing.GetSpecifiedName()
		if missing.GetSpecifiedShortnames() != "" {
			name = "-" + missing.GetSpecifiedName()
		}
		return fmt.Errorf("gaggle: %s requires an argument", name)
	}
	return fmt.Errorf("gaggle: %s", err)
}

// Run does what the command says, in a runtime configured by cfg, and returns the exit code.
func (c *Command) Run(cfg Config) int {
	switch {
	case c.version:
		fmt.Printf("v%s (gaggle %s)\n", process.NodeVersion, process.GaggleVersion())
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
	for _, path := range c.envFiles {
		text, err := os.ReadFile(path)
		if err != nil {
			fmt.Fprintf(os.Stderr, "gaggle: %s: not found\n", path)
			return exitBadOption, nil
		}
		for _, v := range process.ParseEnvFile(string(text)) {
			if _, set := r.env.Host.Env.Get(v.Name); !set {
				r.env.Host.Env.Set(v.Name, v.Value)
			}
		}
	}
	switch {
	case c.print:
		return r.RunPrint(c.code, c.args...)
	case c.eval:
		return r.RunEval(c.code, c.args...)
	case len(c.args) == 0:
		return r.RunStdin()
	case c.args[0] == "-":
		return r.RunStdin(c.args[1:]...)
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
				return nil, errors.New("gaggle: invalid value for NODE_OPTIONS (invalid escape)")
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
		return nil, errors.New("gaggle: invalid value for NODE_OPTIONS (unterminated string)")
	}
	if any {
		out = append(out, word.String())
	}
	return out, nil
}
