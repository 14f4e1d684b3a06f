import { Button, Group, Progress, Text } from "@mantine/core";
import { TroubleNotice } from "../app/trouble-notice.tsx";
import { cancelAnalysis, findPoints, removePaths } from "./dynamics-actions.ts";
import { useDynamics } from "./dynamics-store.ts";
import { InputSliders } from "./input-sliders.tsx";
import { PointList } from "./point-list.tsx";

/** Looks for fixed points and lists what was found. */
export function FixedPointsPanel() {
  const search = useDynamics((dynamics) => dynamics.search);
  const found = useDynamics((dynamics) => dynamics.found);
  const trouble = useDynamics((dynamics) => dynamics.trouble);
  const paths = useDynamics((dynamics) => dynamics.paths.length);
  return (
    <div className="stack">
      <InputSliders />
      <Group gap="xs">
        {search === undefined
          ? <Button size="xs" onClick={() => void findPoints()}>Find fixed points</Button>
          : <Button size="xs" variant="default" onClick={cancelAnalysis}>Cancel the search</Button>}
        {paths === 0 ? null : <Button size="xs" variant="default" onClick={() => removePaths("last")}>Remove last trajectory</Button>}
      </Group>
      <div aria-live="polite">
        {search === undefined ? null : (
          <>
            <Text size="sm" c="dimmed">{`${search.stage}: ${search.done} of ${search.total}`}</Text>
            <Progress value={(100 * search.done) / Math.max(1, search.total)} size="sm" aria-label="Progress of the search" />
          </>
        )}
        {found === undefined ? <p className="note">States that the network maps onto themselves under the input above, stable or not.</p> : (
          <p className="note">{`${found.points.length} fixed points; with ${found.census.map((count, k) => `${k} unstable: ${count}`).join(", ")}. ${found.completeness}.`}</p>
        )}
      </div>
      <TroubleNotice trouble={trouble} />
      {found === undefined ? null : <PointList />}
    </div>
  );
}
