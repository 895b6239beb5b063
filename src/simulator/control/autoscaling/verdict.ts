/** A number of replicas, with the reason and the words for a condition. */
export interface Verdict {
  readonly replicas: number;
  readonly reason: string;
  readonly message: string;
}

export const readyForNewScale = (replicas: number): Verdict => ({
  replicas,
  reason: 'ReadyForNewScale',
  message: 'recommended size matches current size',
});

export const stabilizedDown = (replicas: number): Verdict => ({
  replicas,
  reason: 'ScaleDownStabilized',
  message: 'recent recommendations were higher than current one, applying the highest recent recommendation',
});

export const stabilizedUp = (replicas: number): Verdict => ({
  replicas,
  reason: 'ScaleUpStabilized',
  message: 'recent recommendations were lower than current one, applying the lowest recent recommendation',
});

export const withinRange = (replicas: number): Verdict => ({
  replicas,
  reason: 'DesiredWithinRange',
  message: 'the desired count is within the acceptable range',
});

export const tooFew = (replicas: number): Verdict => ({
  replicas,
  reason: 'TooFewReplicas',
  message: 'the desired replica count is less than the minimum replica count',
});

export const tooMany = (replicas: number): Verdict => ({
  replicas,
  reason: 'TooManyReplicas',
  message: 'the desired replica count is more than the maximum replica count',
});

export const upTooFast = (replicas: number): Verdict => ({
  replicas,
  reason: 'ScaleUpLimit',
  message: 'the desired replica count is increasing faster than the maximum scale rate',
});

export const downTooFast = (replicas: number): Verdict => ({
  replicas,
  reason: 'ScaleDownLimit',
  message: 'the desired replica count is decreasing faster than the maximum scale rate',
});
