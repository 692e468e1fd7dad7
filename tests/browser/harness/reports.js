// Keeps what goes wrong on the page, for engines whose drivers do not tell.
const reported = (window.reported = []);

addEventListener(
  "error",
  ({ message, target }) => reported.push(message ?? `not loaded: ${target.src ?? target.href}`),
  true,
);
addEventListener("unhandledrejection", ({ reason }) => reported.push(`unhandled: ${reason}`));
addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) =>
  reported.push(`${effectiveDirective} refuses ${blockedURI}`),
);

const tell = console.error;
console.error = (...words) => {
  reported.push(words.join(" "));
  tell.apply(console, words);
};
