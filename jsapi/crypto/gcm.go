package crypto

import (
	"crypto/cipher"
	"encoding/binary"

	"golang.org/x/crypto/chacha20poly1305"
)

// Go's AEADs work on whole messages, so that nobody uses what has not been authenticated.
// Node's update gives its output at once. So update runs the key stream alone, the plain
// text is kept, and final seals it once more for the tag.

// counter32 is GCM's key stream: CTR whose counter is the last 32 bits and wraps there
// (NIST SP 800-38D, section 6.5).
type counter32 struct {
	cipher.Stream
	block cipher.Block
	iv    [16]byte
	left  uint64 // bytes until the counter wraps
}

func newCounter32(b cipher.Block, nonce []byte) *counter32 {
	k := &counter32{block: b, iv: firstCounter(b, nonce)}
	k.start(binary.BigEndian.Uint32(k.iv[12:]) + 1)
	return k
}

func (k *counter32) start(n uint32) {
	binary.BigEndian.PutUint32(k.iv[12:], n)
	k.Stream = cipher.NewCTR(k.block, k.iv[:])
	k.left = (1<<32 - uint64(n)) * 16
}

// XORKeyStream is that of cipher.Stream.
func (k *counter32) XORKeyStream(dst, src []byte) {
	for uint64(len(src)) > k.left {
		n := k.left
		k.Stream.XORKeyStream(dst, src[:n])
		dst, src = dst[n:], src[n:]
		k.start(0)
	}
	k.Stream.XORKeyStream(dst, src)
	k.left -= uint64(len(src))
}

// firstCounter is J0 of the nonce (section 7.1, step 2).
func firstCounter(b cipher.Block, nonce []byte) (j [16]byte) {
	if len(nonce) == 12 {
		copy(j[:], nonce)
		j[15] = 1
		return j
	}
	var h [16]byte
	b.Encrypt(h[:], h[:])
	padded := make([]byte, (len(nonce)+15)/16*16+16)
	copy(padded, nonce)
	binary.BigEndian.PutUint64(padded[len(padded)-8:], uint64(len(nonce))*8)
	for ; len(padded) > 0; padded = padded[16:] {
		for i := range j {
			j[i] ^= padded[i]
		}
		j = multiply(j, h)
	}
	return j
}

// multiply is the product in GF(2^128), bit by bit: only nonces of odd lengths come here.
func multiply(x, y [16]byte) (z [16]byte) {
	for i := range 128 {
		bit := -(x[i/8] >> (7 - i%8) & 1)
		for k := range z {
			z[k] ^= y[k] & bit
		}
		low := -(y[15] & 1)
		for k := 15; k > 0; k-- {
			y[k] = y[k]>>1 | y[k-1]<<7
		}
		y[0] = y[0]>>1 ^ 0xe1&low
	}
	return z
}

// tagOf is the full tag of the plain text.
func (a *algorithm) tagOf(key, nonce, plain, extra []byte) ([]byte, error) {
	var aead cipher.AEAD
	var err error
	if a.mode == "gcm" {
		var b cipher.Block
		if b, err = a.block(key); err == nil {
			aead, err = cipher.NewGCMWithNonceSize(b, len(nonce))
		}
	} else {
		aead, err = chacha20poly1305.New(key)
	}
	if err != nil {
		return nil, err
	}
	sealed := aead.Seal(nil, nonce, plain, extra)
	return sealed[len(plain):], nil
}
