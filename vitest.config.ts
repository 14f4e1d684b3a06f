import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["src/**/*.test.ts", "test/**/*.test.ts"],
    exclude: ["**/*.long.test.ts", "node_modules/**"],
    setupFiles: ["test/fast-check-seed.ts"],
    maxWorkers: 2,
    testTimeout: 30_000,
  },
});
