const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

function superscript(exponent: number): string {
  const digits = [...String(Math.abs(exponent))].map((digit) => superscripts[Number(digit)]).join("");
  return exponent < 0 ? `⁻${digits}` : digits;
}

/** 10 to an integral power as text: `powerOfTen(-3)` is `"10⁻³"`. */
export function powerOfTen(exponent: number): string {
  return exponent === 0 ? "1" : `10${superscript(exponent)}`;
}

/**
 * A number for people, in reports, on the command line and in the studio: three significant digits (or `digits`), with
 * a power of ten outside [0.001, 10 000) whatever the digits, so that a column keeps one form. Not-a-number and
 * infinities print as `"–"`, `"∞"` and `"−∞"`.
 *
 * @param digits significant digits, 1 to 100. Default 3: what a table is read for; scores that are compared with one
 *   another have 4.
 */
export function numberText(value: number, digits = 3): string {
  if (Number.isNaN(value)) return "–";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  const magnitude = Math.abs(value);
  const plain = magnitude === 0 || (magnitude >= 1e-3 && magnitude < 1e4);
  return (plain ? String(Number(value.toPrecision(digits))) : scientificText(value, digits)).replace("-", "−");
}

function scientificText(value: number, digits: number): string {
  const [mantissa, exponent] = value.toExponential(digits - 1).split("e");
  const power = powerOfTen(Number(exponent));
  return Number(mantissa) === 1 ? power : `${Number(mantissa)} × ${power}`;
}
