import type { Claim } from "../claim.ts";
import type { Provenance, Report, ReportSection } from "../report-record.ts";
import { classicalTable } from "./exhibits/classical-table.ts";
import { chaosByGain, onsetFigure, randomTable, spectraFigure } from "./exhibits/random-networks.ts";
import { checkpointTable, correlationTable, lossScatter, trainedSpectra } from "./exhibits/trained-networks.ts";
import type { LyapunovFindings } from "./findings.ts";
import { lyapunovPaper } from "./sources.ts";

const perTau = "nats per τ";

/** Puts findings and claims into a report. */
export function lyapunovReport(findings: LyapunovFindings, claims: readonly Claim[], provenance: Provenance): Report {
  return { title: "Lyapunov spectra of recurrent networks", subject: lyapunovPaper, summary: summary(findings), claims, sections: sections(findings), provenance };
}

function summary({ onset, full, sizes, noise, discrete, trained, diverged }: LyapunovFindings): string[] {
  const random = [onset, full, sizes, noise, discrete].reduce((sum, part) => sum + part.length, 0);
  return [
    `Spectra of ${random} random networks and of ${trained.length} networks trained to predict the next character of a text (${diverged.length} more diverged), each computed by carrying tangent vectors along trajectories and orthonormalising them. Classical systems with known exponents go through the same code first.`,
    "The full texts of both papers could not be read: statements marked as read are from an abstract, from published code or from its result files. No number in the figures is a paper's.",
  ];
}

function sections({ classical, onset, full, sizes, noise, discrete, trained, diverged }: LyapunovFindings): ReportSection[] {
  const lost = diverged.length === 0 ? "" : ` Diverged: ${diverged.map(({ name, reason }) => `${name} (${reason})`).join("; ")}.`;
  return [
    { title: "Systems with known exponents", text: "The code that measures the networks, on systems whose answer is known.", columns: 1, figures: [classicalTable(classical)] },
    {
      title: "The onset of chaos",
      text: "A random rate network, τ dh/dt = −h + J tanh(h) with Jᵢⱼ ~ N(0, g²/N), is quiet for small gains g and chaotic for large ones.",
      columns: 1,
      figures: [onsetFigure(onset)],
    },
    {
      title: "Whole spectra",
      text: "All exponents of small networks; and the leading ones at several sizes, which fall onto one curve where chaos is extensive.",
      columns: 1,
      figures: [
        spectraFigure("whole-spectrum", "Whole spectra of rate networks", full, ({ units, gain }) => `N ${units}, g ${gain}`, perTau),
        spectraFigure("extensive", "Leading spectra at several sizes", sizes, ({ units }) => `${units} units`, perTau),
        randomTable("sizes", "Dimension and entropy rate by size", sizes, perTau),
      ],
    },
    {
      title: "Input and coupling",
      text: "White noise on every unit, and networks in discrete time, x' = tanh(W x).",
      columns: 1,
      figures: [chaosByGain(discrete), randomTable("noise", "Rate networks under noise", noise, perTau), randomTable("discrete", "Networks in discrete time", discrete, "nats per step")],
    },
    {
      title: "Networks that learned to write",
      text: `Driven by text they were not trained on; every exponent is conditional on that text. The networks of a cell differ in their learning rate and seed, and all train for the same number of steps: a correlation with the loss also shows how far training had come.${lost}`,
      columns: 1,
      figures: trained.length === 0 ? [] : [lossScatter(trained), correlationTable(trained), ...trainedSpectra(trained)],
    },
    { title: "Trained networks one by one", text: "What the figures above are drawn from.", columns: 1, folded: true, figures: [checkpointTable(trained)] },
  ];
}
