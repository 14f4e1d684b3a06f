import type { TaskStudy } from "../task-study.ts";
import { analyseIntegration } from "./analyse-integration.ts";
import { judgeIntegration } from "./claims/judge-integration.ts";
import { integrationSections } from "./exhibits/integration-sections.ts";
import type { IntegrationFindings } from "./findings.ts";
import { memberDetail } from "./member-detail.ts";
import { integrationSettings, type IntegrationSettings } from "./settings.ts";
import { topologyDistance, topologyPhrase } from "./topology-distance.ts";

/** The analog memory's part of the study: line attractors, and how many linear modes integrate along them. */
export const integrationStudy: TaskStudy<IntegrationFindings, IntegrationSettings> = {
  name: "integration",
  title: "context-dependent integration",
  retained: 2,
  version: 1,
  settings: integrationSettings,
  analyse: analyseIntegration,
  topologyDistance,
  topology: topologyPhrase,
  claims: judgeIntegration,
  exhibits: integrationSections,
  detail: memberDetail,
};
