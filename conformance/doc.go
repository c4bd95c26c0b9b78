// Package conformance holds Gaggle against Node 20, one behaviour per file.
//
// A case is a script in cases/. It prints a trace of what it saw and ends by
// itself; pids, ports and times never reach the trace. What Node 20 printed for
// it, and how it exited, is in recordings/ under the same name. The test runs
// every case on a freshly built gaggle, and on nothing else of this module: no
// package is imported.
//
//	go test ./conformance                   gaggle against the recordings
//	go test ./conformance -run Cases/timers the cases of one field
//	go test ./conformance -node             Node against the recordings: fails where one is stale
//	go test ./conformance -record           Node makes the recordings anew
//	go test ./conformance -portable         gaggle built with the portable socket layer
//	go test ./conformance -bin ./gaggle     a binary that is already there
//
// # A case
//
// Comments at the top of the file may change how it is run; their values are JSON.
//
//	// args: ["a"]       arguments of the script
//	// argv: ["-p", "1"] the whole command line; the file itself is not run
//	// env: {"A": "b"}   variables beside the inherited ones
//	// stdin: "text"     standard input, otherwise it is empty
//	// stderr            standard error is recorded too, without the stack below its first frame
//	// ipv6              skipped where ::1 is not there, as in many containers
//	// timeout: 30       seconds, otherwise 20
//
// A case runs in cases/ with CASE_TMP set to a directory of its own. Cases run
// beside one another: they listen on port 0 or on a path in CASE_TMP, and wait
// for events, never for time to pass.
//
// # Promises
//
// promises/ lists what Node's pages promise, sentence by sentence and in our
// words, each with the cases or tests that would fail if it were broken.
// TestPromises checks that every one of those is there.
//
// # Known failures
//
// A case that gaggle fails is listed in known_failures.txt with the reason. One
// that is listed and passes is a failure too, so the list can only shrink.
package conformance
