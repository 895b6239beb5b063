import { expect, test } from 'vitest';
import { events, nodes, pods } from '../../../src/simulator/kubernetes/kinds.ts';
import { parseFieldSelector } from '../../../src/simulator/kubernetes/selectors/fieldSelector.ts';
import { formatSelector, matchesSelector } from '../../../src/simulator/kubernetes/selectors/labelSelector.ts';
import { parseLabelSelector } from '../../../src/simulator/kubernetes/selectors/labelQuery.ts';

const labels = { app: 'nginx', tier: 'web', size: '7' };

test.each([
  ['', true],
  ['app=nginx', true],
  ['app==nginx,tier=web', true],
  ['app!=nginx', false],
  ['app!=other', true],
  ['absent!=x', true],
  ['tier in (web, db)', true],
  ['tier notin (web,db)', false],
  ['absent notin (a)', true],
  ['app', true],
  ['!app', false],
  ['!absent', true],
  ['tier in (db),app=nginx', false],
  ['size>6,size<8', true],
  ['size>7', false],
  ['tier>1', false],
  ['tier in (web,)', true],
  ['app=', false],
])('labels by "%s": %s', (text, matches) => {
  expect(parseLabelSelector(text)(labels)).toBe(matches);
});

test.each([
  ['app=(', "found '(', expected: identifier"],
  ['tier in web', "found 'web' expected: '('"],
  ['tier in (web', "found '', expected: ',' or ')'"],
  ['app nginx', "found 'nginx', expected: =, ==, !=, in, notin, <, >"],
  ['app=a,', "found '', expected: identifier after ','"],
  ['=a', "found '=', expected: !, identifier, or 'end of string'"],
  ['app=a b', "found 'b', expected: ',' or 'end of string'"],
  ['size>many', `values[0][size]: Invalid value: "many": for 'Gt', 'Lt' operators, the value must be an integer`],
])('the label selector "%s" cannot be read', (text, why) => {
  expect(() => parseLabelSelector(text)).toThrow(`unable to parse requirement: ${why}`);
});

test('the selector of a workload, by labels and by expressions', () => {
  const selector = {
    matchLabels: { app: 'nginx' },
    matchExpressions: [
      { key: 'tier', operator: 'In' as const, values: ['web', 'db'] },
      { key: 'old', operator: 'DoesNotExist' as const },
    ],
  };
  expect(matchesSelector(selector, labels)).toBe(true);
  expect(matchesSelector(selector, { ...labels, old: '' })).toBe(false);
  expect(formatSelector(selector)).toBe('!old,app=nginx,tier in (db,web)');
  expect(formatSelector({})).toBe('<none>');
});

test('fields: equal, unequal, absent as empty, flags as false', () => {
  const pod = { metadata: { name: 'a', namespace: 'b' }, spec: { nodeName: 'n1' }, status: { phase: 'Running' } };
  const by = (text: string) => parseFieldSelector(pods, text)(pod);
  expect(by('spec.nodeName=n1,status.phase!=Succeeded,status.phase!=Failed')).toBe(true);
  expect(by('spec.nodeName=')).toBe(false);
  expect(by('status.podIP=')).toBe(true);
  expect(by('metadata.name=a,metadata.namespace=b')).toBe(true);
  expect(parseFieldSelector(nodes, 'spec.unschedulable=false')({ metadata: { name: 'n' } })).toBe(true);
  const event = { metadata: { name: 'e' }, involvedObject: { uid: 'u', namespace: '' } };
  expect(parseFieldSelector(events, 'involvedObject.uid=u,involvedObject.namespace=')(event)).toBe(true);
});

test('a field that cannot be selected on is a bad request', () => {
  expect(() => parseFieldSelector(pods, 'spec.image=x')).toThrow('field label not supported: spec.image');
});
