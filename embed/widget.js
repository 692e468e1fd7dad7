// What runs the app, under one address: the build makes one file of it, so that visitors wait for one and not for ten.

export { saveText } from "./files.js";
export { app } from "./instance.js";
export { leads, link } from "./links.js";
export { files } from "./loading.js";
export { Page } from "./page.js";
export { Session } from "./session.js";
export { PREFIX } from "./store.js";
