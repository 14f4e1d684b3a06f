import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "@nullcline": fileURLToPath(new URL("src", import.meta.url)) } },
  test: {
    include: ["src/**/*.test.ts", "test/**/*.test.ts", "studio/src/**/*.test.ts"],
    exclude: ["**/*.long.test.ts", "node_modules/**"],
    setupFiles: ["test/fast-check-seed.ts"],
    maxWorkers: 2,
    testTimeout: 120_000,
  },
});
