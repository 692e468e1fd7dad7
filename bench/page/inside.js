// Runs in every page before its own scripts, the same in all: notices when something is painted, what shifts, and memory of Wasm.
(() => {
  let shift = 0;
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) shift += value;
  }).observe({ type: 'layout-shift', buffered: true });

  // One memory may be exported under two names.
  const memories = new Set();
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const instantiate = WebAssembly[name];
    WebAssembly[name] = async function (...given) {
      const made = await instantiate.apply(WebAssembly, given);
      const { exports } = made.instance ?? made;
      for (const each of Object.values(exports)) if (each instanceof WebAssembly.Memory) memories.add(each);
      return made;
    };
  }

  const holds = (element, text) => Boolean(element?.textContent.includes(text)) && element.getClientRects().length > 0;

  window.lockstepBench = {
    holds,
    /** The time, from the beginning of the navigation, after the first frame in which the element that `find` gives has the text. */
    painted: (find, text) => new Promise((resolve) => {
      const look = () => {
        if (!holds(find(), text)) return requestAnimationFrame(look);
        // A message comes after the frame that is being made.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now());
        port2.postMessage(undefined);
      };
      requestAnimationFrame(look);
    }),
    /** Marks the moment at which something below the root makes `shows` true; `marked` resolves once that has been painted. */
    mark(shows, root, name) {
      this.marked = new Promise((resolve) => {
        const observer = new MutationObserver(() => {
          if (!shows()) return;
          performance.mark(name);
          observer.disconnect();
          // Well after the frame that is to come anyway, so that telling is no part of it.
          requestAnimationFrame(() => setTimeout(resolve, 100));
        });
        observer.observe(root, { subtree: true, childList: true, characterData: true, attributes: true });
      });
    },
    /** Where to press an element, which is brought into view. */
    place(element) {
      element.scrollIntoView({ block: 'center', behavior: 'instant' });
      const { left, top, width, height } = element.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    },
    shift: () => shift,
    wasm: () => [...memories].reduce((sum, { buffer }) => sum + buffer.byteLength, 0),
  };
})();
