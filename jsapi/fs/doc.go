// Package fs is Node's fs module: files and directories in three forms, one that blocks,
// one with a callback and one with a promise. (Node: "File system".)
//
// # One operation, three forms
//
// An operation is written once, as a function that checks its arguments on the loop and
// returns a job: work that knows no JavaScript, and how to show its result. The blocking
// form runs the work at once. The others run it on a goroutine, at most workers at a
// time as libuv's pool does, and come back to the loop through a Pending. ops.go has the
// table; forms.go makes the forms.
//
// # Descriptors and memory
//
// A descriptor belongs to the script that opened it, or to the FileHandle or stream made
// over it, which closes it. While an asynchronous read or write is under way the script
// must leave the Buffer alone, as in Node.
package fs
