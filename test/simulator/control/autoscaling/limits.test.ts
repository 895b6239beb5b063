import { describe, expect, test } from 'vitest';
import { normalizeByRules } from '../../../../src/simulator/control/autoscaling/behavior.ts';
import { normalize } from '../../../../src/simulator/control/autoscaling/limits.ts';
import { ScalingHistory } from '../../../../src/simulator/control/autoscaling/scalingHistory.ts';

const second = 1000;
const wish = (current: number, desired: number, now = 0) => ({ current, desired, min: 1, max: 20, now });

describe('an autoscaler without a behaviour', () => {
  test('grows to twice as many, or to four', () => {
    const limited = (current: number, desired: number) =>
      normalize(wish(current, desired), new ScalingHistory()).limited;
    expect(limited(1, 10)).toMatchObject({ replicas: 4, reason: 'ScaleUpLimit' });
    expect(limited(4, 10)).toMatchObject({ replicas: 8, reason: 'ScaleUpLimit' });
    expect(limited(8, 30)).toMatchObject({ replicas: 16, reason: 'ScaleUpLimit' });
    expect(limited(16, 30)).toMatchObject({ replicas: 20, reason: 'TooManyReplicas' });
    expect(limited(3, 0)).toMatchObject({ replicas: 1, reason: 'TooFewReplicas' });
    expect(limited(3, 3)).toMatchObject({ replicas: 3, reason: 'DesiredWithinRange' });
  });

  test('shrinks when nothing more has been wanted for five minutes', () => {
    const history = new ScalingHistory();
    history.begin(0, 1);
    normalize(wish(1, 6, 15 * second), history);
    const early = normalize(wish(6, 1, 300 * second), history);
    expect(early.stabilized).toMatchObject({ replicas: 6, reason: 'ScaleDownStabilized' });
    const late = normalize(wish(6, 1, 316 * second), history);
    expect(late).toMatchObject({ stabilized: { replicas: 1, reason: 'ReadyForNewScale' }, limited: { replicas: 1 } });
  });
});

describe('an autoscaler with a behaviour', () => {
  const grow = (type: 'Pods' | 'Percent', value: number, periodSeconds = 60) => ({
    stabilizationWindowSeconds: 0,
    policies: [{ type, value, periodSeconds }],
  });

  test('grows no faster than its policies let it, counted from the beginning of their period', () => {
    const history = new ScalingHistory();
    const behavior = { scaleUp: grow('Pods', 2) };
    expect(normalizeByRules(wish(3, 9, 10 * second), behavior, history).limited).toMatchObject({
      replicas: 5,
      reason: 'ScaleUpLimit',
    });
    history.scaled(10 * second, 2);
    expect(normalizeByRules(wish(5, 9, 40 * second), behavior, history).limited.replicas).toBe(5);
    expect(normalizeByRules(wish(5, 9, 71 * second), behavior, history).limited.replicas).toBe(7);
  });

  test('takes the largest change of several policies, or the smallest, or none', () => {
    const policies = [...grow('Pods', 4).policies, ...grow('Percent', 10).policies];
    const limited = (selectPolicy: 'Max' | 'Min' | 'Disabled') =>
      normalizeByRules(wish(10, 20), { scaleUp: { selectPolicy, policies } }, new ScalingHistory()).limited.replicas;
    expect([limited('Max'), limited('Min'), limited('Disabled')]).toEqual([14, 11, 10]);
  });

  test('shrinks by its own window and policies', () => {
    const behavior = { scaleDown: { stabilizationWindowSeconds: 60, policies: grow('Percent', 50).policies } };
    const history = new ScalingHistory();
    history.begin(0, 8);
    expect(normalizeByRules(wish(8, 1, 30 * second), behavior, history).stabilized.replicas).toBe(8);
    expect(normalizeByRules(wish(8, 1, 61 * second), behavior, history).limited).toMatchObject({
      replicas: 4,
      reason: 'ScaleDownLimit',
    });
  });
});
