package crypto

import (
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
