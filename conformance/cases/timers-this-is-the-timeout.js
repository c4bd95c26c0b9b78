const t = setTimeout(function () {
  console.log(this === t, this.constructor.name);
  const m = setImmediate(function () { console.log(this === m, this.constructor.name); });
}, 1);
