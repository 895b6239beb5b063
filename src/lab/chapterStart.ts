import type { ChapterSlug } from './chapters.ts';

/** From this chapter on, the netshoot pods of the fifth are there. */
const firstWithNetshoot: ChapterSlug = '06-pod-to-pod';
/** From this chapter on, kube-ops-view may stay: nothing depends on it. */
const firstWithOpsView: ChapterSlug = '09-pod-limit';

/** The settings of the vpc-cni add-on that EKS installs (amazon-vpc-cni-k8s, config/master/aws-k8s-cni.yaml). */
const cniDefaults = 'WARM_IP_TARGET- MINIMUM_IP_TARGET- ENABLE_PREFIX_DELEGATION=false WARM_PREFIX_TARGET=1';

/**
 * Commands that bring a deployed cluster to where a chapter starts, whatever was tried since: workloads of later chapters
 * go, those of earlier ones come, and the CNI is set as EKS sets it. `netshoot` is the block that makes the netshoot pods.
 * The first chapter starts without a cluster: for that the lab has to be torn down.
 */
export function chapterStart(slug: Exclude<ChapterSlug, '01-deploy'>, netshoot: string): string {
  const withNetshoot = slug >= firstWithNetshoot;
  const gone = withNetshoot ? 'nginx-deployment' : 'nginx-deployment netshoot-pod';
  return [
    `kubectl delete deployment ${gone} --ignore-not-found`,
    ...(slug < firstWithOpsView ? withoutOpsView : []),
    `kubectl set env daemonset aws-node -n kube-system -c aws-node ${cniDefaults}`,
    ...(withNetshoot ? netshootRuns(netshoot) : []),
  ].join('\n');
}

const withoutOpsView = [
  'if command -v helm >/dev/null && helm status kube-ops-view -n kube-system >/dev/null 2>&1; then',
  'helm uninstall kube-ops-view -n kube-system',
  'fi',
  'kubectl delete service,deployment kube-ops-view -n kube-system --ignore-not-found',
];

function netshootRuns(netshoot: string): readonly string[] {
  return [
    'if ! kubectl get deployment netshoot-pod >/dev/null 2>&1; then',
    netshoot,
    'fi',
    'kubectl scale deployment netshoot-pod --replicas=3',
    'kubectl rollout status deployment netshoot-pod --timeout=2m',
  ];
}
