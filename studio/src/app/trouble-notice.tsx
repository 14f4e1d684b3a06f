import { Alert } from "@mantine/core";
import type { Trouble } from "../laboratory/laboratory-store.ts";

/** Says what went wrong and what to try, to the eye and to a screen reader. */
export function TroubleNotice({ trouble }: { readonly trouble: Trouble | undefined }) {
  if (trouble === undefined) return null;
  return (
    <Alert color="orange" variant="outline" title={trouble.title} role="alert" m="sm">
      {trouble.message}
      {trouble.remedy === undefined ? null : <p className="note">{trouble.remedy}</p>}
    </Alert>
  );
}
