import type { DeployForm } from '../../domain/deploy/deployForm.ts';
import type { FieldProblem } from '../../domain/deploy/fieldProblem.ts';
import { fill } from '../../webview/app/words.ts';
import { labelOfKey } from './labels.ts';
import type { Strings } from './words.ts';

/** Allowed values that a sentence names, at most. */
const mostNamed = 8;

/** What is wrong with a value as a sentence; the template's own words come after it. */
export function problemText(form: DeployForm, problem: FieldProblem, strings: Strings): string {
  const { texts, templateSays } = strings.problems;
  const label = (key: string) => labelOfKey(form, key, strings);
  const text = fill(texts[problem.kind], ...placesOf(problem, label));
  const own = 'sentence' in problem ? problem.sentence : undefined;
  return own === undefined ? text : `${text} ${fill(templateSays, own)}`;
}

function placesOf(problem: FieldProblem, label: (key: string) => string): readonly (string | number)[] {
  switch (problem.kind) {
    case 'too-small':
    case 'too-short':
      return [problem.least];
    case 'too-large':
    case 'too-long':
      return [problem.most];
    case 'not-allowed':
      return [`${problem.allowed.slice(0, mostNamed).join(', ')}${problem.allowed.length > mostNamed ? ', …' : ''}`];
    case 'pattern':
      return [problem.pattern];
    case 'not-a-network':
      return [problem.instead];
    case 'outside-vpc':
      return [problem.value, problem.vpc];
    case 'overlaps':
    case 'same-zone':
      return [problem.value, label(problem.other)];
    case 'not-a-name':
      return [problem.longest];
    case 'refused-zone':
      return [problem.value, problem.zoneId];
    case 'type-not-in-zone':
      return [problem.value, problem.zones.join(', ')];
    case 'unknown-key-pair':
    case 'unknown-zone':
    case 'unknown-type':
    case 'unsupported-version':
      return [problem.value];
    default:
      return [];
  }
}
