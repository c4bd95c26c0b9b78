// fetch against a server of our own, and Headers, Request, Response and FormData by themselves.
'use strict';

const http = require("http"), zlib = require("zlib");
const out = [];
const log = (...a2) => console.log(...a2.map((x) => typeof x === "string" ? x : require("util").inspect(x, { breakLength: 200 })));
const a = async (l, f) => {
  try {
    log(l, await f());
  } catch (e) {
    log(l, "ERR", e && e.name, e && e.message, e && e.cause && (e.cause.code || e.cause.message));
  }
};
const s = http.createServer((q, r) => {
  let b = "";
  q.on("data", (d) => b += d);
  q.on("end", () => {
    const u = q.url;
    if (u === "/json") {
      r.setHeader("content-type", "application/json");
      r.end('{"a":1}');
    } else if (u === "/gz") {
      r.setHeader("content-encoding", "gzip");
      r.end(zlib.gzipSync("zipped"));
    } else if (u === "/redir") {
      r.writeHead(302, { location: "/json" });
      r.end();
    } else if (u === "/loop") {
      r.writeHead(302, { location: "/loop" });
      r.end();
    } else if (u === "/303") {
      r.writeHead(303, { location: "/echo" });
      r.end();
    } else if (u === "/cut") {
      r.writeHead(200, { "content-length": 100 });
      r.write("part");
      setTimeout(() => r.destroy(), 5);
    } else if (u === "/slow") {
    } else if (u === "/204") {
      r.writeHead(204);
      r.end();
    } else if (u === "/cookies") {
      r.setHeader("set-cookie", ["a=1", "b=2"]);
      r.end();
    } else {
      const h = { ...q.headers };
      delete h.host;
      delete h.connection;
      r.end(JSON.stringify({ m: q.method, h, b }));
    }
  });
}).listen(0, async () => {
  const B = "http://127.0.0.1:" + s.address().port;
  await a("json", async () => {
    const r = await fetch(B + "/json");
    return [r.status, r.ok, r.statusText, r.type, r.redirected, r.url.replace(B, ""), r.headers.get("content-type"), await r.json(), r.bodyUsed];
  });
  await a("echo", async () => {
    const r = await fetch(B + "/echo");
    return r.json();
  });
  await a("post", async () => (await fetch(B + "/echo", { method: "post", body: "hello", headers: { "a-a": "1" } })).json());
  await a("usp", async () => (await fetch(B + "/echo", { method: "POST", body: new URLSearchParams({ a: "1 2" }) })).json());
  await a("buf", async () => (await fetch(B + "/echo", { method: "PUT", body: Buffer.from("bb") })).json());
  await a("blob", async () => (await fetch(B + "/echo", { method: "POST", body: new Blob(["x"], { type: "a/b" }) })).json());
  await a("stream", async () => (await fetch(B + "/echo", { method: "POST", duplex: "half", body: new ReadableStream({ start(c) {
    c.enqueue(new TextEncoder().encode("st"));
    c.close();
  } }) })).json());
  await a("stream2", async () => (await fetch(B + "/echo", { method: "POST", body: new ReadableStream() })).json());
  await a("form", async () => {
    const f = new FormData();
    f.append("k", "v");
    f.append("f", new File(["data"], "n.txt", { type: "t/p" }));
    const j = await (await fetch(B + "/echo", { method: "POST", body: f })).json();
    return j.b.replace(/undici-\d+/g, "B").split("\r\n");
  });
  await a("redir", async () => {
    const r = await fetch(B + "/redir");
    return [r.url.replace(B, ""), r.redirected, await r.text()];
  });
  await a("manual", async () => {
    const r = await fetch(B + "/redir", { redirect: "manual" });
    return [r.status, r.headers.get("location")];
  });
  await a("rerr", () => fetch(B + "/redir", { redirect: "error" }));
  await a("loop", () => fetch(B + "/loop"));
  await a("303", async () => (await (await fetch(B + "/303", { method: "POST", body: "x" })).json()).m);
  await a("gz", async () => (await fetch(B + "/gz")).text());
  await a("204", async () => {
    const r = await fetch(B + "/204");
    return [r.status, r.body, await r.text()];
  });
  await a("cookies", async () => {
    const r = await fetch(B + "/cookies");
    return [r.headers.getSetCookie(), r.headers.get("set-cookie"), [...r.headers].filter((x) => x[0] === "set-cookie")];
  });
  await a("cut", async () => (await fetch(B + "/cut")).text());
  await a("badurl", () => fetch("nope"));
  await a("scheme", () => fetch("foo://x"));
  await a("abort", () => fetch(B, { signal: AbortSignal.abort() }));
  await a("abort2", () => {
    const ac = new AbortController();
    setTimeout(() => ac.abort(new Error("mine")), 5);
    return fetch(B + "/slow", { signal: ac.signal });
  });
  await a("timeout", () => fetch(B + "/slow", { signal: AbortSignal.timeout(5) }));
  await a("data", async () => {
    const r = await fetch("data:text/plain;base64,aGk=");
    return [await r.text(), r.headers.get("content-type")];
  });
  await a("data2", async () => {
    const r = await fetch("data:,a%20b");
    return [await r.text(), r.headers.get("content-type")];
  });
  await a("bloburl", async () => {
    const u = URL.createObjectURL(new Blob(["bl"]));
    return (await fetch(u)).text();
  });
  await a("twice", async () => {
    const r = await fetch(B + "/json");
    await r.text();
    return r.text();
  });
  await a("clone", async () => {
    const r = await fetch(B + "/json");
    const c = r.clone();
    return [await r.text(), await c.text()];
  });
  await a("iter", async () => {
    let n = "";
    for await (const c of (await fetch(B + "/json")).body) n += Buffer.from(c);
    return n;
  });
  await a("ab", async () => (await (await fetch(B + "/json")).arrayBuffer()).byteLength);
  await a("fblob", async () => {
    const b = await (await fetch(B + "/json")).blob();
    return [b.size, b.type];
  });
  await a("req", async () => {
    const q = new Request(B + "/echo", { method: "POST", body: "rb", headers: [["a", "b"]] });
    return (await (await fetch(q)).json()).b;
  });
  await a("getbody", () => fetch(B, { body: "x" }));
  await a("nob", () => fetch());
  const t = (l, f) => {
    try {
      log(l, f());
    } catch (e) {
      log(l, "ERR", e.name, e.message);
    }
  };
  t("H", () => {
    const h = new Headers({ B: "2", a: "1" });
    h.append("a", "3");
    return [[...h], h.get("A"), h.has("b"), h.get("zz"), [...h.keys()], [...h.values()]];
  });
  t("H2", () => new Headers([["a", "b"], ["c"]]));
  t("H3", () => new Headers({ "bad name": 1 }));
  t("H4", () => new Headers({ a: "x\ny" }));
  t("H5", () => new Headers(1));
  t("H6", () => new Headers({ a: " trim " }).get("a"));
  t("H7", () => new Headers({ a: "1" }));
  t("R", () => {
    const r = new Response("x", { status: 201, statusText: "C", headers: { q: "1" } });
    return [r.status, r.statusText, r.headers.get("content-type"), r.headers.get("q"), r.type, r.url, r.ok];
  });
  t("R1", () => new Response("x", { status: 99 }));
  t("R2", () => new Response("x", { status: 204 }));
  t("R3", () => [Response.error().type, Response.error().status]);
  t("R4", () => {
    const r = Response.redirect("http://a/b", 301);
    return [r.status, r.headers.get("location")];
  });
  t("R5", () => Response.redirect("http://a/", 200));
  t("R6", () => {
    const r = Response.json({ a: 1 });
    return [r.headers.get("content-type"), r.status];
  });
  t("R7", () => Object.prototype.toString.call(new Response()));
  t("Q", () => {
    const q = new Request("http://x/y?z#h", { method: "patch" });
    return [q.method, q.url, q.body, q.mode, q.credentials, q.cache, q.redirect, q.referrer, q.keepalive, q.duplex, q.signal.aborted, q.destination];
  });
  t("Q1", () => new Request("/rel"));
  t("Q2", () => new Request("http://u:p@x/"));
  t("Q3", () => new Request("http://x", { method: "TRACE" }));
  t("Q4", () => new Request());
  t("F", () => {
    const f = new FormData();
    f.append("a", 1);
    f.append("a", "2");
    f.set("b", new Blob(["x"]));
    return [f.getAll("a"), f.get("b").name, f.has("c"), [...f.keys()]];
  });
  t("F1", () => new FormData().append("a"));
  t("F2", () => new FormData().append("a", "b", "c"));
  await a("fd", async () => {
    const f = new FormData();
    f.append("k", "v");
    f.append("f", new File(["data"], "n.txt"));
    const r = new Response(f);
    const g = await r.formData();
    return [g.get("k"), g.get("f").name, await g.get("f").text()];
  });
  await a("fd2", async () => [...await new Response(new URLSearchParams("a=1&b=2")).formData()]);
  await a("fd3", () => new Response("x").formData());
  await a("js", () => new Response("{").json());
  t("names", () => [fetch.name, fetch.length, Request.length, Headers.length, FormData.length, Object.keys(Headers.prototype), Object.keys(Response.prototype).sort()]);
  s.close();
  s.closeAllConnections();
});
