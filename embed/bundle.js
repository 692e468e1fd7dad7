// What a bundler loads: first where everything will be, then the element.
import "./parts.js";

export * from "./lockstep.js";
