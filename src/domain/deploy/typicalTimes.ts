import type { ClusterOrigin } from './clusterOrigin.ts';

/** Milliseconds. */
export interface Span {
  readonly least: number;
  readonly most: number;
}

const seconds = (least: number, most: number): Span => ({ least: least * 1000, most: most * 1000 });

/**
 * How long CloudFormation takes to make things of each type. Clusters, node groups and add-ons: public terraform and eksctl
 * logs of 2025 and 2026 (ten clusters between 8m14s and 11m03s, groups of two or three nodes, add-ons before and after
 * nodes). Roles and profiles: as commonly seen. What takes a few seconds is not listed.
 */
const spans: Readonly<Record<string, Span>> = {
  'AWS::EKS::Cluster': seconds(494, 663),
  'AWS::EKS::Nodegroup': seconds(88, 221),
  'AWS::EKS::Addon': seconds(14, 35),
  'AWS::IAM::Role': seconds(15, 20),
  'AWS::IAM::InstanceProfile': seconds(15, 120),
};

/** How long a resource of this type usually takes; undefined where it is a matter of seconds, or nobody has measured. */
export function typicalTime(type: string): Span | undefined {
  return spans[type];
}

/** Beside what is listed: network, roles and machines before the cluster (milliseconds). */
const around = seconds(60, 180);
/** The lab's original template, whose bastion runs eksctl: its author says twenty minutes. */
const eksctlTime = seconds(17 * 60, 22 * 60);

/** How long it usually takes until a template's stack stands and its cluster can be used. */
export function typicalDeploy(types: readonly string[], origin: ClusterOrigin): Span {
  if (origin === 'eksctl') return eksctlTime;
  // What is longest of each is made one after the other: cluster, then nodes, then add-ons.
  const chain = ['AWS::EKS::Cluster', 'AWS::EKS::Nodegroup', 'AWS::EKS::Addon'].filter((type) => types.includes(type));
  return chain.reduce(
    (sum, type) => ({ least: sum.least + (spans[type]?.least ?? 0), most: sum.most + (spans[type]?.most ?? 0) }),
    around,
  );
}
