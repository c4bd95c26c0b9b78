'use strict';
// instanceof takes the Proxy of a class
class A{}; const P=new Proxy(A,{}); const a=new A, p=new P; const f=(x)=>{try{return x()}catch(e){return e.message}};
console.log(a instanceof P, p instanceof P, p instanceof A, ({}) instanceof P, 5 instanceof P, f(()=>a instanceof new Proxy({}, {})), f(()=>a instanceof new Proxy(()=>{}, {})));
class B extends P{}; console.log(new B instanceof P, new B instanceof A, a instanceof A.bind(null), f(()=>a instanceof new Proxy(A.bind(null),{})), Function.prototype[Symbol.hasInstance].call(P,a), Function.prototype[Symbol.hasInstance].call({},a), Function.prototype[Symbol.hasInstance].name);
class H { static [Symbol.hasInstance](x){ return x===1 } } console.log(1 instanceof H, 1 instanceof new Proxy(H,{}));
