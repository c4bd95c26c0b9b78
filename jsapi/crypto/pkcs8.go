package crypto

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/des"
	"crypto/pbkdf2"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"crypto/x509/pkix"
	"encoding/asn1"
	"errors"
	"hash"
	"strings"

	"github.com/gaggle-js/gaggle/jsapi"
)

// encryptedKey is EncryptedPrivateKeyInfo (RFC 5958 section 3).
type encryptedKey struct {
	Algorithm pkix.AlgorithmIdentifier
	Data      []byte
}

// pbes2 are the parameters of PBES2 (RFC 8018 appendix A.4).
type pbes2 struct {
	Derivation, Encryption pkix.AlgorithmIdentifier
}

// pbkdf2Params are those of PBKDF2 (RFC 8018 appendix A.2).
type pbkdf2Params struct {
	Salt       []byte
	Iterations int
	KeyLength  int                      `asn1:"optional"`
	PRF        pkix.AlgorithmIdentifier `asn1:"optional"`
}

var errNotPBES2 = errors.New("crypto: not encrypted in a way that is read here")

// decryptPKCS8 undoes the encryption of a PKCS #8 key by PBES2, which is what OpenSSL
// writes. The result of a wrong passphrase is an error or no key.
func decryptPKCS8(der, passphrase []byte) ([]byte, error) {
	var info encryptedKey
	var scheme pbes2
	var kdf pbkdf2Params
	if _, err := asn1.Unmarshal(der, &info); err != nil {
		return nil, err
	}
	if info.Algorithm.Algorithm.String() != "1.2.840.113549.1.5.13" {
		return nil, errNotPBES2
	}
	if _, err := asn1.Unmarshal(info.Algorithm.Parameters.FullBytes, &scheme); err != nil {
		return nil, err
	}
	if _, err := asn1.Unmarshal(scheme.Derivation.Parameters.FullBytes, &kdf); err != nil {
		return nil, errNotPBES2 // scrypt
	}
	var iv []byte
	if _, err := asn1.Unmarshal(scheme.Encryption.Parameters.FullBytes, &iv); err != nil {
		return nil, err
	}
	size, newBlock := blockOf(scheme.Encryption.Algorithm.String())
	if newBlock == nil || kdf.Iterations < 1 {
		return nil, errNotPBES2
	}
	key, err := pbkdf2.Key(prfOf(kdf.PRF.Algorithm.String()), string(passphrase), kdf.Salt, kdf.Iterations, size)
	if err != nil {
		return nil, err
	}
	block, err := newBlock(key)
	if err != nil || len(iv) != block.BlockSize() || len(info.Data) == 0 || len(info.Data)%block.BlockSize() != 0 {
		return nil, errNotPBES2
	}
	out := make([]byte, len(info.Data))
	cipher.NewCBCDecrypter(block, iv).CryptBlocks(out, info.Data)
	pad := int(out[len(out)-1])
	if pad == 0 || pad > block.BlockSize() {
		return nil, errNotPBES2
	}
	return out[:len(out)-pad], nil
}

// encryptPKCS8 encrypts a PKCS #8 key as OpenSSL does: PBES2 with PBKDF2, HMAC with SHA-256
// and 2,048 rounds. The name of the cipher is OpenSSL's; the result is nil for one that is
// not known.
func encryptPKCS8(der, passphrase []byte, name string) ([]byte, error) {
	id := pbes2Cipher(name)
	size, newBlock := blockOf(id.String())
	if newBlock == nil {
		return nil, nil
	}
	random := make([]byte, 32)
	fill(random)
	salt := random[:16]
	key, err := pbkdf2.Key(sha256.New, string(passphrase), salt, rounds, size)
	if err != nil {
		return nil, err
	}
	block, err := newBlock(key)
	if err != nil {
		return nil, err
	}
	iv, n := random[16:16+block.BlockSize()], block.BlockSize()-len(der)%block.BlockSize()
	data := append(append([]byte(nil), der...), bytes.Repeat([]byte{byte(n)}, n)...)
	cipher.NewCBCEncrypter(block, iv).CryptBlocks(data, data)
	kdf := parameters(pbkdf2Params{Salt: salt, Iterations: rounds, PRF: pkix.AlgorithmIdentifier{
		Algorithm: asn1.ObjectIdentifier{1, 2, 840, 113549, 2, 9}, Parameters: asn1.NullRawValue}})
	scheme := parameters(pbes2{
		Derivation: pkix.AlgorithmIdentifier{Algorithm: asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 5, 12}, Parameters: kdf},
		Encryption: pkix.AlgorithmIdentifier{Algorithm: id, Parameters: parameters(iv)}})
	return asn1.Marshal(encryptedKey{
		Algorithm: pkix.AlgorithmIdentifier{Algorithm: asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 5, 13}, Parameters: scheme}, Data: data})
}

// rounds is how often PBKDF2 hashes: OpenSSL's PKCS5_DEFAULT_ITER.
const rounds = 2048

func parameters(v any) asn1.RawValue {
	der, err := asn1.Marshal(v)
	jsapi.Must(err)
	return asn1.RawValue{FullBytes: der}
}

// pbes2Cipher is the identifier of a cipher that PBES2 is used with.
func pbes2Cipher(name string) asn1.ObjectIdentifier {
	switch strings.ToLower(name) {
	case "aes-128-cbc", "aes128":
		return asn1.ObjectIdentifier{2, 16, 840, 1, 101, 3, 4, 1, 2}
	case "aes-192-cbc", "aes192":
		return asn1.ObjectIdentifier{2, 16, 840, 1, 101, 3, 4, 1, 22}
	case "aes-256-cbc", "aes256":
		return asn1.ObjectIdentifier{2, 16, 840, 1, 101, 3, 4, 1, 42}
	case "des3", "des-ede3-cbc":
		return asn1.ObjectIdentifier{1, 2, 840, 113549, 3, 7}
	}
	return nil
}

// blockOf is the cipher of an encryption scheme and the size of its key.
func blockOf(oid string) (int, func([]byte) (cipher.Block, error)) {
	switch oid {
	case "2.16.840.1.101.3.4.1.2":
		return 16, aes.NewCipher
	case "2.16.840.1.101.3.4.1.22":
		return 24, aes.NewCipher
	case "2.16.840.1.101.3.4.1.42":
		return 32, aes.NewCipher
	case "1.2.840.113549.3.7":
		return 24, des.NewTripleDESCipher
	}
	return 0, nil
}

// prfOf is the hash that PBKDF2 is made of: SHA-1 unless told.
func prfOf(oid string) func() hash.Hash {
	switch oid {
	case "1.2.840.113549.2.9":
		return sha256.New
	case "1.2.840.113549.2.10":
		return sha512.New384
	case "1.2.840.113549.2.11":
		return sha512.New
	}
	return sha1.New
}
