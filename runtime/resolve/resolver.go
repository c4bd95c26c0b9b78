package resolve

import (
	"os"
	"path/filepath"
	"strings"
)

// Resolver finds the file behind a request. It belongs to one goroutine.
type Resolver struct {
	// Conditions hold for "exports" and "imports" besides "default".
	Conditions map[string]bool
	// Extensions are tried in this order behind a name that is no file.
	Extensions func() []string
	// Warn receives Node's deprecation warning of an invalid "main"; may be nil.
	Warn func(code, message string)

	packages map[string]*Package
	reals    map[string]string
}

// NewResolver makes a resolver for require.
func NewResolver() *Resolver {
	return &Resolver{
		Conditions: map[string]bool{"require": true, "node": true, "module-sync": true},
		Extensions: func() []string { return []string{".js", ".json", ".node"} },
		packages:   make(map[string]*Package),
		reals:      make(map[string]string),
	}
}

// Request is one question to a Resolver.
type Request struct {
	Name string
	// Dir is the directory of the asking module, for relative names.
	Dir string
	// File is the asking module's file; empty when there is none.
	File string
	// Paths are the node_modules directories to search for other names.
	Paths []string
	// Stack is the require stack to name in an error.
	Stack []string
	// Builtin reports whether a name is a built-in module, which an import may lead to.
	Builtin func(name string) bool
}

// isRelative reports whether name begins with ./ or ../, or is . or ..
func isRelative(name string) bool {
	return name == "." || name == ".." || strings.HasPrefix(name, "./") || strings.HasPrefix(name, "../")
}

// Resolve returns the absolute path, symlinks followed, of the file that q leads to.
// The error is an *Error.
func (r *Resolver) Resolve(q Request) (string, error) {
	if strings.HasPrefix(q.Name, "#") && q.File != "" {
		if found, err := r.resolveImport(q); found != "" || err != nil {
			return found, err
		}
	}
	if !isRelative(q.Name) && !filepath.IsAbs(q.Name) {
		if found, err := r.resolveSelf(q); found != "" || err != nil {
			return found, err
		}
	}
	found, err := r.search(q)
	if err != nil {
		return "", err
	}
	if found == "" {
		return "", notFound(q.Name, q.Stack)
	}
	return found, nil
}

// search looks q.Name up below q.Dir, or below each of q.Paths.
func (r *Resolver) search(q Request) (string, error) {
	if filepath.IsAbs(q.Name) {
		return r.load(q.Name, q.Name)
	}
	if isRelative(q.Name) {
		return r.load(q.Name, q.Dir+"/"+q.Name)
	}
	for _, dir := range q.Paths {
		if info, err := os.Stat(dir); err != nil || !info.IsDir() {
			continue
		}
		found, err := r.exported(q, dir)
		if found == "" && err == nil {
			found, err = r.load(q.Name, dir+"/"+q.Name)
		}
		if found != "" || err != nil {
			return found, err
		}
	}
	return "", nil
}

// load is LOAD_AS_FILE and LOAD_AS_DIRECTORY of Node's page. request is for errors.
func (r *Resolver) load(request, path string) (string, error) {
	slash := strings.HasSuffix(request, "/") || request == "." || request == ".." ||
		strings.HasSuffix(request, "/.") || strings.HasSuffix(request, "/..")
	path = filepath.Clean(path)
	info, err := os.Stat(path)
	if !slash {
		if err == nil && !info.IsDir() {
			return r.Real(path), nil
		}
		if found := r.withExtension(path); found != "" {
			return found, nil
		}
	}
	if err == nil && info.IsDir() {
		return r.loadDirectory(request, path)
	}
	return "", nil
}

func (r *Resolver) withExtension(path string) string {
	for _, ext := range r.Extensions() {
		if found := r.file(path + ext); found != "" {
			return found
		}
	}
	return ""
}

// file returns the real path of path when it is a file.
func (r *Resolver) file(path string) string {
	if info, err := os.Stat(path); err == nil && !info.IsDir() {
		return r.Real(path)
	}
	return ""
}

func (r *Resolver) loadDirectory(request, dir string) (string, error) {
	p, err := r.readPackage(dir)
	if err != nil {
		return "", err
	}
	if p == nil || p.Main == "" {
		return r.withExtension(filepath.Join(dir, "index")), nil
	}
	main := filepath.Join(dir, p.Main)
	found := r.file(main)
	if found == "" {
		found = r.withExtension(main)
	}
	if found == "" {
		found = r.withExtension(filepath.Join(main, "index"))
	}
	if found != "" {
		return found, nil
	}
	if found = r.withExtension(filepath.Join(dir, "index")); found == "" {
		return "", &Error{
			Code:    "MODULE_NOT_FOUND",
			Message: "Cannot find module '" + main + "'. Please verify that the package.json has a valid \"main\" entry",
			Path:    p.Path, RequestAs: request,
		}
	}
	if r.Warn != nil && !p.warned {
		p.warned = true
		r.Warn("DEP0128", "Invalid 'main' field in '"+p.Path+"' of '"+p.Main+
			"'. Please either fix that or report it to the module author")
	}
	return found, nil
}

// Real follows the symlinks in path; path itself when that fails.
func (r *Resolver) Real(path string) string {
	if real, ok := r.reals[path]; ok {
		return real
	}
	real, err := filepath.EvalSymlinks(path)
	if err != nil {
		real = path
	}
	r.reals[path] = real
	return real
}

// NodeModulesPaths lists the node_modules directories that a module in dir searches, the
// nearest first.
func NodeModulesPaths(dir string) []string {
	var paths []string
	for {
		if filepath.Base(dir) != "node_modules" {
			paths = append(paths, filepath.Join(dir, "node_modules"))
		}
		up := filepath.Dir(dir)
		if up == dir {
			return paths
		}
		dir = up
	}
}
