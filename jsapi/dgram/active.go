package dgram

import "github.com/gaggle-js/gaggle/jsapi"

// ActiveHandle is for jsapi.Env.ActiveHandles.
func (h *Handle) ActiveHandle() jsapi.Active {
	if h.to != nil {
		return jsapi.Active{Info: "UDPWrap", Object: h.to.Object()}
	}
	return jsapi.Active{Info: "UDPWrap", Object: h.Object()}
}

// ActiveRequests is for jsapi.Env.ActiveRequests.
func (h *Handle) ActiveRequests() (list []jsapi.Active) {
	if h.packet == nil {
		return nil
	}
	_, waiting := h.packet.Queued()
	for range waiting {
		list = append(list, jsapi.Active{Info: "SendWrap", Class: "SendWrap"})
	}
	return list
}
