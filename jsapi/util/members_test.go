package util

import (
	"testing"

	"github.com/gaggle-js/gaggle/jsapi/jsapitest/golden"
)

func TestMembersAreNodes(t *testing.T) { golden.Run(t, "testdata/members.js", Modules(), nil) }

func TestParseArgsIsNodes(t *testing.T) { golden.Run(t, "testdata/parseargs.js", Modules(), nil) }
