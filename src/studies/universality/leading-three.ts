/** The first three numbers of a list of three or more, such as a point on PC1, PC2 and PC3. */
export function leadingThree([first, second, third]: Float64Array): readonly [number, number, number] {
  return [first, second, third];
}
