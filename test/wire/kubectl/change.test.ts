import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';
import { KubectlLab, kubectlMissing, nginxManifest } from '../kubectlLab.ts';
import { testCommands, type Command } from './commandTable.ts';

const node = 'node/NODE';

/** Commands that change what is there. `NODE` is the name of the first node, `FILE` that of the manifest. */
const commands: readonly Command[] = [
  ['apply -f FILE', 'deployment.apps/nginx-deployment created'],
  ['apply -f FILE', 'deployment.apps/nginx-deployment unchanged'],
  ['apply -f FILE --dry-run=server', 'deployment.apps/nginx-deployment unchanged (server dry run)'],
  ['apply view-last-applied deployment nginx-deployment', /^apiVersion: apps\/v1\nkind: Deployment\n/],
  ['diff -f FILE', ''],
  ['rollout status deployment/nginx-deployment --timeout=30s', /successfully rolled out\n$/],
  ['label deployment nginx-deployment tier=web', 'deployment.apps/nginx-deployment labeled'],
  ['label deployment nginx-deployment tier=db', "error: 'tier' already has a value (web), and --overwrite is false"],
  ['label deployment nginx-deployment tier=db --overwrite', 'deployment.apps/nginx-deployment labeled'],
  ['label deployment nginx-deployment tier=db', 'deployment.apps/nginx-deployment not labeled'],
  ['label deployment nginx-deployment tier-', 'deployment.apps/nginx-deployment unlabeled'],
  [
    "label deployment nginx-deployment 'tier=a b'",
    /^error: invalid label value: "tier=a b": a valid label must be an empty string or consist of alphanumeric characters/,
  ],
  ['annotate deployment nginx-deployment note=first', 'deployment.apps/nginx-deployment annotated'],
  ['annotate deployment nginx-deployment note-', 'deployment.apps/nginx-deployment annotated'],
  ['patch deployment nginx-deployment -p \'{"spec":{"replicas":3}}\'', 'deployment.apps/nginx-deployment patched'],
  [
    'patch deployment nginx-deployment -p \'{"spec":{"replicas":3}}\'',
    'deployment.apps/nginx-deployment patched (no change)',
  ],
  [
    'patch deployment nginx-deployment --type=merge -p \'{"spec":{"replicas":1}}\'',
    'deployment.apps/nginx-deployment patched',
  ],
  [
    'patch deployment nginx-deployment --type=json -p \'[{"op":"replace","path":"/spec/replicas","value":2}]\'',
    'deployment.apps/nginx-deployment patched',
  ],
  [
    'patch deployment nginx-deployment --type=json -p \'[{"op":"remove","path":"/spec/nothing"}]\'',
    'The request is invalid: the server rejected our request due to an error in our request',
  ],
  [
    'patch deployment nginx-deployment -p \'{"spec":{"replicas":-1}}\'',
    'The Deployment "nginx-deployment" is invalid: spec.replicas: Invalid value: -1: must be greater than or equal to 0',
  ],
  [
    'patch deployment nginx-deployment -p \'{"spec":{"replicas":"two"}}\'',
    /^Error from server \(BadRequest\): .*json: cannot unmarshal string into Go struct field DeploymentSpec\.spec\.replicas of type int32\n$/,
  ],
  [
    'patch deployment nginx-deployment -p \'{"spec":{"selector":{"matchLabels":{"app":"other"}}}}\'',
    /^The Deployment "nginx-deployment" is invalid: \n\* spec\.template\.metadata\.labels: Invalid value: .*: `selector` does not match template `labels`\n\* spec\.selector: Invalid value: .*: field is immutable\n$/,
  ],
  ['patch deployment nope -p {}', 'Error from server (NotFound): deployments.apps "nope" not found'],
  ['scale deployment nginx-deployment --replicas=3', 'deployment.apps/nginx-deployment scaled'],
  ['scale deployment nginx-deployment --current-replicas=9 --replicas=1', 'error: Expected replicas to be 9, was 3'],
  ['scale deployment nope --replicas=1', 'error: no objects passed to scale deployments.apps "nope" not found'],
  ['set image deployment/nginx-deployment nginx=nginx:1.28', 'deployment.apps/nginx-deployment image updated'],
  ['set image deployment/nginx-deployment other=nginx:1.28', 'error: unable to find container named "other"'],
  ['set env deployment/nginx-deployment COLOR=blue', 'deployment.apps/nginx-deployment env updated'],
  ['set env deployment/nginx-deployment --list', '# Deployment nginx-deployment, container nginx\nCOLOR=blue'],
  ['set env deployment/nginx-deployment COLOR-', 'deployment.apps/nginx-deployment env updated'],
  [
    'set resources deployment nginx-deployment --requests=cpu=0.05,memory=64Mi --limits=memory=64Mi',
    'deployment.apps/nginx-deployment resource requirements updated',
  ],
  [
    'get deployment nginx-deployment -o jsonpath={.spec.template.spec.containers[0].resources}',
    '{"limits":{"memory":"64Mi"},"requests":{"cpu":"50m","memory":"64Mi"}}',
  ],
  [
    'set resources deployment nginx-deployment --requests=memory=1Gi',
    /is invalid: spec\.template\.spec\.containers\[0\]\.resources\.requests: Invalid value: "1Gi": must be less than or equal to memory limit of 64Mi\n$/,
  ],
  ['set serviceaccount deployment nginx-deployment default', 'deployment.apps/nginx-deployment serviceaccount updated'],
  [
    'rollout status deployment/nginx-deployment --timeout=60s',
    /deployment "nginx-deployment" successfully rolled out\n$/,
  ],
  [
    'rollout history deployment/nginx-deployment',
    /^deployment\.apps\/nginx-deployment \nREVISION +CHANGE-CAUSE\n1 +<none>\n[\s\S]*\d +<none>\n\n$/,
  ],
  ['rollout history deployment/nginx-deployment --revision=1', /Pod Template:\n[\s\S]*Image:\tnginx:alpine/],
  ['rollout undo deployment/nginx-deployment --to-revision=1', 'deployment.apps/nginx-deployment rolled back'],
  [
    'rollout undo deployment/nginx-deployment --to-revision=99',
    'error: unable to find specified revision 99 in history',
  ],
  ['rollout pause deployment/nginx-deployment', 'deployment.apps/nginx-deployment paused'],
  ['rollout pause deployment/nginx-deployment', 'error: deployments.apps "nginx-deployment" is already paused'],
  ['rollout resume deployment/nginx-deployment', 'deployment.apps/nginx-deployment resumed'],
  ['rollout restart deployment/nginx-deployment', 'deployment.apps/nginx-deployment restarted'],
  ['rollout status deployment/nginx-deployment --timeout=60s', /successfully rolled out\n$/],
  ['rollout restart daemonset kube-proxy -n kube-system', 'daemonset.apps/kube-proxy restarted'],
  [
    'rollout status daemonset kube-proxy -n kube-system --timeout=60s',
    /daemon set "kube-proxy" successfully rolled out\n$/,
  ],
  [
    'wait --for=condition=Available deployment/nginx-deployment --timeout=30s',
    'deployment.apps/nginx-deployment condition met',
  ],
  [
    'wait --for=jsonpath={.spec.replicas}=3 deployment/nginx-deployment --timeout=30s',
    'deployment.apps/nginx-deployment condition met',
  ],
  ['wait --for=condition=Ready pod/nope --timeout=1s', 'Error from server (NotFound): pods "nope" not found'],
  ['replace -f FILE', 'deployment.apps/nginx-deployment replaced'],
  ['replace -f FILE --force', 'deployment.apps "nginx-deployment" deleted\ndeployment.apps/nginx-deployment replaced'],
  ['edit deployment nginx-deployment', 'deployment.apps/nginx-deployment edited'],
  ['get deployment nginx-deployment -o jsonpath={.spec.replicas}', '5'],
  [`taint nodes NODE key=value:NoSchedule`, `${node} tainted`],
  [
    `taint nodes NODE key=value:NoSchedule`,
    /error: node NODE already has key taint\(s\) with same effect\(s\) and --overwrite is false/,
  ],
  [`taint nodes NODE key=value:NoSchedule-`, `${node} untainted`],
  [`taint nodes NODE key-`, 'error: taint "key" not found'],
  [`label ${node} disk=ssd`, `${node} labeled`],
  ['get node -l disk=ssd -o name', node],
  [`cordon NODE`, `${node} cordoned`],
  [`cordon NODE`, `${node} already cordoned`],
  ['get node NODE', 'NAME STATUS ROLES AGE VERSION\nNODE Ready,SchedulingDisabled <none> <age> v1.36.2-eks-254016e'],
  [
    'drain NODE',
    /error: unable to drain node "NODE" due to error: \[?cannot delete DaemonSet-managed Pods \(use --ignore-daemonsets to ignore\): kube-system\/aws-node-\w{5}, kube-system\/kube-proxy-\w{5}/,
  ],
  [
    'drain NODE --ignore-daemonsets --delete-emptydir-data --timeout=60s',
    /Warning: ignoring DaemonSet-managed Pods: kube-system\/aws-node-\w{5}, kube-system\/kube-proxy-\w{5}|node\/NODE drained/,
  ],
  ['get pods -A --field-selector=spec.nodeName=NODE -o name', /^pod\/aws-node-\w{5}\npod\/kube-proxy-\w{5}\n$/],
  ['create pdb all --selector=app=nginx --min-available=100%', 'poddisruptionbudget.policy/all created'],
  ['get pdb all', 'NAME MIN AVAILABLE MAX UNAVAILABLE ALLOWED DISRUPTIONS AGE\nall 100% N/A 0 <age>'],
  [
    'drain SECOND THIRD --ignore-daemonsets --delete-emptydir-data --timeout=7s',
    /error when evicting pods\/"nginx-deployment-\S+" -n "default" \(will retry after 5s\): Cannot evict pod as it would violate the pod's disruption budget\./,
  ],
  ['delete pdb all', 'poddisruptionbudget.policy "all" deleted'],
  ['uncordon SECOND THIRD', /node\/SECOND (?:already )?uncordoned\s+node\/THIRD (?:already )?uncordoned/],
  ['uncordon NODE', `${node} uncordoned`],
  ['autoscale deployment nginx-deployment --max=3', 'horizontalpodautoscaler.autoscaling/nginx-deployment autoscaled'],
  [
    'certificate approve nobody',
    'Error from server (NotFound): certificatesigningrequests.certificates.k8s.io "nobody" not found',
  ],
];

describe.skipIf(kubectlMissing !== undefined)(`kubectl changes ${kubectlMissing ?? ''}`, () => {
  let lab: KubectlLab;
  let names: Readonly<Record<string, string>> = {};
  beforeAll(async () => {
    lab = await KubectlLab.start();
    await lab.until('get nodes', (out) => (out.match(/ Ready /g) ?? []).length === 3);
    const file = path.join(path.dirname(lab.kubeconfig), 'nginx.yaml');
    writeFileSync(file, nginxManifest);
    const nodes = (await lab.kubectl('get nodes -o jsonpath={.items[*].metadata.name}')).split(' ');
    names = { NODE: nodes[0] ?? '', SECOND: nodes[1] ?? '', THIRD: nodes[2] ?? '', FILE: file };
    lab.environment = { KUBE_EDITOR: "sed -i 's/replicas: 2/replicas: 5/'" };
  });
  afterAll(() => lab.dispose());
  testCommands(
    () => lab,
    commands,
    (text) => text.replaceAll(/\b(?:NODE|SECOND|THIRD|FILE)\b/g, (name) => names[name] ?? name),
  );
});
