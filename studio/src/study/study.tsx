/** The view "Study". */
export default function Study() {
  return <p className="note">Nothing here yet.</p>;
}
