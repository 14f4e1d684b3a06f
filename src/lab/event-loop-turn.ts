/**
 * Resolves once the event loop has handled what was waiting. Takes `setImmediate` where there is one (Node) and a
 * message to itself elsewhere (browsers), since browsers hold timers back: 4 ms each, a second in a hidden page.
 */
export function eventLoopTurn(): Promise<void> {
  return new Promise(typeof setImmediate === "function" ? setImmediate : messageTurn);
}

function messageTurn(resolve: () => void): void {
  const { port1, port2 } = new MessageChannel();
  port1.addEventListener("message", () => {
    port1.close();
    resolve();
  });
  port1.start();
  port2.postMessage(undefined);
}
