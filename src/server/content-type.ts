const TYPES: ReadonlyMap<string, string> = new Map([
  ["html", "text/html; charset=utf-8"],
  ["js", "text/javascript; charset=utf-8"],
  ["mjs", "text/javascript; charset=utf-8"],
  ["css", "text/css; charset=utf-8"],
  ["json", "application/json; charset=utf-8"],
  ["map", "application/json; charset=utf-8"],
  ["webmanifest", "application/manifest+json; charset=utf-8"],
  ["wasm", "application/wasm"],
  ["svg", "image/svg+xml; charset=utf-8"],
  ["txt", "text/plain; charset=utf-8"],
  ["md", "text/plain; charset=utf-8"],
  ["png", "image/png"],
  ["jpg", "image/jpeg"],
  ["webp", "image/webp"],
  ["ico", "image/x-icon"],
  ["woff", "font/woff"],
  ["woff2", "font/woff2"],
]);

/** The content type of a file by its extension; bytes without a meaning for anything unknown. */
export function contentType(file: string): string {
  return TYPES.get(file.slice(file.lastIndexOf(".") + 1).toLowerCase()) ?? "application/octet-stream";
}

/** Whether content of a type becomes much smaller by compression. */
export function isCompressible(type: string): boolean {
  return /^text\/|^application\/(json|wasm|manifest\+json)|^image\/svg/.test(type);
}
