// One page a framework, built as their users would, from the package as npm would install it.
import { svelte } from "@sveltejs/vite-plugin-svelte";
import vue from "@vitejs/plugin-vue";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [
    svelte(),
    vue({ template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith("lockstep-") } } }),
  ],
  build: {
    outDir: "../../target/frameworks",
    emptyOutDir: true,
    // Small files would become data: addresses, which a policy with connect-src 'self' refuses.
    assetsInlineLimit: 0,
    rolldownOptions: { input: ["vite", "react", "vue", "svelte"].map((name) => `${name}/index.html`) },
  },
});
