import type { StudiedNetwork, TaskPopulation } from "../task-study.ts";
import type { IntegrationFindings } from "./findings.ts";

/** An integration network with its findings. */
export type IntegrationNetwork = StudiedNetwork<IntegrationFindings>;
/** All integration networks of a study. */
export type IntegrationPopulation = TaskPopulation<IntegrationFindings>;
