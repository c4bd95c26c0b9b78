package resolve

import "strings"

// Error is a module that cannot be found, or may not be had: Code and Message as Node
// gives them. The loader makes the JavaScript error of it.
type Error struct {
	Code, Message string
	// Class is the error's class, "Error" when empty.
	Class string
	// RequireStack lists the files that led to the request, the nearest first; only
	// with MODULE_NOT_FOUND.
	RequireStack []string
	// Path is the package.json whose "main" leads nowhere.
	Path      string
	RequestAs string
}

func (e *Error) Error() string { return e.Message }

// notFound is Node's error for a request that leads nowhere.
func notFound(request string, stack []string) *Error {
	msg := "Cannot find module '" + request + "'"
	if len(stack) > 0 {
		msg += "\nRequire stack:\n- " + strings.Join(stack, "\n- ")
	}
	return &Error{Code: "MODULE_NOT_FOUND", Message: msg, RequireStack: append([]string{}, stack...)}
}
