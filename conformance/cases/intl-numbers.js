// Intl.NumberFormat and Intl.PluralRules in en-US, and Number's and BigInt's toLocaleString.
'use strict';

function show(options, ...numbers) {
  for (const x of numbers) {
    try {
      const f = new Intl.NumberFormat('en-US', options);
      console.log(JSON.stringify(options), x, JSON.stringify(f.format(x)), f.formatToParts(x).map((p) => `${p.type}:${p.value}`).join('|'));
    } catch (err) {
      console.log(JSON.stringify(options), err.name, err.message);
    }
  }
}

const usual = [0, -0, 1, 1.5, -1234.567, 1234567.891, 0.000123, 1e21, NaN, -Infinity, 12345678901234567890n, 999.995, 0.5, 1.005];
show({}, ...usual);
show({ style: 'percent' }, ...usual);
show({ style: 'percent', minimumFractionDigits: 1 }, 0.1234, 0.07);
for (const currency of ['USD', 'eur', 'JPY', 'XYZ', 'CHF', 'CAD', 'dollars', undefined]) show({ style: 'currency', currency }, 1, -2.345);
for (const currencyDisplay of ['code', 'name', 'narrowSymbol']) show({ style: 'currency', currency: 'CAD', currencyDisplay }, 1, 2);
show({ style: 'currency', currency: 'USD', currencySign: 'accounting' }, -1);
show({ style: 'currency', currency: 'USD', minimumFractionDigits: 0 }, 1, 1.5, 1.234);
show({ style: 'currency', currency: 'USD', maximumFractionDigits: 0 }, 1.5);
show({ notation: 'compact' }, 0, 1, 12, 123, 999, 1000, 1234, 12345, 123456, 999999, 1e6, 1234567, 1e9, 1e12, 1e15, -1500, 0.123, 1.55, 99.5);
show({ notation: 'compact', compactDisplay: 'long' }, 1234, 1e6);
show({ notation: 'compact', maximumFractionDigits: 1 }, 1234, 123456, 12, 1.25);
show({ notation: 'compact', style: 'currency', currency: 'USD' }, 1234, 1e6);
show({ notation: 'scientific' }, 12345, 0.0012, 0);
show({ notation: 'engineering' }, 12345, 0.0012);
show({ minimumFractionDigits: 2 }, 1, 1.2345);
show({ maximumFractionDigits: 2 }, 1, 1.2345, 1.005);
show({ minimumIntegerDigits: 3 }, 1, 1234);
show({ maximumSignificantDigits: 3 }, 123456, 1.23456, 0.00012345);
show({ minimumSignificantDigits: 3 }, 1, 0, 12345);
for (const useGrouping of [false, true, 'min2', 'always', 'auto']) show({ useGrouping }, 1234, 12345);
for (const unit of ['kilobyte', 'megabyte', 'day', 'second', 'celsius', 'kilometer-per-hour', 'cubit', undefined]) {
  for (const unitDisplay of ['short', 'long', 'narrow']) show({ style: 'unit', unit, unitDisplay }, 1, 2);
}
for (const signDisplay of ['always', 'exceptZero', 'never', 'negative']) show({ signDisplay }, 1, 0, -1);
show({ style: 'roman' }, 1);
show({ maximumFractionDigits: 200 }, 1);
show({ minimumFractionDigits: 5, maximumFractionDigits: 2 }, 1);
show({ minimumFractionDigits: 5 }, 1);

console.log(new Intl.NumberFormat('en-US').resolvedOptions());
console.log(new Intl.NumberFormat('en-US', { style: 'currency', currency: 'usd' }).resolvedOptions());
console.log(new Intl.NumberFormat('en-US', { notation: 'compact' }).resolvedOptions());
console.log((1234.5).toLocaleString(), (1234.5).toLocaleString('en-US', { style: 'currency', currency: 'USD' }), (5n ** 30n).toLocaleString());
console.log((0.256).toLocaleString(undefined, { style: 'percent' }), NaN.toLocaleString(), (-0).toLocaleString(), Infinity.toLocaleString(), [1234.5, 7].toLocaleString());
console.log([1, 2000].map(new Intl.NumberFormat('en-US').format), Intl.NumberFormat('en-US') instanceof Intl.NumberFormat);

const cardinal = new Intl.PluralRules('en-US'), ordinal = new Intl.PluralRules('en-US', { type: 'ordinal' });
console.log([0, 1, 2, 1.5, -1, NaN, 11].map((n) => cardinal.select(n)), [1, 2, 3, 4, 11, 12, 13, 21, 22, 23, 101, 111].map((n) => ordinal.select(n)));
console.log(cardinal.resolvedOptions(), ordinal.resolvedOptions().pluralCategories);
