import { fixedPointSeeds } from "../../../dynamics/fixed-point-seeds.ts";
import { inputDependentSearch, type InputDependentPoints } from "../../../dynamics/input-dependent/input-dependent-points.ts";
import { taskOf } from "../../../lab/spec-parts.ts";
import { networkAsMap } from "../../../network/as-map.ts";
import type { Network } from "../../../network/network.ts";
import type { DynamicalMap } from "../../../numeric/dynamical-map.ts";
import { fingerprint } from "../../../numeric/fingerprint.ts";
import { createStream, type RandomStream } from "../../../numeric/random.ts";
import { readoutAt } from "../readout-at.ts";
import { stateCloud } from "../state-cloud.ts";
import type { AnalysisContext } from "../task-study.ts";
import { chosenPoints, commandFindings, isNear, type CommandSurroundings } from "./command-points.ts";
import { commandTrials, type CommandTrials } from "./command-trials.ts";
import { evenlySpaced, sineCommands, type Command } from "./commands.ts";
import type { BranchFinding, CycleFinding, SearchFinding, SineFindings } from "./findings.ts";
import { burnIn, measureCycle } from "./measure-cycle.ts";
import { arrangement } from "./neighbours.ts";
import { sinePictures } from "./pictures.ts";
import type { SineSettings } from "./settings.ts";
import { settledOrbits } from "./settled-orbits.ts";
import { trialSpread } from "./trial-spread.ts";
import { tuningOf } from "./tuning.ts";

/** Turns of the slowest command that a settled orbit is looked at for. */
const orbitTurns = 4;

/**
 * Finds the fixed points of a trained sine network along the command, linearises them, and measures the limit cycles around them.
 * Yields between pieces of work.
 */
export function* analyseSine(network: Network, { run, settings, seed }: AnalysisContext<SineSettings>): Generator<unknown, SineFindings> {
  const task = taskOf(run.task);
  const trialSteps = Number(task.options["steps"]);
  const commands = sineCommands(task, settings.commands);
  const trials = commandTrials(network, commands, trialSteps);
  const map = networkAsMap(network);
  yield;
  const surroundings = yield* surroundingsOf(map, network.units, commands, trials);
  const stream = createStream({ study: "universality", purpose: "sine analysis", seed });
  const found = yield* pointsAlong(map, commands, trials, surroundings, settings, stream);
  const chosen = chosenPoints(found, surroundings);
  const described = commandFindings(commands, found, chosen, surroundings);
  yield;
  const observed = evenlySpaced(settings.cycles, commands.length);
  const cycles: CycleFinding[] = [];
  for (const c of observed) {
    cycles.push(measureCycle(map, trials.statesOf(c).slice(-map.dimension), commands[c], (state) => readoutAt(network, state)[0], trialSteps));
    yield;
  }
  const states = chosen.map(({ found: { point } }) => point.state);
  return {
    dimension: map.dimension,
    trialSteps,
    bounded: map.bounded,
    commands: described,
    searches: searchFindings(commands, found, surroundings),
    branches: branchFindings(found),
    cycles,
    tuning: tuningOf(described),
    ...arrangement(states.map((state) => state.subarray(0, network.units)), chosen.map(({ command }) => command)),
    fingerprint: fingerprint(...found.points.map(({ point }) => point.state)),
    pictures: sinePictures(stateCloud(trials.states, map.dimension, network.units), commands, found, chosen, surroundings, observed),
  };
}

function* surroundingsOf(map: DynamicalMap, units: number, commands: readonly Command[], trials: CommandTrials): Generator<unknown, CommandSurroundings[]> {
  const D = map.dimension;
  const starts = Float64Array.from(trials.states.subarray(trials.states.length - commands.length * D));
  const steps = Math.ceil((orbitTurns * 2 * Math.PI) / commands[0].frequency);
  const orbits = yield* settledOrbits(map, starts, Float64Array.from(commands, ({ input }) => input), units, { burnIn, steps });
  return orbits.map((orbit, c) => ({ orbit, spread: trialSpread(trials.statesOf(c), D, units) }));
}

function pointsAlong(map: DynamicalMap, commands: readonly Command[], trials: CommandTrials, surroundings: readonly CommandSurroundings[], settings: SineSettings, stream: RandomStream): Generator<unknown, InputDependentPoints> {
  const line = { origin: Float64Array.of(0), direction: Float64Array.of(1), parameters: commands.map(({ input }) => input) };
  const searches = evenlySpaced(settings.searches, commands.length).map((at) => ({
    at,
    seeds: fixedPointSeeds(trials.statesOf(at), map.dimension, stream.fork(commands[at].index), { count: settings.seeds, noise: settings.noise }),
  }));
  return inputDependentSearch(map, line, searches, { polishSteps: settings.polishSteps, foldSteps: settings.foldSteps, within: ({ at, state }) => isNear(surroundings[at].spread, state) });
}

function searchFindings(commands: readonly Command[], { points, searches }: InputDependentPoints, surroundings: readonly CommandSurroundings[]): SearchFinding[] {
  return searches.map(({ at, search: { attempts } }) => {
    const here = points.filter((found) => found.at === at).map(({ point }) => point);
    const near = here.filter(({ state }) => isNear(surroundings[at].spread, state)).length;
    const outcomes: Record<string, number> = {};
    for (const { outcome } of attempts) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    const indexSum = here.some(({ index }) => index === 0) ? null : here.reduce((sum, { index }) => sum + index, 0);
    return { index: commands[at].index, points: near, elsewhere: here.length - near, outcomes, indexSum };
  });
}

function branchFindings({ points, branches }: InputDependentPoints): BranchFinding[] {
  return branches.map((branch) => ({
    commands: new Set(branch.points.map((p) => points[p].at)).size,
    ends: branch.ends,
    events: branch.events.map(({ kind, parameter }) => ({ kind, input: parameter })),
  }));
}
