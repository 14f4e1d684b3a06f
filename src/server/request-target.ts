import { describeJson } from "../formats/describe-json.ts";
import { HttpProblem } from "./http-problem.ts";

/** Longest address: the page's own are under a hundred characters. */
const LONGEST = 2048;
/** Longest name of a file on the usual file systems, in bytes. */
const LONGEST_SEGMENT = 255;

/** What a request asks for: the decoded names of its path, none for `/`, and its query. */
export interface RequestTarget {
  readonly segments: readonly string[];
  readonly query: URLSearchParams;
}

/**
 * Takes a request's address apart. Decodes once and refuses what could mean something else to whoever reads it next:
 * empty names, `.` and `..`, encoded slashes, backslashes, control characters, a second layer of encoding, text that is
 * not UTF-8.
 *
 * @param url as it stands in the request line.
 * @throws HttpProblem 400, or 414 for an address that is too long.
 */
export function parseTarget(url: string): RequestTarget {
  if (url.length > LONGEST) throw new HttpProblem(414, { who: "request", expected: `an address of at most ${LONGEST} characters`, got: `${url.length}` });
  const [path, query = ""] = splitOnce(url, "?");
  if (!/^\/[\x21-\x7e]*$/.test(path) || url.includes("#")) refuse("a path that begins with / and has no spaces", path);
  const segments = path === "/" ? [] : path.slice(1).split("/").map(decodeSegment);
  return { segments, query: new URLSearchParams(query) };
}

function decodeSegment(encoded: string): string {
  const name = decoded(encoded);
  if (name === "" || name === "." || name === "..") refuse("a path of plain names", encoded);
  if (/[/\\%\p{Cc}\p{Cf}]/u.test(name)) refuse("names without slashes, backslashes, percent signs and control characters", encoded);
  if (Buffer.byteLength(name) > LONGEST_SEGMENT) refuse(`names of at most ${LONGEST_SEGMENT} bytes`, encoded);
  return name;
}

function decoded(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return refuse("names encoded as UTF-8", encoded);
  }
}

function refuse(expected: string, got: string): never {
  throw new HttpProblem(400, { who: "request", expected, got: describeJson(got) });
}

function splitOnce(text: string, separator: string): readonly [string, string?] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
