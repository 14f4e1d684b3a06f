import { InvalidInputError } from "../numeric/errors.ts";
import type { Study } from "../studies/study.ts";
import { closestName } from "../numeric/closest-name.ts";

/** Studies are loaded when asked for: none of the other commands needs their code. */
const loaders: ReadonlyMap<string, () => Promise<Study>> = new Map([
  ["universality", async () => (await import("../studies/universality/study.ts")).universality],
  ["lyapunov", async () => (await import("../studies/lyapunov/study.ts")).lyapunov],
  ["full-force", async () => (await import("../studies/full-force/study.ts")).fullForce],
]);

/** Every study, loaded. */
export async function loadStudies(): Promise<readonly Study[]> {
  return Promise.all([...loaders.values()].map((load) => load()));
}

/** One study by name. Throws InvalidInputError, with the closest known name, for any other. */
export async function loadStudy(name: string): Promise<Study> {
  const load = loaders.get(name);
  if (load !== undefined) return load();
  const names = [...loaders.keys()];
  const closest = closestName(name, names);
  throw new InvalidInputError({ who: "nullcline study", expected: `one of the studies ${names.join(", ")}`, got: JSON.stringify(name), ...(closest === undefined ? {} : { remedy: `Did you mean "${closest}"?` }) });
}
