import type { StudiedNetwork, TaskPopulation } from "../task-study.ts";
import type { FlipFlopFindings } from "./findings.ts";

/** A flip-flop network with its findings. */
export type FlipFlopNetwork = StudiedNetwork<FlipFlopFindings>;
/** All flip-flop networks of a study. */
export type FlipFlopPopulation = TaskPopulation<FlipFlopFindings>;
