import { datasetsBelow, type Hdf5File } from "./hdf5-file.ts";
import { nwbSeriesPaths } from "./nwb-series.ts";

/** Kinds of groups that hold behaviour wherever they stand, and of series that are behaviour by themselves. */
const CONTAINERS = new Set(["BehavioralTimeSeries", "BehavioralEpochs", "Position", "CompassDirection", "EyeTracking", "PupilTracking"]);
const SERIES = new Set(["SpatialSeries"]);

/**
 * The paths of an NWB file's behaviour series: all in its behaviour module, and those of behavioural kinds among the raw
 * acquisition.
 */
export function behaviourPaths(file: Hdf5File): readonly string[] {
  const below = (group: string) => (file.kind(group) === "group" ? nwbSeriesPaths(file, datasetsBelow(file, group)) : []);
  return [...below("/processing/behavior"), ...below("/acquisition").filter((path) => isBehaviour(file, path))];
}

function isBehaviour(file: Hdf5File, path: string): boolean {
  const kindOf = (name: string) => String(file.attribute(name, "neurodata_type"));
  return SERIES.has(kindOf(path)) || CONTAINERS.has(kindOf(path.slice(0, path.lastIndexOf("/"))));
}
