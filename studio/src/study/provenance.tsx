import { Button } from "@mantine/core";
import { provenanceBlock } from "@nullcline/report/provenance-block.ts";
import { useMemo, useState } from "react";
import type { StudyOutline } from "../server/source-api.ts";

/** What was run and how to run it again. */
export function Provenance({ provenance }: { readonly provenance: StudyOutline["provenance"] }) {
  const markup = useMemo(() => provenanceBlock(provenance).markup, [provenance]);
  const [isCopied, setCopied] = useState(false);
  const copy = (): void => {
    void navigator.clipboard.writeText(provenance.command).then(() => setCopied(true));
  };
  return (
    <div className="report-table study-provenance">
      <div dangerouslySetInnerHTML={{ __html: markup }} />
      <Button size="compact-xs" variant="default" onClick={copy}>{isCopied ? "Copied" : "Copy the command"}</Button>
    </div>
  );
}
