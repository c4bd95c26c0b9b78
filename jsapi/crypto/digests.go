package crypto

import (
	"crypto"
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha3"
	"crypto/sha512"
	"encoding"
	"hash"
	"strings"

	"golang.org/x/crypto/blake2b"
	"golang.org/x/crypto/blake2s"
	"golang.org/x/crypto/ripemd160" //nolint:staticcheck // old, and Node has it

	"github.com/gaggle-js/gaggle/jsapi"
)

// digest is a hash algorithm.
type digest struct {
	name string
	make func() hash.Hash
	// id names the algorithm to Go's signatures; 0 where they do not know it.
	id crypto.Hash
	// aliases are OpenSSL's other names that are listed by getHashes.
	aliases []string
	// xof says that the length of the output may be chosen.
	xof bool
}

// digests is the table of algorithms. Which names OpenSSL takes besides is in digestByName.
func digests() []digest {
	return []digest{
		{name: "md5", make: md5.New, id: crypto.MD5, aliases: []string{"RSA-MD5", "md5WithRSAEncryption", "ssl3-md5"}},
		{name: "sha1", make: sha1.New, id: crypto.SHA1, aliases: []string{"RSA-SHA1", "RSA-SHA1-2", "sha1WithRSAEncryption", "ssl3-sha1"}},
		{name: "sha224", make: sha256.New224, id: crypto.SHA224, aliases: []string{"RSA-SHA224", "sha224WithRSAEncryption"}},
		{name: "sha256", make: sha256.New, id: crypto.SHA256, aliases: []string{"RSA-SHA256", "sha256WithRSAEncryption"}},
		{name: "sha384", make: sha512.New384, id: crypto.SHA384, aliases: []string{"RSA-SHA384", "sha384WithRSAEncryption"}},
		{name: "sha512", make: sha512.New, id: crypto.SHA512, aliases: []string{"RSA-SHA512", "sha512WithRSAEncryption"}},
		{name: "sha512-224", make: sha512.New512_224, id: crypto.SHA512_224, aliases: []string{"RSA-SHA512/224", "sha512-224WithRSAEncryption"}},
		{name: "sha512-256", make: sha512.New512_256, id: crypto.SHA512_256, aliases: []string{"RSA-SHA512/256", "sha512-256WithRSAEncryption"}},
		{name: "sha3-224", make: func() hash.Hash { return sha3.New224() }, id: crypto.SHA3_224, aliases: []string{"RSA-SHA3-224", "id-rsassa-pkcs1-v1_5-with-sha3-224"}},
		{name: "sha3-256", make: func() hash.Hash { return sha3.New256() }, id: crypto.SHA3_256, aliases: []string{"RSA-SHA3-256", "id-rsassa-pkcs1-v1_5-with-sha3-256"}},
		{name: "sha3-384", make: func() hash.Hash { return sha3.New384() }, id: crypto.SHA3_384, aliases: []string{"RSA-SHA3-384", "id-rsassa-pkcs1-v1_5-with-sha3-384"}},
		{name: "sha3-512", make: func() hash.Hash { return sha3.New512() }, id: crypto.SHA3_512, aliases: []string{"RSA-SHA3-512", "id-rsassa-pkcs1-v1_5-with-sha3-512"}},
		{name: "shake128", make: func() hash.Hash { return &shake{sha3.NewSHAKE128(), sha3.NewSHAKE128, 16} }, xof: true},
		{name: "shake256", make: func() hash.Hash { return &shake{sha3.NewSHAKE256(), sha3.NewSHAKE256, 32} }, xof: true},
		{name: "blake2b512", make: newBlake2b},
		{name: "blake2s256", make: newBlake2s},
		{name: "md5-sha1", make: func() hash.Hash { return &pair{md5.New(), sha1.New()} }, id: crypto.MD5SHA1},
		{name: "ripemd160", make: func() hash.Hash { return &replay{Hash: ripemd160.New()} }, id: crypto.RIPEMD160,
			aliases: []string{"RSA-RIPEMD160", "ripemd", "ripemd160WithRSA", "rmd160"}},
	}
}

// digestByName indexes the table by every name, in lower case.
func digestByName() map[string]*digest {
	all := digests()
	m := make(map[string]*digest, 4*len(all))
	for i := range all {
		d := &all[i]
		m[d.name] = d
		for _, a := range d.aliases {
			m[strings.ToLower(a)] = d
		}
		switch {
		case d.name == "sha512-224", d.name == "sha512-256":
			m["sha2-"+strings.Replace(d.name[3:], "-", "/", 1)] = d
		case strings.HasPrefix(d.name, "sha3-"), strings.HasPrefix(d.name, "blake"):
		case strings.HasPrefix(d.name, "shake"):
			m["shake-"+d.name[5:]] = d
		case strings.HasPrefix(d.name, "sha"):
			m["sha-"+d.name[3:]] = d
			if d.name != "sha1" {
				m["sha2-"+d.name[3:]] = d
			}
		}
	}
	return m
}

// digest finds an algorithm by name, nil when there is none.
func (c *Crypto) digest(name string) *digest { return c.digests[strings.ToLower(name)] }

func newBlake2b() hash.Hash {
	h, err := blake2b.New512(nil)
	jsapi.Must(err) // only a key can be wrong
	return h
}

func newBlake2s() hash.Hash {
	h, err := blake2s.New256(nil)
	jsapi.Must(err)
	return h
}

// cloneHash copies a hash with its state.
func cloneHash(h hash.Hash, make func() hash.Hash) hash.Hash {
	if k, ok := h.(hash.Cloner); ok {
		if n, err := k.Clone(); err == nil {
			return n
		}
	}
	n := make()
	state, err := h.(encoding.BinaryMarshaler).MarshalBinary()
	jsapi.Must(err)
	jsapi.Must(n.(encoding.BinaryUnmarshaler).UnmarshalBinary(state))
	return n
}

// shake is an XOF as a hash.Hash of n bytes.
type shake struct {
	*sha3.SHAKE
	make func() *sha3.SHAKE
	n    int
}

func (s *shake) Size() int { return s.n }

func (s *shake) copied() *sha3.SHAKE {
	k := s.make()
	state, err := s.MarshalBinary()
	jsapi.Must(err)
	jsapi.Must(k.UnmarshalBinary(state))
	return k
}

// Sum leaves the state as it is, as every hash.Hash does.
func (s *shake) Sum(b []byte) []byte {
	out := make([]byte, s.n)
	_, _ = s.copied().Read(out)
	return append(b, out...)
}

func (s *shake) Clone() (hash.Cloner, error) { return &shake{s.copied(), s.make, s.n}, nil }

// pair is the hash of TLS 1.1: both digests one behind the other.
type pair struct{ md5, sha1 hash.Hash }

func (p *pair) Write(b []byte) (int, error) {
	_, _ = p.md5.Write(b)
	return p.sha1.Write(b)
}
func (p *pair) Sum(b []byte) []byte { return p.sha1.Sum(p.md5.Sum(b)) }
func (p *pair) Reset()              { p.md5.Reset(); p.sha1.Reset() }
func (p *pair) Size() int           { return md5.Size + sha1.Size }
func (p *pair) BlockSize() int      { return md5.BlockSize }
func (p *pair) Clone() (hash.Cloner, error) {
	return &pair{cloneHash(p.md5, md5.New), cloneHash(p.sha1, sha1.New)}, nil
}

// replay copies a hash that cannot be copied by hashing again what it was given.
type replay struct {
	hash.Hash
	seen []byte
}

func (r *replay) Write(b []byte) (int, error) {
	r.seen = append(r.seen, b...)
	return r.Hash.Write(b)
}

func (r *replay) Reset() { r.seen = nil; r.Hash.Reset() }

func (r *replay) Clone() (hash.Cloner, error) {
	n := &replay{Hash: ripemd160.New()}
	_, err := n.Write(r.seen)
	return n, err
}
