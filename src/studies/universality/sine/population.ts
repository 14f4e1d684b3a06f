import type { StudiedNetwork, TaskPopulation } from "../task-study.ts";
import type { SineFindings } from "./findings.ts";

/** A sine network with its findings. */
export type SineNetwork = StudiedNetwork<SineFindings>;
/** All sine networks of a study. */
export type SinePopulation = TaskPopulation<SineFindings>;
