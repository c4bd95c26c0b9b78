// Package resolve is require(): where a name leads, and how the file it leads to
// becomes a module.
//
// # Two halves
//
// Resolver answers with paths only. It follows Node's "CommonJS modules" page
// (All together) and "Modules: packages" page (exports, imports, conditions) on the
// file system and knows no JavaScript; it remembers every package.json it read.
//
// Loader owns the Module class, the cache and the require functions of one runtime.
// Scripts may replace Module._load, Module._resolveFilename, Module._extensions[x],
// Module.prototype.require and Module.prototype._compile, and the loader calls them
// through those properties, as Node does.
//
// # Compiling
//
// A file is parsed as it is and wrapped into its function as a syntax tree, so that
// every line and column of the source stays what it is (compile.go). A file that
// mentions "stack" has its reads of .stack sent through a native that brings the
// error's stack into Node's form first (stackfix.go).
//
// What the engine cannot compile, and what is an ES module or TypeScript by its name, its
// package or its syntax, goes through package lower first (lowered.go). An ES module then
// runs as a module of require whose exports are its namespace (esm.go): import, import()
// and require of one file share the cache. A module with await at its top level, or that
// imports one, runs as an async function, for whose end import waits (esmwait.go).
package resolve
