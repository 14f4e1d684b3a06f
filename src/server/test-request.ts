import { connect } from "node:net";

/** An answer as it came over the wire. */
export interface RawAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

/** Sends bytes as they are to a port of this machine and waits until the other side ends the connection. */
export function sendRaw(port: number, bytes: string | Uint8Array): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(port, "127.0.0.1", () => socket.write(bytes));
    socket.on("data", (chunk) => chunks.push(chunk)).on("error", reject);
    socket.on("close", () => resolve(parseRaw(Buffer.concat(chunks).toString("latin1"))));
  });
}

/** Asks for an address exactly as it is written, which `fetch` would put in order first. */
export function getRaw(port: number, target: string, { method = "GET", headers = [] }: { readonly method?: string; readonly headers?: readonly string[] } = {}): Promise<RawAnswer> {
  const lines = [`${method} ${target} HTTP/1.1`, ...(headers.some((line) => /^host:/i.test(line)) ? [] : [`Host: 127.0.0.1:${port}`]), ...headers, "Connection: close", "", ""];
  return sendRaw(port, Buffer.from(lines.join("\r\n"), "latin1"));
}

function parseRaw(text: string): RawAnswer {
  const [head, ...rest] = text.split("\r\n\r\n");
  const [first, ...lines] = head.split("\r\n");
  const headers = lines.map((line) => [line.slice(0, line.indexOf(":")).toLowerCase(), line.slice(line.indexOf(":") + 1).trim()] as const);
  return { status: Number(first.split(" ")[1]), headers: new Map(headers), body: rest.join("\r\n\r\n") };
}
