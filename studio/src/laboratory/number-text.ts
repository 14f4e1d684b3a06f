import { powerOfTen } from "@nullcline/studies/number-text.ts";

/** A number to read: at most four digits, small and large ones as a power of ten, with a true minus sign. */
export function numberText(value: number, digits = 4): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "undefined" : `${value < 0 ? "−" : ""}∞`;
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-3 || size >= 1e5)) {
    const [mantissa, exponent] = value.toExponential(digits - 1).split("e");
    return `${String(Number(mantissa)).replace("-", "−")} × ${powerOfTen(Number(exponent))}`;
  }
  return String(Number(value.toPrecision(digits))).replace("-", "−");
}
