/**
 * Names expressions of straight-line code `v0`, `v1`, … in order of appearance; an expression that was named already
 * keeps its name, so that equal parts are worked out once.
 *
 * @param lines receives a declaration for every new expression.
 * @param declaration of a name for an expression, in the language of the code.
 * @returns the name of an expression.
 */
export function namedExpressions(lines: string[], declaration: (name: string, expression: string) => string): (expression: string) => string {
  const known = new Map<string, string>();
  return (expression) => {
    const earlier = known.get(expression);
    if (earlier !== undefined) return earlier;
    const fresh = `v${known.size}`;
    known.set(expression, fresh);
    lines.push(declaration(fresh, expression));
    return fresh;
  };
}
