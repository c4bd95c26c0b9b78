package resolve

import (
	"encoding/json"
	"path/filepath"
	"strings"
)

// exported finds q.Name through the "exports" of a package in dir; empty when the
// package has none (PACKAGE_EXPORTS_RESOLVE).
func (r *Resolver) exported(q Request, dir string) (string, error) {
	name, sub := splitName(q.Name)
	if name == "" {
		return "", nil
	}
	p, err := r.readPackage(filepath.Join(dir, name))
	if err != nil || p == nil || p.exports == nil {
		return "", err
	}
	return r.packageExport(p, sub)
}

// resolveSelf lets a package with "exports" require itself by its name.
func (r *Resolver) resolveSelf(q Request) (string, error) {
	if q.Dir == "" {
		return "", nil
	}
	p, err := r.Scope(filepath.Join(q.Dir, "x"))
	if err != nil || p == nil || p.exports == nil || p.Name == "" {
		return "", err
	}
	if q.Name != p.Name && !strings.HasPrefix(q.Name, p.Name+"/") {
		return "", nil
	}
	return r.packageExport(p, "."+strings.TrimPrefix(q.Name, p.Name))
}

// resolveImport is PACKAGE_IMPORTS_RESOLVE; empty when the asking module is in no
// package that has "imports".
func (r *Resolver) resolveImport(q Request) (string, error) {
	p, err := r.Scope(q.File)
	if err != nil || p == nil || p.imports == nil {
		return "", err
	}
	o, _ := p.imports.(*object)
	t := target{r: r, p: p, field: "imports", key: q.Name, from: q.File, q: q}
	found, ok, err := t.match(o)
	if err != nil || ok {
		return found, err
	}
	return "", &Error{
		Code: "ERR_PACKAGE_IMPORT_NOT_DEFINED", Class: "TypeError",
		Message: "Package import specifier \"" + q.Name + "\" is not defined in package " + p.Path + " imported from " + q.File,
	}
}

// splitName cuts "@scope/pkg/sub" into "@scope/pkg" and "./sub".
func splitName(request string) (name, sub string) {
	parts := strings.SplitN(request, "/", 3)
	n := 1
	if strings.HasPrefix(request, "@") {
		n = 2
	}
	if len(parts) < n || parts[0] == "" {
		return "", ""
	}
	name = strings.Join(parts[:n], "/")
	return name, "." + request[len(name):]
}

func (r *Resolver) packageExport(p *Package, sub string) (string, error) {
	o, isObject := p.exports.(*object)
	subpaths := isObject && len(o.names) > 0 && strings.HasPrefix(o.names[0], ".")
	if !subpaths {
		o = &object{names: []string{"."}, values: map[string]any{".": p.exports}}
	}
	t := target{r: r, p: p, field: "exports", key: sub}
	found, ok, err := t.match(o)
	if err != nil || ok {
		return found, err
	}
	msg := "Package subpath '" + sub + "' is not defined by \"exports\" in " + p.Path
	if sub == "." {
		msg = "No \"exports\" main defined in " + p.Path
	}
	return "", &Error{Code: "ERR_PACKAGE_PATH_NOT_EXPORTED", Message: msg}
}

// target is one search of a key in "exports" or "imports".
type target struct {
	r     *Resolver
	p     *Package
	field string
	key   string
	from  string
	q     Request
}

// match is PACKAGE_IMPORTS_EXPORTS_RESOLVE: the key itself, otherwise the pattern with
// the longest text before its star.
func (t *target) match(o *object) (string, bool, error) {
	if o == nil {
		return "", false, nil
	}
	if v, ok := o.values[t.key]; ok && !strings.Contains(t.key, "*") {
		return t.resolve(v, t.key, "", false)
	}
	best := ""
	for _, name := range o.names {
		before, after, star := strings.Cut(name, "*")
		if star && strings.HasPrefix(t.key, before) && t.key != before &&
			len(t.key) >= len(name) && strings.HasSuffix(t.key, after) && longer(name, best) {
			best = name
		}
	}
	if best == "" {
		return "", false, nil
	}
	before, after, _ := strings.Cut(best, "*")
	return t.resolve(o.values[best], best, t.key[len(before):len(t.key)-len(after)], true)
}

// longer orders patterns: more text before the star, then more text, comes first.
func longer(a, b string) bool {
	if b == "" {
		return true
	}
	x, y := strings.Index(a, "*"), strings.Index(b, "*")
	return x > y || x == y && len(a) > len(b)
}

// resolve is PACKAGE_TARGET_RESOLVE. It reports false for null and for an object
// without a condition that holds.
func (t *target) resolve(v any, key, star string, pattern bool) (string, bool, error) {
	switch v := v.(type) {
	case nil:
		return "", false, nil
	case string:
		return t.resolveString(v, key, star, pattern)
	case *object:
		for _, cond := range v.names {
			if cond == "default" || t.r.Conditions[cond] {
				if found, ok, err := t.resolve(v.values[cond], key, star, pattern); ok || err != nil {
					return found, ok, err
				}
			}
		}
		return "", false, nil
	case []any:
		return t.resolveList(v, key, star, pattern)
	}
	return "", false, t.invalid(v, key)
}

func (t *target) resolveList(list []any, key, star string, pattern bool) (string, bool, error) {
	var last error
	for _, v := range list {
		found, ok, err := t.resolve(v, key, star, pattern)
		if ok {
			return found, true, nil
		}
		if err != nil && err.(*Error).Code != "ERR_INVALID_PACKAGE_TARGET" {
			return "", false, err
		}
		last = err
	}
	return "", false, last
}

func (t *target) resolveString(s, key, star string, pattern bool) (string, bool, error) {
	if !strings.HasPrefix(s, "./") {
		if t.field == "imports" && !strings.HasPrefix(s, "../") && !strings.HasPrefix(s, "/") {
			return t.otherPackage(strings.ReplaceAll(s, "*", star))
		}
		return "", false, t.invalid(s, key)
	}
	if badSegments(s[2:]) {
		return "", false, t.invalid(s, key)
	}
	if pattern && badSegments(star) {
		return "", false, &Error{
			Code: "ERR_INVALID_MODULE_SPECIFIER", Class: "TypeError",
			Message: "Invalid module \"" + t.key + "\" request is not a valid match in pattern \"" + key +
				"\" for the \"" + t.field + "\" resolution of " + t.p.Path,
		}
	}
	path := filepath.Join(t.p.Dir, strings.ReplaceAll(s, "*", star))
	if found := t.r.file(path); found != "" {
		return found, true, nil
	}
	return "", false, &Error{Code: "MODULE_NOT_FOUND", Message: "Cannot find module '" + path + "'", Path: t.p.Path}
}

// otherPackage follows an import that names a package or a built-in module.
func (t *target) otherPackage(name string) (string, bool, error) {
	q := Request{Name: name, Dir: t.p.Dir, File: t.p.Path, Paths: NodeModulesPaths(t.p.Dir), Stack: t.q.Stack}
	if t.q.Builtin != nil && t.q.Builtin(name) {
		return name, true, nil
	}
	found, err := t.r.Resolve(q)
	return found, err == nil, err
}

func (t *target) invalid(v any, key string) error {
	text, ok := v.(string)
	if !ok {
		b, _ := json.Marshal(v)
		text = string(b)
	}
	msg := "Invalid \"" + t.field + "\" target \"" + text + "\" defined for '" + key + "' in the package config " + t.p.Path
	if key == "." {
		msg = "Invalid \"" + t.field + "\" main target \"" + text + "\" defined in the package config " + t.p.Path
	}
	if ok && t.field == "exports" || !ok {
		msg += "; targets must start with \"./\""
	}
	return &Error{Code: "ERR_INVALID_PACKAGE_TARGET", Message: msg}
}

// badSegments reports whether a path has a segment that leaves the package.
func badSegments(path string) bool {
	for _, s := range strings.FieldsFunc(path, func(c rune) bool { return c == '/' || c == '\\' }) {
		if s == "." || s == ".." || s == "node_modules" {
			return true
		}
	}
	return false
}
