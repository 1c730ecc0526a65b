// The JavaScript package lies beside the planner, which calls it for what few people need: their browsers alone load it.
globalThis.strandlinePackage = () => import("./api/api.js");

// Before anything is drawn: does this browser hold a plan, and may it run WebAssembly? The page then shows the right
// thing from its first frame on.
(() => {
  const page = document.documentElement;
  const say = (id) => {
    const show = () => {
      for (const other of ["start-blocked", "start-failed"]) document.getElementById(other).hidden = other !== id;
    };
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", show);
    else show();
  };
  try {
    // Reading the property itself throws where storage is blocked.
    if (window.localStorage.getItem("strandline.plan") !== null) page.dataset.plan = "kept";
  } catch {
    // Nothing can be kept, so nothing is.
  }
  const planner = () => document.getElementById("planner");
  const failed = (id) => (event) => {
    // A picture that does not load keeps nothing from starting.
    if (event?.target?.localName && event.target.localName !== "script") return;
    if (planner()?.hasAttribute("inert") ?? true) {
      delete page.dataset.plan;
      say(id);
    }
  };
  try {
    // The shortest module there is.
    new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
  } catch {
    failed("start-blocked")();
    return;
  }
  addEventListener("error", failed("start-failed"), true);
  addEventListener("unhandledrejection", failed("start-failed"));
})();
