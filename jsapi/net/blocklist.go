package net

import "github.com/gaggle-js/gaggle/jsapi"

func (n *Net) blockListClass() *jsapi.Class     { return n.blockList }
func (n *Net) socketAddressClass() *jsapi.Class { return n.socketAddress }
