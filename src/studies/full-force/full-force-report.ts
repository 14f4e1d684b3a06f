import type { Claim } from "../claim.ts";
import type { Provenance, Report, ReportSection } from "../report-record.ts";
import { circuitFigures } from "./exhibits/circuit-figures.ts";
import { capturedFigure, heldOutFigure } from "./exhibits/comparison-figures.ts";
import { mechanismFigures, mechanismTables } from "./exhibits/mechanism-figures.ts";
import { chaosTable, controlsTable, networksTables, sweepTable, unitTestTable } from "./exhibits/tables.ts";
import { traceFigures } from "./exhibits/trace-figures.ts";
import { trialRunTable } from "./exhibits/trial-run-table.ts";
import { type FullForceFindings, recordsWith } from "./findings.ts";
import { spikeSections } from "./spikes/spike-figures.ts";
import { fullForcePaper } from "./sources.ts";

/** Puts findings and claims into a report. */
export function fullForceReport(findings: FullForceFindings, claims: readonly Claim[], provenance: Provenance): Report {
  return { title: "Full-FORCE with neural hints from sparse recordings", subject: fullForcePaper, summary: summary(findings), claims, sections: sections(findings), provenance };
}

function summary({ circuits, learners, failures, profile }: FullForceFindings): string[] {
  const lost = failures.length === 0 ? "" : ` Trainings that failed: ${failures.map(({ what, reason }) => `${what} (${reason})`).join("; ")}.`;
  return [
    `${circuits.length === 1 ? "A circuit" : `${circuits.length} circuits`} of ${circuits[0].weights.re.length} neurons, stabilised by optimising inhibition, ${circuits.length === 1 ? "makes" : "make"} ${profile.directions} reaches. ${learners.length} networks learn to make the muscle output, with the rates of some of the neurons as hints or without. Each seed has muscles, a network and recorded neurons of its own.${lost}`,
    "Only the abstract and the publisher's page of the paper could be read. Sizes, time constants, number of reaches and all criteria are proposals of this study; no number in the figures is the paper's.",
  ];
}

function circuitsTitle({ circuits }: FullForceFindings): string {
  return circuits.length === 1 ? "The circuit" : "The circuits";
}

function sections(findings: FullForceFindings): ReportSection[] {
  const { recorded } = findings.profile;
  return [
    { title: circuitsTitle(findings), text: "A random network whose inhibition is optimised until its linearisation is stable, and the movement that it makes from a prepared state.", columns: 2, figures: circuitFigures(findings) },
    { title: "One network", text: "What a network with hints makes of the reach that it was trained on.", columns: 1, figures: traceFigures(findings) },
    { title: "With hints and without", text: `Networks of the same random weights; hints from ${recorded} neurons.`, columns: 2, figures: [capturedFigure(findings), heldOutFigure(findings)] },
    { title: "The same computation, or the same look?", text: "Activity shows where a system goes; its linearisation and its answers to disturbances show how it gets there. Circuit and networks are measured by the same means, after the go cue and without input.", columns: 2, figures: mechanismFigures(findings) },
    { title: "Modes, exponents and fixed points", text: "Long after the movement the circuit is silent. Whether a network is, too, can be told from its largest exponent and from the activity that is left.", columns: 1, figures: mechanismTables(findings) },
    { title: "All networks", text: "Smooth signals of few dimensions are well correlated in almost any trained network: captured variance tells more than ρ.", columns: 1, figures: [...networksTables(findings), ...trialRunTable(findings), controlsTable(findings), sweepTable(findings), chaosTable(findings)] },
    ...spikeSections(findings.spiking, recordsWith(findings, findings.profile.rows[0])),
    { title: "The learning rules alone", text: "Before the circuit: full-FORCE and FORCE on tasks with known answer.", columns: 1, figures: [unitTestTable(findings)] },
  ];
}
