import { read } from "node:fs";
import type { ServerResponse } from "node:http";
import { promisify } from "node:util";
import type { ConfinedFile } from "./confined-file.ts";

/** Bytes read at a time; a client that reads slowly holds about twice as much in memory. */
const CHUNK_BYTES = 2 ** 18;

/**
 * Sends a file's content as fast as the client takes it, and ends the answer. No read is under way any more when it
 * is done or has failed, so that the file may be closed.
 *
 * @throws Error when the client has gone, or the file has become shorter than was announced.
 */
export async function sendFile({ descriptor, bytes }: ConfinedFile, response: ServerResponse): Promise<void> {
  let sent = 0;
  while (sent < bytes) {
    const chunk = Buffer.allocUnsafe(Math.min(CHUNK_BYTES, bytes - sent));
    const { bytesRead } = await promisify(read)(descriptor, chunk, 0, chunk.length, sent);
    if (bytesRead === 0) throw new Error(`a file became ${bytes - sent} bytes shorter while it was sent`);
    if (!response.write(chunk.subarray(0, bytesRead))) await readiness(response);
    sent += bytesRead;
  }
  response.end();
}

/** Waits until the client takes more. */
function readiness(response: ServerResponse): Promise<void> {
  return new Promise((resolve, reject) => {
    const gone = () => reject(new Error("the client has gone"));
    if (response.destroyed) return gone();
    const go = () => {
      response.off("close", gone);
      resolve();
    };
    response.once("close", gone).once("drain", go);
  });
}
