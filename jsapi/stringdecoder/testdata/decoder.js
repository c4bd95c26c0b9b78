// Every way to cut a few awkward texts in two, in every encoding, and byte by byte.
var StringDecoder = require('string_decoder').StringDecoder;
var texts = ['61c3a9e282acf09f9880', 'ff61e282', 'eda08061', 'f09f9841', 'c328', 'f0908081', 'e228a1', '80808080', 'f8888080', '3dd800de61003dd8', '61', ''];
['utf8', 'utf16le', 'base64', 'base64url', 'latin1', 'hex', 'ascii'].forEach(function (enc) {
  texts.forEach(function (hex) {
    var b = Buffer.from(hex, 'hex');
    t(enc + ' ' + hex, function () {
      var out = [];
      for (var i = 0; i <= b.length; i++) {
        var d = new StringDecoder(enc);
        out.push(d.write(b.slice(0, i)), d.lastNeed, d.lastTotal, d.write(b.slice(i)), d.end());
      }
      return out;
    });
    t(enc + ' ' + hex + ' bytewise', function () {
      var d = new StringDecoder(enc), out = [];
      for (var i = 0; i < b.length; i++) out.push(d.write(b.slice(i, i + 1)), d.lastNeed, d.lastTotal);
      return out.concat(d.end(), d.end(), d.lastNeed);
    });
  });
});
t('bad encoding', function () { return new StringDecoder('zz'); });
t('number', function () { return new StringDecoder(5); });
t('names', function () { return [new StringDecoder(null).encoding, new StringDecoder('UTF-8').encoding, new StringDecoder('binary').encoding, new StringDecoder('ucs2').encoding]; });
t('write 5', function () { return new StringDecoder().write(5); });
t('write ArrayBuffer', function () { return new StringDecoder().write(new ArrayBuffer(1)); });
t('views', function () { return [new StringDecoder().write(new DataView(new ArrayBuffer(1))), new StringDecoder('latin1').write(new Uint16Array([0x6161]))]; });
t('strings', function () { return [new StringDecoder().write('str'), new StringDecoder().end('str')]; });
t('lastChar', function () { var d = new StringDecoder(); d.write(Buffer.from([0xe2])); return d.lastChar; });
t('text', function () { return new StringDecoder().text(Buffer.from('abc'), 1); });
t('keys', function () { return [Object.keys(new StringDecoder()), Object.keys(StringDecoder.prototype), StringDecoder.length]; });
