// The one file a page names. The element is registered here; the app loads beside it.
customElements.define("lockstep-assessment", class extends HTMLElement {});
