import { Tabs } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { lazy, Suspense } from "react";
import { Panel } from "../app/panel.tsx";
import { BranchPanel } from "./branch-panel.tsx";
import { ExampleTrials } from "./example-trials.tsx";
import { FixedPointsPanel } from "./fixed-points-panel.tsx";
import { LossChart } from "./loss-chart.tsx";
import { NetworkPanel } from "./network-panel.tsx";
import { openTab, type SideTab, useSide } from "./side-store.ts";
import { SpectrumPanel } from "./spectrum-panel.tsx";

const SurgeryTab = lazy(() => import("../surgery/surgery-tab.tsx"));

const titles: readonly (readonly [SideTab, string])[] = [["network", "Network"], ["learning", "Learning"], ["points", "Fixed points"], ["surgery", "Surgery"]];

/** From this width on the network has a column of its own. */
const WIDE = "(min-width: 1280px)";

/** Whether the network has a column of its own. */
export function useIsWide(): boolean {
  return useMediaQuery(WIDE, true, { getInitialValueInEffect: false });
}

/** What is looked at beside the space: one thing at a time. */
export function SideTabs() {
  const isWide = useIsWide();
  const wanted = useSide((side) => side.tab);
  const tab = isWide && wanted === "network" ? "learning" : wanted;
  return (
    <Tabs className="side-tabs" value={tab} onChange={(value) => openTab(value as SideTab)} keepMounted={false}>
      <Tabs.List grow aria-label="Beside the space">
        {titles.filter(([name]) => !isWide || name !== "network").map(([name, title]) => <Tabs.Tab key={name} value={name}>{title}</Tabs.Tab>)}
      </Tabs.List>
      {isWide ? null : <Tabs.Panel value="network"><NetworkPanel /></Tabs.Panel>}
      <Tabs.Panel value="learning">
        <Panel title="Loss"><LossChart /></Panel>
        <Panel title="Example trial"><ExampleTrials /></Panel>
      </Tabs.Panel>
      <Tabs.Panel value="points">
        <Panel title="Fixed points"><FixedPointsPanel /></Panel>
        <Panel title="Eigenvalues"><SpectrumPanel /></Panel>
        <Panel title="Bifurcations"><BranchPanel /></Panel>
      </Tabs.Panel>
      <Tabs.Panel value="surgery">
        <Suspense fallback={<p className="note">Loading…</p>}><SurgeryTab /></Suspense>
      </Tabs.Panel>
    </Tabs>
  );
}
