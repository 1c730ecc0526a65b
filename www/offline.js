// The service worker: keeps this release of the planner in the browser, so that it works without a network, and each
// open tab with the parts that belong to it. The build puts `FILES`, the integrity of each file by its path, before it.
//
// It leaves figures in articles, the guides and the package alone: they are always as the host has them.
/* global FILES */
const scope = new URL(self.registration.scope);
const prefix = `strandline ${scope.pathname} `;
/** The path of an address within the site; nothing where it lies elsewhere. */
const pathOf = (address) => {
  const { origin, pathname } = new URL(address);
  return origin === scope.origin && pathname.startsWith(scope.pathname) ? pathname.slice(scope.pathname.length) : null;
};
/** A name with a hash in it is never used for anything else. */
const isLasting = (path) => /-[0-9a-f]{16}\.\w+$/.test(path);
const isOfEmbed = (path) => path?.startsWith("embed/") ?? false;

const nameOfCache = async () => {
  const list = new TextEncoder().encode(JSON.stringify(FILES));
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", list));
  return prefix + [...hash.subarray(0, 8)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
};
const opened = nameOfCache().then((name) => caches.open(name).then((cache) => ({ name, cache })));

/** Fetches a file of this release, or takes it from the one before. Another release's is refused. */
const bring = async (cache, path, integrity) => {
  const address = new URL(path, scope);
  const before = isLasting(path) ? await caches.match(address) : undefined;
  const response = before ?? (await fetch(address, { integrity, cache: isLasting(path) ? "default" : "no-cache" }));
  if (!response.ok) throw new Error(`${response.status}: ${address}`);
  // No page may be answered with what came by way of another address.
  await cache.put(address, response.redirected ? new Response(await response.blob(), { headers: response.headers }) : response);
};

const install = async () => {
  const { cache } = await opened;
  await Promise.all(Object.entries(FILES).map(([path, integrity]) => bring(cache, path, integrity)));
};

const activate = async () => {
  const { name } = await opened;
  const others = (await caches.keys()).filter((it) => it.startsWith(prefix) && it !== name);
  // Another tab may still show the release before, and ask for more of its parts.
  await Promise.all(others.slice(0, -1).map((it) => caches.delete(it)));
  await self.clients.claim();
};

/** A file of this release; one of the release before where its name says that it is no other; else the host's. */
const answer = async (request, path) => {
  const { cache } = await opened;
  const address = new URL(path, scope);
  const kept = (await cache.match(address)) ?? (isLasting(path) ? await caches.match(address) : undefined);
  return kept ?? fetch(request);
};

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));
// Somebody has asked for the new version.
addEventListener("message", ({ data }) => data === "take over" && self.skipWaiting());
addEventListener("fetch", (event) => {
  const { request, clientId } = event;
  const path = request.method === "GET" ? pathOf(request.url) : null;
  if (path === null || isOfEmbed(path)) return;
  if (request.mode === "navigate") {
    if (path === "" || path === "index.html") event.respondWith(answer(request, ""));
    // A damaged address is mended without a network too.
    else if (!/^[\w-]+\//.test(path)) event.respondWith(fetch(request).catch(() => answer(request, "404.html")));
    return;
  }
  if (!Object.hasOwn(FILES, path) && !isLasting(path)) return;
  const isForEmbed = async () => isOfEmbed(pathOf((await self.clients.get(clientId))?.url ?? scope.href));
  event.respondWith(isForEmbed().then((is) => (is ? fetch(request) : answer(request, path))));
});
