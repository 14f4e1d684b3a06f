import { numberText } from "@nullcline/studies/number-text.ts";
import { metricName } from "./metric-name.ts";
import { useLaboratory } from "./laboratory-store.ts";

/** What a finished run came to, or what a loaded network is. */
export function ResultFacts() {
  const result = useLaboratory((laboratory) => laboratory.result);
  const loaded = useLaboratory((laboratory) => laboratory.loaded);
  const opened = useLaboratory((laboratory) => laboratory.opened);
  const sizes = [["State dimensions", String(opened?.dimension ?? "–")], ["Parameters", opened?.parameters.toLocaleString("en") ?? "–"]];
  return (
    <dl className="facts">
      {sizes.map(([name, value]) => <Fact key={name} name={name} value={value} />)}
      {loaded === undefined ? null : <Fact name="Loaded from" value={loaded.name} />}
      {loaded?.explanation.map((line) => <Fact key={line} name="Recognised" value={line} />)}
      {result === undefined ? null : (
        <>
          <Fact name="Verdict" value={result.passed ? "meets the task's criterion" : "misses the task's criterion"} />
          {Object.entries(result.metrics).map(([name, value]) => <Fact key={name} name={metricName(name)} value={numberText(value, 4)} />)}
          <Fact name="Fingerprint" value={result.fingerprint} testId="fingerprint" />
          <Fact name="Run" value={result.id} testId="run-id" />
        </>
      )}
    </dl>
  );
}

function Fact({ name, value, testId }: { readonly name: string; readonly value: string; readonly testId?: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd data-testid={testId} className={testId === undefined ? undefined : "digest"}>{value}</dd>
    </div>
  );
}
