/** What the lines of a trial's picture are; told apart by width and dashes too. */
export function TrialKey({ isScored }: { readonly isScored: boolean }) {
  return (
    <span className="trial-key">
      <Sample className="input-line" name="input" />
      <Sample className="output-line" name="output" />
      {isScored ? <Sample className="target-line" name="target" /> : null}
      {isScored ? <span><svg width={22} height={10} aria-hidden><rect className="scored" width={22} height={10} /></svg>scored</span> : null}
    </span>
  );
}

function Sample({ className, name }: { readonly className: string; readonly name: string }) {
  return <span><svg width={22} height={10} aria-hidden><path d="M0 5H22" className={className} fill="none" /></svg>{name}</span>;
}
