import type { WeightArray, WeightGroup } from "../import/weight-group.ts";
import { isKind, type PickleValue } from "../pytorch/pickle-value.ts";
import { weightGroupsIn } from "../pytorch/weight-groups-in.ts";
import { pickledArray, pickledObjects } from "./pickled-array.ts";
import { pickledNumbers, type ValueBudget } from "./pickled-numbers.ts";

/** The dictionaries of arrays in a pickle, outermost first; lists of numbers count as arrays. */
export function pickledWeights(value: PickleValue, budget: ValueBudget): readonly WeightGroup[] {
  return weightGroupsIn(unwrapped(value, budget.who), (_, inner): WeightArray | undefined => (isKind(inner, "dict") ? undefined : pickledNumbers(inner, budget)));
}

/** `numpy.save` wraps a dictionary in an array of one object. */
function unwrapped(value: PickleValue, who: string): PickleValue {
  const array = pickledArray(value);
  const objects = array === undefined ? undefined : pickledObjects(array, who);
  return objects?.length === 1 ? objects[0] : value;
}
