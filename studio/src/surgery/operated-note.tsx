import { isOperated, useSurgery } from "./surgery-store.ts";

/** Says over the space that the network shown is an operated one, and what that rules out. */
export function OperatedNote() {
  const operated = useSurgery(isOperated);
  const count = useSurgery(({ history }) => history.operations.length);
  if (!operated) return null;
  return <p className="space-note">{`Operated: ${count === 1 ? "one operation" : `${count} operations`}. Training is off until ${count === 1 ? "it is" : "they are"} undone.`}</p>;
}
