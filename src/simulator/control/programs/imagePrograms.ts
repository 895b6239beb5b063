import type { Container } from '../../kubernetes/objects/pod.ts';
import { parseImage } from '../images/imageReference.ts';
import { busyProgram } from './busy.ts';
import { smallProgram } from './commands.ts';
import { coredns } from './coredns.ts';
import { mysql, postgres } from './databases.ts';
import { kubeProxy } from './kubeProxy.ts';
import { nginx } from './nginx.ts';
import { podIdentityAgent } from './podIdentityAgent.ts';
import { idle, untilStopped, type Program } from './program.ts';
import {
  csiProgram,
  hpaExample,
  httpd,
  httpEcho,
  kubeOpsView,
  metricsServer,
  unknownServer,
  whoami,
} from './servers.ts';
import { awsNode, awsNodeInit, networkPolicyAgent } from './vpcCni.ts';

/** What stands beside a storage driver. */
const csiSidecars = [
  'csi-provisioner',
  'csi-attacher',
  'csi-snapshotter',
  'csi-resizer',
  'csi-node-driver-registrar',
  'livenessprobe',
];

/** What an image runs when its container does not say. */
const programs: Readonly<Record<string, Program>> = {
  'library/nginx': nginx,
  'library/httpd': httpd,
  'library/postgres': postgres,
  'library/mysql': mysql,
  'library/mariadb': mysql,
  'traefik/whoami': whoami,
  'hashicorp/http-echo': httpEcho,
  'hpa-example': hpaExample,
  'hjacobs/kube-ops-view': kubeOpsView,
  'amazon-k8s-cni': awsNode,
  'amazon-k8s-cni-init': awsNodeInit,
  'amazon/aws-network-policy-agent': networkPolicyAgent,
  'eks/coredns': coredns,
  'eks/kube-proxy': kubeProxy,
  'eks/metrics-server': metricsServer,
  'eks/eks-pod-identity-agent': podIdentityAgent,
  'eks/aws-ebs-csi-driver': csiProgram,
  ...Object.fromEntries(csiSidecars.map((name) => [`eks/${name}`, csiProgram])),
  'metrics-server/metrics-server': metricsServer,
};

/**
 * Images whose own command is for people: without somebody who types it ends at once. Those are the shells; undefined
 * where it is a language's prompt, which waits and understands nothing.
 */
const interactive: ReadonlyMap<string, string | undefined> = new Map([
  ['library/alpine', '/bin/sh'],
  ['library/amazonlinux', '/bin/bash'],
  ['library/bash', 'bash'],
  ['library/busybox', 'sh'],
  ['library/centos', '/bin/bash'],
  ['library/debian', 'bash'],
  ['library/fedora', '/bin/bash'],
  ['library/golang', 'bash'],
  ['library/node', undefined],
  ['library/perl', undefined],
  ['library/python', undefined],
  ['library/rockylinux', '/bin/bash'],
  ['library/ruby', undefined],
  ['library/ubuntu', '/bin/bash'],
  ['nicolaka/netshoot', 'zsh'],
]);

const prompt: Program = {
  usage: idle,
  *run({ container }) {
    if (container.stdin === true) yield untilStopped;
    return 0;
  },
};

/** Names under which a container may start what is in its image anyway. */
const binaries: Readonly<Record<string, Program>> = { nginx, 'kube-proxy': kubeProxy, coredns, httpd };

/** The words a container is started with; none if its image decides. */
export function commandLine({ command, args, image, stdin }: Container): readonly string[] {
  if (command !== undefined && command.length > 0) return [...command, ...(args ?? [])];
  // These images have an entry point, and what is given are words for it.
  const { repository } = parseImage(image);
  const takesArguments = repository in programs && repository !== 'library/nginx' && repository !== 'library/httpd';
  if (takesArguments) return [];
  const shell = stdin === true ? interactive.get(repository) : undefined;
  return args ?? (shell === undefined ? [] : [shell]);
}

/** The program of a container; undefined if it takes a shell to run it. */
export function programOf(container: Container): Program | undefined {
  const argv = commandLine(container);
  const { repository } = parseImage(container.image);
  const [path] = argv;
  if (path === undefined) return programs[repository] ?? (interactive.has(repository) ? prompt : unknownServer);
  const name = path.split('/').at(-1) ?? '';
  const known = smallProgram(argv) ?? busyProgram(argv) ?? binaries[name] ?? programs[repository];
  if (known !== undefined) return known;
  return interactive.has(repository) || /^(ba|a|da)?sh$/.test(name) ? undefined : unknownServer;
}
