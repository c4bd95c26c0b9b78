package crypto

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/des" //nolint:gosec // old, and Node has it
	"slices"
	"strings"

	"github.com/dop251/goja"
	"golang.org/x/crypto/chacha20"

	"github.com/gaggle-js/gaggle/jsapi"
)

// algorithm is a cipher: OpenSSL's name and what getCipherInfo tells of it.
type algorithm struct {
	name, mode       string
	nid, key, iv, bs int // bs is the block size, 1 for one that works like a stream
	block            func(key []byte) (cipher.Block, error)
	aliases          []string
}

func algorithms() []algorithm {
	var all []algorithm
	nids := map[string][3]int{ // for keys of 16, 24 and 32 bytes
		"ecb": {418, 422, 426}, "cbc": {419, 423, 427}, "ofb": {420, 424, 428},
		"cfb": {421, 425, 429}, "gcm": {895, 898, 901}, "ctr": {904, 905, 906},
	}
	for i, bits := range []string{"128", "192", "256"} {
		for _, mode := range []string{"cbc", "cfb", "ctr", "ecb", "gcm", "ofb"} {
			a := algorithm{name: "aes-" + bits + "-" + mode, mode: mode, nid: nids[mode][i], key: 16 + 8*i, iv: 16, bs: 1, block: aes.NewCipher}
			switch mode {
			case "cbc":
				a.bs, a.aliases = 16, []string{"aes" + bits}
			case "ecb":
				a.bs, a.iv = 16, 0
			case "gcm":
				a.iv, a.aliases = 12, []string{"id-aes" + bits + "-GCM"}
			}
			all = append(all, a)
		}
	}
	return append(all,
		algorithm{name: "chacha20", mode: "stream", nid: 1019, key: 32, iv: 16, bs: 1},
		algorithm{name: "chacha20-poly1305", mode: "stream", nid: 1018, key: 32, iv: 12, bs: 1},
		algorithm{name: "des-ede3-cbc", mode: "cbc", nid: 44, key: 24, iv: 8, bs: 8, block: des.NewTripleDESCipher, aliases: []string{"des3"}},
		algorithm{name: "des-ede3", mode: "ecb", nid: 33, key: 24, bs: 8, block: des.NewTripleDESCipher, aliases: []string{"des-ede3-ecb"}},
	)
}

func algorithmByName() map[string]*algorithm {
	all := algorithms()
	m := make(map[string]*algorithm, 2*len(all))
	for i := range all {
		m[all[i].name] = &all[i]
		for _, a := range all[i].aliases {
			m[strings.ToLower(a)] = &all[i]
		}
	}
	return m
}

// shown is the name that getCipherInfo gives.
func (a *algorithm) shown() string {
	if a.mode == "gcm" {
		return strings.ToLower(a.aliases[0])
	}
	return a.name
}

// authenticated reports whether the cipher has a tag.
func (a *algorithm) authenticated() bool { return a.mode == "gcm" || a.name == "chacha20-poly1305" }

func (c *Crypto) getCiphers(goja.FunctionCall) goja.Value {
	var names []string
	for _, a := range algorithms() {
		names = append(append(names, a.name), a.aliases...)
	}
	slices.Sort(names)
	return c.strings(names)
}

// getCipherInfo is crypto.getCipherInfo(nameOrNid[, options]).
func (c *Crypto) getCipherInfo(call goja.FunctionCall) goja.Value {
	which, options := call.Argument(0), call.Argument(1)
	nid, isNumber := jsapi.Number(which)
	if !jsapi.IsString(which) && !isNumber {
		panic(c.env.InvalidArgType("nameOrNid", "one of type string or number", which))
	}
	a := c.ciphers[strings.ToLower(which.String())]
	if isNumber {
		for _, x := range c.ciphers {
			if x.nid == int(nid) {
				a = x
			}
		}
	}
	if !jsapi.IsUndefined(options) {
		c.env.ValidateObject(options, "options")
	}
	if a == nil || !c.fits(a, options) {
		return goja.Undefined()
	}
	o := c.vm.NewObject()
	jsapi.Must(o.Set("mode", a.mode))
	jsapi.Must(o.Set("name", a.shown()))
	jsapi.Must(o.Set("nid", a.nid))
	if a.mode != "stream" {
		jsapi.Must(o.Set("blockSize", a.bs))
	}
	iv := a.iv
	if v := option(options, "ivLength"); !jsapi.IsUndefined(v) {
		iv = int(v.ToInteger())
	}
	if iv > 0 {
		jsapi.Must(o.Set("ivLength", iv))
	}
	jsapi.Must(o.Set("keyLength", a.key))
	return o
}

// fits reports whether the lengths in the options are possible.
func (c *Crypto) fits(a *algorithm, options goja.Value) bool {
	if v := option(options, "keyLength"); !jsapi.IsUndefined(v) && int(c.env.ValidateInt32(v, "options.keyLength", 0)) != a.key {
		return false
	}
	v := option(options, "ivLength")
	if jsapi.IsUndefined(v) {
		return true
	}
	n := int(c.env.ValidateInt32(v, "options.ivLength", 0))
	return n == a.iv || a.mode == "gcm" && n > 0 || a.name == "chacha20-poly1305" && n > 0 && n <= 12
}

// stream makes the key stream of a mode that has one. key and iv have been checked.
func (a *algorithm) stream(key, iv []byte, decrypt bool) cipher.Stream {
	switch a.name {
	case "chacha20": // OpenSSL's iv is the block counter and then the nonce
		s, err := chacha20.NewUnauthenticatedCipher(key, iv[4:])
		jsapi.Must(err)
		s.SetCounter(uint32(iv[0]) | uint32(iv[1])<<8 | uint32(iv[2])<<16 | uint32(iv[3])<<24)
		return s
	case "chacha20-poly1305":
		s, err := chacha20.NewUnauthenticatedCipher(key, iv)
		jsapi.Must(err)
		s.SetCounter(1) // block 0 makes the key of Poly1305 (RFC 8439, section 2.8)
		return s
	}
	b, err := a.block(key)
	jsapi.Must(err)
	switch a.mode {
	case "ctr":
		return cipher.NewCTR(b, iv)
	case "gcm":
		return newCounter32(b, iv)
	case "ofb":
		return cipher.NewOFB(b, iv) //nolint:staticcheck // Node has it
	}
	if decrypt {
		return cipher.NewCFBDecrypter(b, iv) //nolint:staticcheck // Node has it
	}
	return cipher.NewCFBEncrypter(b, iv) //nolint:staticcheck // Node has it
}

// ecb is the block mode that Go leaves out.
type ecb struct {
	cipher.Block
	decrypt bool
}

// CryptBlocks works on whole blocks.
func (e ecb) CryptBlocks(dst, src []byte) {
	for n := e.BlockSize(); len(src) >= n; dst, src = dst[n:], src[n:] {
		if e.decrypt {
			e.Decrypt(dst, src)
		} else {
			e.Encrypt(dst, src)
		}
	}
}

// blocks makes the cipher of a mode that works on whole blocks.
func (a *algorithm) blocks(key, iv []byte, decrypt bool) cipher.BlockMode {
	b, err := a.block(key)
	jsapi.Must(err)
	switch {
	case a.mode == "ecb":
		return ecb{b, decrypt}
	case decrypt:
		return cipher.NewCBCDecrypter(b, iv)
	}
	return cipher.NewCBCEncrypter(b, iv)
}
