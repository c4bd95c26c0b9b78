package dns

import (
	"bufio"
	"os"
	"strconv"
	"strings"
)

// serviceName is the name of a TCP port in /etc/services, or its number.
func serviceName(port int) string {
	number := strconv.Itoa(port)
	f, err := os.Open("/etc/services")
	if err != nil {
		return number
	}
	defer f.Close()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		text, _, _ := strings.Cut(lines.Text(), "#")
		if w := strings.Fields(text); len(w) >= 2 && w[1] == number+"/tcp" {
			return w[0]
		}
	}
	return number
}
