import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** Replace modules for what runs beside them. */
const REPLACING = ["src/lab/run-store-full-disk.test.ts", "studio/src/server/local-store.test.ts"];
const LONG = "**/*.long.test.ts";

export default defineConfig({
  resolve: { alias: { "@nullcline": fileURLToPath(new URL("src", import.meta.url)) } },
  test: {
    setupFiles: ["test/fast-check-seed.ts"],
    maxWorkers: 2,
    testTimeout: 120_000,
    projects: [
      // No module keeps state that one test could leave to another, so files of a worker share what they import: half the time.
      { extends: true, test: { name: "units", include: ["src/**/*.test.ts", "studio/src/**/*.test.ts"], exclude: [LONG, ...REPLACING], isolate: false } },
      { extends: true, test: { name: "whole", include: ["test/**/*.test.ts", ...REPLACING], exclude: [LONG] } },
    ],
  },
});
