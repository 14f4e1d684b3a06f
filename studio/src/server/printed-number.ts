const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** A number read back from its printed form. */
export interface PrintedNumber {
  readonly value: number;
  /** What follows the number, e.g. `"%"`; empty if nothing does. */
  readonly unit: string;
}

function plainExponent(text: string): number {
  const digits = [...text.replace("⁻", "")].map((digit) => superscripts.indexOf(digit)).join("");
  return (text.startsWith("⁻") ? -1 : 1) * Number(digits);
}

/**
 * Reads a number as reports print it: `"3.74"`, `"−0.5"`, `"2.4 × 10⁻⁴"`, `"10⁻³"`, `"1,200"`, `"100 %"`, `"12 steps"`.
 *
 * @returns `undefined` for anything else, such as `"8 / 12 / 6 / 1"`.
 */
export function printedNumber(text: string): PrintedNumber | undefined {
  const parts = /^([-−]?)(?:(\d[\d,]*(?:\.\d+)?)(?: × 10(⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+))?|10(⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+))(?: ([%\p{L}°][\p{L}\d/²³ ]*))?$/u.exec(text.trim());
  if (parts === null) return undefined;
  const [, sign, mantissa = "1", exponent, alone, unit = ""] = parts;
  const value = Number(`${sign === "" ? "" : "-"}${mantissa.replaceAll(",", "")}e${plainExponent(exponent ?? alone ?? "⁰")}`);
  return Number.isFinite(value) ? { value, unit } : undefined;
}
