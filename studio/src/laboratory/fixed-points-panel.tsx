import { Button, Group, Progress, Text } from "@mantine/core";
import { TroubleNotice } from "../app/trouble-notice.tsx";
import { cancelAnalysis, findPoints, removePaths } from "./dynamics-actions.ts";
import { useDynamics } from "./dynamics-store.ts";
import { useLaboratory } from "./laboratory-store.ts";
import { InputSliders } from "./input-sliders.tsx";
import type { FixedPointsView } from "../protocol/analysis.ts";
import { PointList, PointMark } from "./point-list.tsx";

/** Looks for fixed points and lists what was found. */
export function FixedPointsPanel() {
  const phase = useLaboratory((laboratory) => laboratory.phase);
  const search = useDynamics((dynamics) => dynamics.search);
  const found = useDynamics((dynamics) => dynamics.found);
  const trouble = useDynamics((dynamics) => dynamics.trouble);
  const paths = useDynamics((dynamics) => dynamics.paths.length);
  return (
    <div className="stack">
      <InputSliders />
      <Group gap="xs">
        {search === undefined
          ? <Button size="xs" disabled={phase === "opening" || phase === "training"} onClick={() => void findPoints()}>Find fixed points</Button>
          : <Button size="xs" variant="default" onClick={cancelAnalysis}>Cancel the search</Button>}
        {paths === 0 ? null : <Button size="xs" variant="default" onClick={() => removePaths("last")}>Remove last trajectory</Button>}
      </Group>
      <div className="search" aria-live="polite">
        {search === undefined ? null : (
          <>
            <Text size="sm" c="dimmed">{`${search.stage}: ${search.done} of ${search.total}`}</Text>
            <Progress value={(100 * search.done) / Math.max(1, search.total)} size="sm" aria-label="Progress of the search" />
          </>
        )}
        {search !== undefined ? null : found === undefined
          ? <p className="note">States that the network maps onto themselves under the constant input above, stable or not.</p>
          : <Census found={found} />}
      </div>
      <TroubleNotice trouble={trouble} />
      {found === undefined ? null : <PointList />}
    </div>
  );
}

function Census({ found }: { readonly found: FixedPointsView }) {
  return (
    <>
      <p className="census">
        <strong>{`${found.points.length} fixed points`}</strong>
        {found.census.map((count, unstable) => (count === 0 ? null : <span key={unstable}><PointMark unstableDimensions={unstable} />{`${count} ${unstable === 0 ? "stable" : `with ${unstable} unstable`}`}</span>))}
      </p>
      <p className="note">{`${found.completeness.charAt(0).toUpperCase()}${found.completeness.slice(1)}.`}</p>
    </>
  );
}
