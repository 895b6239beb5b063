import type { LabelSelector, Labels } from '../objects/meta.ts';

/** True when the labels meet every requirement; a selector without requirements matches everything. */
export function matchesSelector(selector: LabelSelector, labels: Labels | undefined): boolean {
  const equal = Object.entries(selector.matchLabels ?? {}).every(([key, value]) => labels?.[key] === value);
  return (
    equal &&
    (selector.matchExpressions ?? []).every(({ key, operator, values }) => {
      const value = labels?.[key];
      if (operator === 'Exists') return value !== undefined;
      if (operator === 'DoesNotExist') return value === undefined;
      return (value !== undefined && values?.includes(value) === true) === (operator === 'In');
    })
  );
}

/** The query form of a selector, as Scale and the tables show it: `app=nginx,tier in (a,b)`, or `<none>`. */
export function formatSelector(selector: LabelSelector | undefined): string {
  const equal = Object.entries(selector?.matchLabels ?? {}).map(([key, value]) => `${key}=${value}`);
  const others = (selector?.matchExpressions ?? []).map(({ key, operator, values }) => {
    if (operator === 'Exists') return key;
    if (operator === 'DoesNotExist') return `!${key}`;
    return `${key} ${operator.toLowerCase()} (${(values ?? []).toSorted().join(',')})`;
  });
  const terms = [...equal, ...others].toSorted();
  return terms.length === 0 ? '<none>' : terms.join(',');
}
