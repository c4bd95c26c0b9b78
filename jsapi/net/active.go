package net

import "github.com/gaggle-js/gaggle/jsapi"

// ActiveHandle is for jsapi.Env.ActiveHandles.
func (s *Socket) ActiveHandle() jsapi.Active {
	if s.under != nil {
		return jsapi.Active{}
	}
	if s.isPipe() {
		return jsapi.Active{Info: "PipeWrap", Object: s.Object()}
	}
	return jsapi.Active{Info: "TCPSocketWrap", Object: s.Object()}
}

// ActiveRequests is for jsapi.Env.ActiveRequests.
func (s *Socket) ActiveRequests() (list []jsapi.Active) {
	if s.conn == nil || s.under != nil {
		return nil
	}
	connecting, writes, ending := s.conn.Requests()
	if connecting {
		class := "TCPConnectWrap"
		if s.isPipe() {
			class = "PipeConnectWrap"
		}
		list = append(list, jsapi.Active{Info: "ConnectWrap", Class: class})
	}
	for range writes {
		list = append(list, jsapi.Active{Info: "LibuvWriteWrap", Class: "WriteWrap"})
	}
	if ending {
		list = append(list, jsapi.Active{Info: "SimpleShutdownWrap", Class: "ShutdownWrap"})
	}
	return list
}

// ActiveHandle is for jsapi.Env.ActiveHandles.
func (s *Server) ActiveHandle() jsapi.Active {
	if s.pipeName != "" {
		return jsapi.Active{Info: "PipeWrap", Object: s.Object()}
	}
	return jsapi.Active{Info: "TCPServerWrap", Object: s.Object()}
}

// ActiveRequests is for jsapi.Env.ActiveRequests.
func (s *Server) ActiveRequests() []jsapi.Active { return nil }
