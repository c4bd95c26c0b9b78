package http

import "time"

// clock caches the text of the Date header for as long as it stays the same.
type clock struct {
	second int64
	text   string
}

// date is now as an IMF-fixdate (RFC 9110 section 5.6.7).
func (c *clock) date() string {
	now := time.Now()
	if s := now.Unix(); s != c.second {
		c.second, c.text = s, now.UTC().Format("Mon, 02 Jan 2006 15:04:05 GMT")
	}
	return c.text
}
