/**
 * Makes the example that comes with the studio from a store with the networks of the universality study's quick profile:
 *
 *     npx tsx tools/make-studio-example.ts STORE
 *
 * The study is run on the store, which takes seconds when its networks are there, and the whole report, with each network's
 * specification, is written as compressed JSON into `studio/public/examples/`.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { readRun } from "../src/lab/read-run.ts";
import { openRunStore } from "../src/lab/run-store.ts";
import { runRows } from "../src/server/run-rows.ts";
import { storedReport } from "../src/server/stored-report.ts";
import { universality } from "../src/studies/universality/study.ts";

const FOLDER = new URL("../studio/public/examples/", import.meta.url);
const MOST_BYTES = 900_000;
const SEED = 0;

const [, , folder] = process.argv;
if (folder === undefined) throw new Error("expected the folder of a store, got nothing");
const store = openRunStore(folder);
const { report } = await universality.run({ profile: "quick", seed: SEED, store, onNote: (text) => process.stderr.write(text) });

const wanted = new Set(report.provenance.fingerprints.map(({ value }) => value));
const ids = (await store.ids()).toSorted();
const runs = (await Promise.all(ids.map(async (id) => ({ id, ...(await readRun(store, id)) })))).filter(({ result }) => wanted.has(result.fingerprint));
const { columns, rows } = runRows(runs);
const example = {
  format: "nullcline-example/1",
  about: `${runs.length} networks that “${report.provenance.command}” trained and compared: four architectures and two nonlinearities on three tasks, five seeds of each. Their weights are not part of this page; a network opened in the laboratory is trained again from its specification, to the same bits.`,
  study: { format: "nullcline-study-report/1", study: "universality", profile: "quick", seed: SEED, report: storedReport(report) },
  runs: { total: rows.length, damaged: 0, offset: 0, columns, runs: rows },
  specs: Object.fromEntries(runs.map(({ id, spec }) => [id, spec])),
};
const bytes = gzipSync(JSON.stringify(example), { level: 9 });
if (bytes.length > MOST_BYTES) throw new Error(`expected at most ${MOST_BYTES} bytes, got ${bytes.length}`);
mkdirSync(FOLDER, { recursive: true });
writeFileSync(new URL("universality-quick.json.gz", FOLDER), bytes);
process.stderr.write(`${runs.length} networks, ${bytes.length} bytes\n`);
