import { isMap, type Values } from './chart.ts';

/** Values with others over them: maps are merged, everything else is replaced, and null removes. */
export function mergeValues(under: Values, over: Values): Values {
  const merged: Record<string, Values[string]> = { ...under };
  for (const [key, value] of Object.entries(over)) {
    const below = merged[key];
    if (value === null) delete merged[key];
    else merged[key] = isMap(value) && isMap(below) ? mergeValues(below, value) : value;
  }
  return merged;
}
