import { element, verbatim, type Markup } from "./markup.ts";

/** Data for the page's script, or for any other that reads the file: JSON in an element that no browser runs. */
export function embeddedJson(value: unknown, attributes: Readonly<Record<string, string>> = {}): Markup {
  // Without a "<" the text cannot end the element that it stands in.
  return element("script", { type: "application/json", ...attributes }, verbatim(JSON.stringify(value).replaceAll("<", "\\u003c")));
}
