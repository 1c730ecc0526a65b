import { version } from "/api/api.js";

document.querySelector("output").value = version();
