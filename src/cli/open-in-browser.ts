import { spawn } from "node:child_process";

/** What opens an address in the reader's browser, by platform; everything else follows the freedesktop convention. */
const OPENERS: Readonly<Record<string, readonly string[]>> = { darwin: ["open"], win32: ["cmd", "/c", "start", ""] };

/**
 * Opens an address in the default browser, if there is one: on a machine without a screen, or without the program that
 * opens browsers, nothing happens. Never fails and never waits.
 */
export function openInBrowser(address: string, { DISPLAY, WAYLAND_DISPLAY }: NodeJS.ProcessEnv = process.env): void {
  const opener = OPENERS[process.platform] ?? ["xdg-open"];
  if (opener[0] === "xdg-open" && DISPLAY === undefined && WAYLAND_DISPLAY === undefined) return;
  spawn(opener[0], [...opener.slice(1), address], { stdio: "ignore", detached: true }).on("error", () => {}).unref();
}
