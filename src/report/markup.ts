/** A piece of finished HTML or SVG. Only `element` and `verbatim` make one, so plain strings are always escaped. */
export interface Markup {
  readonly markup: string;
}

/** An attribute's value; `undefined` and `false` leave the attribute out, `true` writes it bare. */
export type AttributeValue = string | number | boolean | undefined;

/** A child of an element: markup as it stands, text to be escaped, or nothing. */
export type Child = Markup | string | undefined;

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Elements of HTML that have no end tag. */
const voidElements: ReadonlySet<string> = new Set(["meta", "br", "hr", "col"]);

/** Makes a text safe inside an element or a quoted attribute. */
export function escapeText(text: string): string {
  // Characters that XML forbids altogether would make the SVG unreadable.
  // oxlint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, "\ufffd").replace(/[&<>"']/g, (c) => entities[c]);
}

function attributeText([name, value]: readonly [string, AttributeValue]): string {
  if (value === undefined || value === false) return "";
  return value === true ? ` ${name}` : ` ${name}="${escapeText(String(value))}"`;
}

function childText(child: Child): string {
  if (child === undefined) return "";
  return typeof child === "string" ? escapeText(child) : child.markup;
}

/** Builds an element; strings among the children are escaped. */
export function element(
  name: string,
  attributes: Readonly<Record<string, AttributeValue>> = {},
  ...children: readonly (Child | readonly Child[])[]
): Markup {
  const open = `<${name}${Object.entries(attributes).map(attributeText).join("")}>`;
  if (voidElements.has(name)) return { markup: open };
  return { markup: `${open}${children.flat().map(childText).join("")}</${name}>` };
}

/** Trusts a text that this room wrote itself, such as its style sheet. Never pass it anything from a report. */
export function verbatim(text: string): Markup {
  return { markup: text };
}
