package runtime

import (
	"os"
	"slices"
	"strings"
	"testing"
)

func TestCleanMappingsAreOfTheProgramReadOnlyAndUnwritten(t *testing.T) {
	smaps := strings.Join([]string{
		"00400000-00500000 r-xp 00000000 fe:00 1   /bin/it", "Rss: 8400 kB", "Anonymous:             0 kB",
		"00500000-00600000 r--p 00100000 fe:00 1   /bin/it", "Anonymous:             4 kB", // relocated
		"00600000-00700000 rw-p 00200000 fe:00 1   /bin/it", "Anonymous:             0 kB",
		"00700000-00800000 r-xp 00000000 fe:00 2   /lib/other.so", "Anonymous:             0 kB",
		"00800000-00900000 r--p 00000000 00:00 0", "Anonymous:             0 kB",
		"00900000-00a00000 r--p 00000000 fe:00 1   /bin/it", "Anonymous:             0 kB",
	}, "\n")
	want := []mapping{{0x400000, 0x100000}, {0x900000, 0x100000}}
	if got := cleanMappings(strings.NewReader(smaps), "/bin/it"); !slices.Equal(got, want) {
		t.Errorf("got %x, want %x", got, want)
	}
}

// The test program goes on after its own pages went.
func TestTrimDropsPagesAndTheProgramRunsOn(t *testing.T) {
	exe, err := os.Readlink("/proc/self/exe")
	if err != nil {
		t.Skip(err)
	}
	smaps, err := os.Open("/proc/self/smaps")
	if err != nil {
		t.Skip(err)
	}
	defer smaps.Close()
	if len(cleanMappings(smaps, exe)) == 0 {
		t.Skip("every mapping of this build has written pages")
	}
	before := fileRSS(t)
	trim()
	if after := fileRSS(t); after >= before {
		t.Errorf("file pages: %d kB before, %d kB after", before, after)
	}
}

// fileRSS returns RssFile of this process, in kB.
func fileRSS(t *testing.T) (n int) {
	t.Helper()
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		t.Skip(err)
	}
	_, rest, _ := strings.Cut(string(status), "RssFile:")
	for _, c := range strings.TrimSpace(rest) {
		if c < '0' || c > '9' {
			break
		}
		n = n*10 + int(c-'0')
	}
	return n
}
