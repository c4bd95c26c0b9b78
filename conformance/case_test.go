package conformance

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// scenario is one file of cases/: a script and how to run it.
type scenario struct {
	name    string            // the file without .js
	argv    []string          // the command line behind the binary
	env     map[string]string // beside the inherited variables
	stdin   string
	stderr  bool // standard error is part of the result
	ipv6    bool // it is skipped where ::1 is not there
	timeout time.Duration
}

// loadCases reads every case, in the order of their names.
func loadCases(t *testing.T) []*scenario {
	t.Helper()
	files, err := filepath.Glob("cases/*.js")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases found: %v", err)
	}
	all := make([]*scenario, len(files))
	for i, file := range files {
		if all[i], err = parseCase(file); err != nil {
			t.Fatal(err)
		}
	}
	return all
}

// parseCase reads the directives in the comments at the top of file.
func parseCase(file string) (*scenario, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	base := filepath.Base(file)
	s := &scenario{name: strings.TrimSuffix(base, ".js"), timeout: 20 * time.Second}
	var args []string
	for line := range strings.Lines(string(text)) {
		rest, ok := strings.CutPrefix(line, "// ")
		if !ok {
			break
		}
		key, value, _ := strings.Cut(strings.TrimSpace(rest), ": ")
		if err := s.directive(key, value, &args); err != nil {
			return nil, fmt.Errorf("%s: %s: %w", base, key, err)
		}
	}
	if s.argv == nil {
		s.argv = append([]string{base}, args...)
	}
	return s, nil
}

// directive applies one comment line; a line that is no directive is prose.
func (s *scenario) directive(key, value string, args *[]string) error {
	read := func(p any) error { return json.Unmarshal([]byte(value), p) }
	switch key {
	case "args":
		return read(args)
	case "argv":
		return read(&s.argv)
	case "env":
		return read(&s.env)
	case "stdin":
		return read(&s.stdin)
	case "stderr":
		s.stderr = true
	case "ipv6":
		s.ipv6 = true
	case "timeout":
		var seconds int
		err := read(&seconds)
		s.timeout = time.Duration(seconds) * time.Second
		return err
	}
	return nil
}

// knownFailures reads known_failures.txt: a case and the reason on each line.
func knownFailures(t *testing.T) map[string]string {
	t.Helper()
	text, err := os.ReadFile("known_failures.txt")
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]string{}
	for line := range strings.Lines(string(text)) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		name, reason, ok := strings.Cut(line, ": ")
		if !ok {
			t.Fatalf("known_failures.txt: %q has no reason", line)
		}
		known[name] = reason
	}
	return known
}
