package net

// Touch notes activity for the Socket's timeout. It is for the driver of NewSocketOver,
// which reads and writes past the Socket.
func (s *Socket) Touch() { s.touch() }
