import type { Condition, KubeObject } from './meta.ts';

/** What is aimed at, or what is measured: a share of the request in percent, or an amount for each pod. */
export interface MetricValue {
  readonly averageUtilization?: number;
  readonly averageValue?: string;
  readonly value?: string;
}

export interface ResourceMetric {
  readonly name: string;
  /** Set for one container of each pod (`ContainerResource`). */
  readonly container?: string;
}

type Named = { readonly metric?: { readonly name: string } };

export interface MetricSpec {
  readonly type: string;
  readonly resource?: ResourceMetric & { readonly target?: MetricValue };
  readonly containerResource?: ResourceMetric & { readonly target?: MetricValue };
  readonly pods?: Named;
  readonly object?: Named;
  readonly external?: Named;
}

export interface MetricStatus {
  readonly type: string;
  readonly resource?: ResourceMetric & { readonly current?: MetricValue };
  readonly containerResource?: ResourceMetric & { readonly current?: MetricValue };
}

export interface ScalingPolicy {
  readonly type: 'Pods' | 'Percent';
  readonly value: number;
  readonly periodSeconds: number;
}

export interface ScalingRules {
  readonly stabilizationWindowSeconds?: number;
  readonly selectPolicy?: 'Max' | 'Min' | 'Disabled';
  readonly policies?: readonly ScalingPolicy[];
  /** How far from its target a metric may be; a quantity. */
  readonly tolerance?: string;
}

export interface HorizontalPodAutoscaler extends KubeObject {
  readonly spec: {
    readonly scaleTargetRef: { readonly apiVersion?: string; readonly kind: string; readonly name: string };
    readonly minReplicas?: number;
    readonly maxReplicas: number;
    readonly metrics?: readonly MetricSpec[];
    readonly behavior?: { readonly scaleUp?: ScalingRules; readonly scaleDown?: ScalingRules };
  };
  readonly status?: {
    readonly observedGeneration?: number;
    readonly lastScaleTime?: string;
    readonly currentReplicas?: number;
    readonly desiredReplicas?: number;
    readonly currentMetrics?: readonly MetricStatus[] | null;
    readonly conditions?: readonly Condition[];
  };
}
