import { randomBytes } from "node:crypto";
import { hostname } from "node:os";
import { errorCode } from "./durable-write.ts";

/** This machine's name, in letters that a file name may hold. */
export function thisMachine(): string {
  return hostname().replaceAll(/[^A-Za-z0-9.]/g, "_");
}

/** Tells this process from an earlier one with the same process number, as containers and restarts have them. */
export const THIS_PROCESS = randomBytes(8).toString("hex");

/** Whether a process of this machine runs. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === "EPERM";
  }
}
