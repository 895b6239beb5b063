import type { LabelSelector, Labels } from '../objects/meta.ts';
import { badRequest } from '../statusError.ts';

export type LabelTest = (labels: Labels | undefined) => boolean;

const setTerm = /^\s*([^\s,=!()]+)\s+(in|notin)\s+\(([^)]*)\)\s*$/;
const valueTerm = /^\s*([^\s,=!()]+)\s*(==|=|!=)\s*([^\s,=!()]*)\s*$/;
const presenceTerm = /^\s*(!?)\s*([^\s,=!()]+)\s*$/;

/** Reads the query form, `app=nginx,tier notin (a,b),!legacy`; 400 BadRequest if it cannot be read. */
export function parseLabelSelector(text: string): LabelTest {
  const tests = text
    .split(/,(?![^(]*\))/)
    .filter((term) => term.trim() !== '')
    .map(parseTerm);
  return (labels) => tests.every((test) => test(labels));
}

function parseTerm(term: string): LabelTest {
  const byValue = valueTerm.exec(term);
  if (byValue !== null) {
    const [, key = '', operator, value = ''] = byValue;
    return (labels) => (labels?.[key] === value) === (operator !== '!=');
  }
  const bySet = setTerm.exec(term);
  if (bySet !== null) {
    const [, key = '', operator, list = ''] = bySet;
    const values = list.split(',').map((value) => value.trim());
    return (labels) => values.includes(labels?.[key] ?? '\0') === (operator === 'in');
  }
  const byPresence = presenceTerm.exec(term);
  if (byPresence === null) throw badRequest(`unable to parse requirement: found '${term.trim()}'`);
  const [, not, key = ''] = byPresence;
  return (labels) => (labels?.[key] !== undefined) === (not === '');
}

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
