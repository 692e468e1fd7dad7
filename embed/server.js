// What a server that renders pages loads: nothing. The element comes to life in the browser.
export {};
