#!/usr/bin/env node
import { existsSync } from "node:fs";

const entry = new URL("../dist/cli/main.js", import.meta.url);

if (existsSync(entry)) {
  const { main } = await import(entry.href);
  process.exitCode = await main(process.argv.slice(2));
} else {
  console.error('nullcline: expected the compiled program in dist, got none. In a fresh checkout run "npm ci" first, after a change "npm run build"');
  process.exitCode = 2;
}
