import react from "@vitejs/plugin-react";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

/** Makes `SharedArrayBuffer` and precise clocks available, as the studio's own server does. */
const isolation = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
};

export default defineConfig({
  // Relative addresses, so that the folder works from any path of any web server.
  base: "./",
  plugins: [react()],
  resolve: { alias: { "@nullcline": fileURLToPath(new URL("../src", import.meta.url)) } },
  build: { outDir: "../dist/studio", emptyOutDir: true, target: "es2022", modulePreload: { polyfill: false } },
  worker: { format: "es" },
  server: { headers: isolation },
  preview: { headers: isolation },
});
