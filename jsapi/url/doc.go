// Package url is Node's url module: the WHATWG URL and URLSearchParams, and the legacy
// url.parse, url.format and url.resolve. (WHATWG "URL Standard"; Node: "URL".)
//
// The parts, each in its own file and without JavaScript but for the last:
//
//   - record.go, parse.go, parse_path.go: URL records and the standard's basic URL parser
//   - host.go, idna.go: hosts, IPv4 and IPv6 addresses, international names
//   - encode.go: the percent-encode sets
//   - set.go: what assigning to href, host, search, ... does
//   - params.go: application/x-www-form-urlencoded
//   - legacy.go, legacy_resolve.go: the old API
//   - module.go, class.go, paramsclass.go, paramsiter.go, legacyclass.go: the objects that scripts see
//
// Texts are Go strings of valid UTF-8, which is what the standard's scalar value strings
// are.
package url
