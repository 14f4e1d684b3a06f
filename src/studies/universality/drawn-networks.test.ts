import { expect, it } from "vitest";
import { drawnNetworks } from "./drawn-networks.ts";
import { testNetwork } from "./test-networks.ts";

it("draws of each architecture and nonlinearity the first network that learned, or the first", () => {
  const networks = [["GRU-tanh-1", false], ["GRU-tanh-2", true], ["GRU-relu-1", false], ["LSTM-tanh-1", true], ["GRU-tanh-3", true]] as const;
  const drawn = drawnNetworks(networks.map(([name, passed]) => testNetwork(name, {}, { passed })));
  expect(drawn.map(({ name }) => name)).toEqual(["GRU-tanh-2", "GRU-relu-1", "LSTM-tanh-1"]);
});
