const { createHash } = require("node:crypto");
const { readdirSync, readFileSync } = require("node:fs");
const { join } = require("node:path");

/**
 * What a binary must have been built from to be used: the sources, the scripts that compile them, and the platform.
 * Node's own version is not part of it: the addon uses only Node-API, which is stable over versions.
 *
 * @param {string} root the package's folder.
 * @returns {string} 16 hexadecimal characters.
 */
exports.buildStamp = function buildStamp(root) {
  const within = (folder, pattern) => readdirSync(join(root, folder)).filter((name) => pattern.test(name)).toSorted().map((name) => join(folder, name));
  const hash = createHash("sha256").update(`${process.platform} ${process.arch}\n`);
  for (const file of [...within("native", /\.(c|h|cjs)$/), ...within("tools", /^(build-native|native-compiler)\.mjs$/)]) {
    hash.update(`${file}\n`).update(readFileSync(join(root, file)));
  }
  return hash.digest("hex").slice(0, 16);
};
