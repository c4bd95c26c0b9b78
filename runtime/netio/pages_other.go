//go:build !linux

package netio

import "syscall"

// pages are for Linux: elsewhere nothing is copied, and all is written.
type pages struct{ mem []byte }

func newPages([]byte) *pages  { return nil }
func (p *pages) keep() *pages { return nil }
func (p *pages) release()     {}

func sysSendPages(int, *pages, int) (int, syscall.Errno) { return 0, syscall.ENOTSUP }

func sysWriteAhead(int, *bool, []byte) (int, syscall.Errno) { return 0, syscall.ENOTSUP }
