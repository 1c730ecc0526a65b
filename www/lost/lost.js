// Mends the address of a link that a chat or mail program has changed so that its fragment became a part of the path:
// `…/%23p=1234.AbC`, `…/&p=…`, `…/p%3D…`. What was done to the text behind `p=` the planner undoes itself.
(() => {
  const { pathname, search, origin } = window.location;
  // Some programs write a sign as a number twice.
  const written = (pathname + search).replace(/%25(?=23|26|3D|3F|2F)/gi, "%");
  const found = /^([^?]*?)%23(.+)$/is.exec(written) ?? /^([^?]*\/)[&?]*(p(?:=|%3D).+)$/is.exec(written);
  if (!found) return;
  const [, before, fragment] = found;
  const folder = before.replace(/[^/]*\.html$/, "").replace(/\/?$/, "/");
  const plain = fragment.replace(/%(23|26|3D|3F|2F)/gi, (sign) => decodeURIComponent(sign));
  window.location.replace(`${origin}${folder}#${plain}`);
})();

// In an article, where a figure's address is misspelt: the planner can't be opened in there.
if (window.top !== window) {
  addEventListener("DOMContentLoaded", () => [...document.links].forEach((link) => Object.assign(link, { target: "_blank", rel: "noopener" })));
}
