/** The view "Population". */
export default function Population() {
  return <p className="note">Nothing here yet.</p>;
}
