import { shadeCount } from "@nullcline/report/palette.ts";
import { valueText } from "./operation-text.ts";

const gradient = `linear-gradient(to right, ${Array.from({ length: shadeCount }, (_, k) => `var(--shade-${k})`).join(", ")})`;

/** What the colours of a heat map mean; symmetric about 0. */
export function WeightScale({ reach }: { readonly reach: number }) {
  return (
    <div className="weight-scale" role="img" aria-label={`Colours from ${valueText(-reach)} over 0 to ${valueText(reach)}`}>
      <span style={{ background: gradient }} />
      <span>{valueText(-reach)}</span>
      <span>0</span>
      <span>{valueText(reach)}</span>
    </div>
  );
}
