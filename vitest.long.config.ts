import { defineConfig } from "vitest/config";

export default defineConfig({
  test: { include: ["src/**/*.long.test.ts", "test/**/*.long.test.ts"], maxWorkers: 2, testTimeout: 900_000 },
});
