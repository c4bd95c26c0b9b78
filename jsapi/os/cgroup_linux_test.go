package os

import (
	goos "os"
	"path/filepath"
	"testing"
)

func TestCPUQuota(t *testing.T) {
	for _, c := range []struct {
		name  string
		list  string
		files map[string]string
		want  float64
	}{
		{"none", "0::/\n", nil, 0},
		{"v2 max", "0::/a\n", map[string]string{"a/cpu.max": "max 100000"}, 0},
		{"v2 two", "0::/a/b\n", map[string]string{"a/b/cpu.max": "250000 100000"}, 2.5},
		{"v2 parent is tighter", "0::/a/b\n", map[string]string{"a/b/cpu.max": "400000 100000", "a/cpu.max": "150000 100000"}, 1.5},
		{"v2 in a container", "0::/not/here\n", map[string]string{"cpu.max": "300000 100000"}, 3},
		{"v2 half", "0::/\n", map[string]string{"cpu.max": "50000 100000"}, 1},
		{"v1", "4:memory:/m\n3:cpu,cpuacct:/d\n", map[string]string{"cpu,cpuacct/d/cpu.cfs_quota_us": "200000\n", "cpu,cpuacct/d/cpu.cfs_period_us": "100000\n"}, 2},
		{"v1 none", "3:cpu:/d\n", map[string]string{"cpu/d/cpu.cfs_quota_us": "-1\n", "cpu/d/cpu.cfs_period_us": "100000\n"}, 0},
		{"v1 of another controller", "3:cpuset:/d\n", map[string]string{"cpu/d/cpu.cfs_quota_us": "100000\n", "cpu/d/cpu.cfs_period_us": "100000\n"}, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			root := t.TempDir()
			list := filepath.Join(root, "list")
			write(t, list, c.list)
			for name, text := range c.files {
				write(t, filepath.Join(root, name), text)
			}
			if got := cpuQuota(root, list); got != c.want {
				t.Errorf("quota %v, want %v", got, c.want)
			}
		})
	}
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := goos.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := goos.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
