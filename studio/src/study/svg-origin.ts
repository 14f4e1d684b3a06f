/** What an SVG of ours says of its origin: its metadata, JSON that names the command; empty if it has none. */
export function svgOrigin(svg: string): string {
  const text = /<metadata>([^<]*)<\/metadata>/.exec(svg)?.[1] ?? "";
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&#39;", "'").replaceAll("&amp;", "&");
}

/** Width and height that an SVG file states, in pixels. */
export function svgSize(svg: string): { readonly width: number; readonly height: number } {
  const [, width = "0", height = "0"] = /<svg[^>]* width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? [];
  return { width: Number(width), height: Number(height) };
}
