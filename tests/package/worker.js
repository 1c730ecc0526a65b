import { version } from "/api/api.js";

postMessage(version());
