/** The view "Files". */
export default function Files() {
  return <p className="note">Nothing here yet.</p>;
}
