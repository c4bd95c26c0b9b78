package os

import (
	goos "os"
	"path/filepath"
	"strconv"
	"strings"
)

const cgroupRoot = "/sys/fs/cgroup"

// cpuQuota is how many processors' worth of time the cgroup may use, 0 for no limit. It
// looks at version 2 first, at the group and all that it is in, the smallest counts; then
// at version 1's cpu controller. List is /proc/self/cgroup.
func cpuQuota(root, list string) float64 {
	text, _ := goos.ReadFile(list)
	quota := 0.0
	for line := range strings.Lines(string(text)) {
		f := strings.SplitN(strings.TrimSpace(line), ":", 3)
		if len(f) != 3 {
			continue
		}
		switch {
		case f[0] == "0" && f[1] == "":
			quota = smallest(quota, quotaUpwards(root, f[2], quotaV2))
		case hasController(f[1], "cpu"):
			for _, dir := range []string{"cpu", "cpu,cpuacct"} {
				quota = smallest(quota, quotaUpwards(filepath.Join(root, dir), f[2], quotaV1))
			}
		}
	}
	return quota
}

func hasController(list, name string) bool {
	for c := range strings.SplitSeq(list, ",") {
		if c == name {
			return true
		}
	}
	return false
}

// smallest ignores 0, which is no limit.
func smallest(a, b float64) float64 {
	if a == 0 || b != 0 && b < a {
		return b
	}
	return a
}

// quotaUpwards asks the group and its ancestors. In a container the group's own path may
// not be there, and the root of what is mounted is the container's group.
func quotaUpwards(root, group string, read func(dir string) float64) float64 {
	quota := 0.0
	for dir := filepath.Clean("/" + group); ; dir = filepath.Dir(dir) {
		quota = smallest(quota, read(filepath.Join(root, dir)))
		if dir == "/" {
			return quota
		}
	}
}

func quotaV2(dir string) float64 {
	text, _ := goos.ReadFile(filepath.Join(dir, "cpu.max"))
	f := strings.Fields(string(text))
	if len(f) != 2 {
		return 0
	}
	return ratio(f[0], f[1])
}

func quotaV1(dir string) float64 {
	quota, _ := goos.ReadFile(filepath.Join(dir, "cpu.cfs_quota_us"))
	period, _ := goos.ReadFile(filepath.Join(dir, "cpu.cfs_period_us"))
	return ratio(strings.TrimSpace(string(quota)), strings.TrimSpace(string(period)))
}

func ratio(quota, period string) float64 {
	q, errQ := strconv.ParseFloat(quota, 64)
	p, errP := strconv.ParseFloat(period, 64)
	if errQ != nil || errP != nil || q <= 0 || p <= 0 {
		return 0
	}
	return max(q/p, 1)
}
