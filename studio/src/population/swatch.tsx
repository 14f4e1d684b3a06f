import { factorLook } from "@nullcline/report/factor-look.ts";
import { shapeMarker } from "@nullcline/report/marker.ts";
import type { PopulationFactor } from "@nullcline/report/population-data.ts";

/** The mark of a factor's value, as on the maps. */
export function Swatch({ factor, code }: { readonly factor: PopulationFactor; readonly code: number }) {
  const { colour, shape } = factorLook(factor, code);
  const mark = shapeMarker(shape, { fill: `var(${colour})` }, 0, 0, 4.4);
  return <svg className="swatch" viewBox="-7 -7 14 14" width={14} height={14} aria-hidden dangerouslySetInnerHTML={{ __html: mark.markup }} />;
}
