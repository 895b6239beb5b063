/**
 * `!!`, `!$`, `!n`, `!-n` and `!start` in a typed line. Undefined if nothing stood for anything; throws if what is asked
 * for is not there. Nothing is expanded in single quotes or after a backslash.
 */
export function expandHistory(line: string, history: readonly string[]): string | undefined {
  let changed = false;
  const pattern = /'[^']*'|\\.|!(?:(!)|(\$)|(-?\d+)|([A-Za-z./][^\s;|&'"]*))/g;
  const expanded = line.replace(
    pattern,
    (whole, again?: string, last?: string, number?: string, start?: string): string => {
      if (!whole.startsWith('!')) return whole;
      const previous = history.at(-1);
      const event =
        again !== undefined || last !== undefined
          ? previous
          : number !== undefined
            ? history.at(Number(number) > 0 ? Number(number) - 1 : Number(number))
            : history.findLast((each) => each.startsWith(start ?? ''));
      if (event === undefined) throw new Error(`${whole}: event not found`);
      changed = true;
      return last === undefined ? event : (event.trim().split(/\s+/).at(-1) ?? '');
    },
  );
  return changed ? expanded : undefined;
}
