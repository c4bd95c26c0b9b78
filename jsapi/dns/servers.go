package dns

// stub
type servers struct{}

func systemServers() *servers   { return &servers{} }
func (d *DNS) defineResolvers() {}
