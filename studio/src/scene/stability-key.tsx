import { stabilityStyle } from "@nullcline/report/palette.ts";
import { markPath } from "./mark-path.ts";

/** What the colours and shapes of fixed points mean. */
export function StabilityKey() {
  return (
    <span className="stability-key">
      Unstable dimensions:
      {[0, 1, 2, 3, 4].map((count) => {
        const { className, label } = stabilityStyle(count);
        return (
          <span key={count}>
            <svg viewBox="-1.3 -1.3 2.6 2.6" width={12} height={12} aria-hidden><path d={markPath(count)} fill={`var(--${className})`} /></svg>
            {label}
          </span>
        );
      })}
    </span>
  );
}
