/**
 * The first place where markup is not well formed (a tag closed out of order, or never), or `undefined`.
 * Strict like XML about nesting and quoting; the few void elements of HTML are allowed.
 */
export function firstMalformation(markup: string): string | undefined {
  const open: string[] = [];
  const withoutRawText = markup.replace(/^<!doctype html>/, "").replace(/<(style|script)([^>]*)>[\s\S]*?<\/\1>/g, "<$1$2></$1>");
  const tags = withoutRawText.matchAll(/<(\/?)([a-z0-9]+)((?: [a-zA-Z][a-zA-Z0-9-]*(?:="[^"<>]*")?)*)>|[<>]/g);
  for (const [tag, slash, name] of tags) {
    if (name === undefined) return `stray ${tag}`;
    if (name === "meta") continue;
    if (slash === "") open.push(name);
    else if (open.pop() !== name) return `unexpected </${name}>`;
  }
  return open.length === 0 ? undefined : `unclosed <${open.join("> <")}>`;
}
