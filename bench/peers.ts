import { fileURLToPath } from "node:url";
import type { Participant } from "./conversation.ts";
import type { FullForceCase } from "./full-force-contest.ts";
import type { TrainStepCase } from "./train-step-case.ts";

/** One thread for every library that a peer may use. */
const ONE_THREAD = {
  OMP_NUM_THREADS: "1",
  MKL_NUM_THREADS: "1",
  OPENBLAS_NUM_THREADS: "1",
  XLA_FLAGS: "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1",
  JAX_PLATFORMS: "cpu",
  PYTHONDONTWRITEBYTECODE: "1",
};

const script = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** A Python program of `bench/peers`. */
function peer(python: string, label: string, file: string, options: Readonly<Record<string, string | number>>): Participant {
  return { label, command: python, arguments: [script(`peers/${file}`), ...flags(options)], environment: ONE_THREAD };
}

/** One of our own programs, with the kernels that the environment chooses. */
export function ours(file: string, options: Readonly<Record<string, string | number>>): Participant {
  return { label: "Nullcline", command: process.execPath, arguments: ["--import", "tsx", script(file), ...flags(options)] };
}

/** The label of `oursOnWebAssembly`, which is shown beside the peers but is none. */
export const WEBASSEMBLY = "Nullcline on WebAssembly";

/** The same program on the WebAssembly kernels. */
export function oursOnWebAssembly(file: string, options: Readonly<Record<string, string | number>>): Participant {
  return { ...ours(file, options), label: WEBASSEMBLY, environment: { NULLCLINE_KERNELS: "wasm" } };
}

function flags(options: Readonly<Record<string, string | number>>): string[] {
  return Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
}

/** Everyone who takes part in a training-step case. */
export function trainStepPeers(python: string, bench: TrainStepCase): Participant[] {
  const options = { ...bench, "warm-up": 5 };
  const modes = bench.cell === "ugrnn" ? ["compiled"] : ["module", "compiled"];
  return [
    ...modes.map((mode) => peer(python, `PyTorch ${mode}`, "train_step_torch.py", { mode, ...options })),
    peer(python, "JAX", "train_step_jax.py", options),
  ];
}

/** A fixed-point search: which network, from which seeds. */
export interface FixedPointCase {
  readonly cell: string;
  readonly units: number;
  readonly network: string;
  readonly seeds: string;
}

/** Everyone who takes part in a fixed-point case. */
export function fixedPointPeers(python: string, { network, seeds }: FixedPointCase): Participant[] {
  const options = { network, seeds };
  return [
    peer(python, "NumPy Newton", "fixed_points_numpy.py", options),
    peer(python, "PyTorch descent", "fixed_points_torch.py", options),
    peer(python, "PyTorch descent, small steps", "fixed_points_torch.py", { ...options, "learning-rate": 0.05 }),
  ];
}

/** Everyone else who computes a Lyapunov spectrum. */
export function lyapunovPeers(python: string, options: Readonly<Record<string, string | number>>): Participant[] {
  return [peer(python, "NumPy", "lyapunov_numpy.py", options)];
}

/** Who else does a piece of the full-FORCE study's work. */
export function fullForcePeers(python: string, { peer: file, peerLabel, options }: FullForceCase): Participant[] {
  return [peer(python, peerLabel, file, options)];
}
