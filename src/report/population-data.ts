import { InvalidInputError } from "../numeric/errors.ts";
import type { PopulationFigure, PopulationMap } from "../studies/figure.ts";
import { packedLimit, packIntegers, unpackIntegers } from "./packed-integers.ts";
import { extent } from "./scale.ts";

/** Something that members are coloured or shaped by. */
export interface PopulationFactor {
  readonly name: string;
  /** The values that occur: numbers in ascending order, others in order of appearance. */
  readonly values: readonly string[];
  /** Index into `values`, one a member. */
  readonly codes: readonly number[];
  /** True where the values are steps of a scale, from low to high, and are coloured as such. */
  readonly isOrdered?: boolean;
}

/** A map with its positions on a grid. */
export interface GriddedMap {
  readonly title: string;
  readonly stress: number;
  /** `[x, y, x, y, …]`, one pair a member, from 0 to 4095, y upwards; both axes have one scale. */
  readonly positions: readonly number[];
}

/** What maps of a population show, without the details of its members: the same in the static picture and on the page. */
export interface PopulationData {
  readonly title: string;
  readonly caption: string;
  readonly names: readonly string[];
  readonly factors: readonly PopulationFactor[];
  readonly maps: readonly GriddedMap[];
}

/** `PopulationData` as it travels to the page, its integers packed. */
export interface PackedPopulation extends Omit<PopulationData, "factors" | "maps"> {
  readonly factors: readonly (Omit<PopulationFactor, "codes"> & { readonly codes: string })[];
  readonly maps: readonly (Omit<GriddedMap, "positions"> & { readonly positions: string })[];
}

function complain(id: string, expected: string, got: string): never {
  throw new InvalidInputError({ who: `population figure "${id}"`, expected, got });
}

function assertWhole({ id, factors, members, maps }: PopulationFigure): void {
  const seen = new Set<string>();
  const twice = members.find(({ name }) => seen.size === seen.add(name).size)?.name;
  if (twice !== undefined) complain(id, "a name of its own for every member", `"${twice}" twice`);
  const short = members.find((member) => member.factors.length !== factors.length);
  if (short !== undefined) complain(id, `${factors.length} factors a member`, `${short.factors.length} for "${short.name}"`);
  for (const { title, positions } of maps) {
    if (positions.length !== members.length) complain(id, `${members.length} positions in "${title}"`, String(positions.length));
    const lost = positions.findIndex((position) => !position.every(Number.isFinite));
    if (lost >= 0) complain(id, `finite positions in "${title}"`, `(${positions[lost].join(", ")}) for "${members[lost].name}"`);
  }
}

function inOrder(values: readonly string[]): readonly string[] {
  const areNumbers = values.every((value) => value.trim() !== "" && Number.isFinite(Number(value)));
  return areNumbers ? values.toSorted((a, b) => Number(a) - Number(b)) : values;
}

/** A factor of one text a member. */
export function textFactor(name: string, texts: readonly string[]): PopulationFactor {
  const values = inOrder([...new Set(texts)]);
  const codeOf = new Map(values.map((value, code) => [value, code]));
  return { name, values, codes: texts.map((text) => codeOf.get(text) ?? 0) };
}

function gridded({ title, stress, positions }: PopulationMap): GriddedMap {
  const extents = [0, 1].map((axis) => extent(positions.map((position) => position[axis])));
  const width = Math.max(...extents.map(([low, high]) => high - low)) || 1;
  const toGrid = (value: number, [low, high]: readonly [number, number]): number => Math.round(((value - (low + high) / 2) / width + 0.5) * packedLimit);
  return { title, stress, positions: positions.flatMap(([x, y]) => [toGrid(x, extents[0]), toGrid(y, extents[1])]) };
}

/**
 * Gathers what maps of a population show.
 *
 * @throws InvalidInputError if two members share a name, a member lacks a factor, or a map lacks a finite position.
 */
export function populationData(figure: PopulationFigure): PopulationData {
  assertWhole(figure);
  return {
    title: figure.title,
    caption: figure.caption,
    names: figure.members.map(({ name }) => name),
    factors: figure.factors.map((name, index) => textFactor(name, figure.members.map(({ factors }) => factors[index]))),
    maps: figure.maps.map(gridded),
  };
}

/** Packs the integers of a population's maps. A factor may have up to 4,096 values. */
export function packPopulation(data: PopulationData): PackedPopulation {
  return {
    ...data,
    factors: data.factors.map((factor) => ({ ...factor, codes: packIntegers(factor.codes) })),
    maps: data.maps.map((map) => ({ ...map, positions: packIntegers(map.positions) })),
  };
}

/** The inverse of `packPopulation`. */
export function unpackPopulation(packed: PackedPopulation): PopulationData {
  return {
    ...packed,
    factors: packed.factors.map((factor) => ({ ...factor, codes: unpackIntegers(factor.codes) })),
    maps: packed.maps.map((map) => ({ ...map, positions: unpackIntegers(map.positions) })),
  };
}
