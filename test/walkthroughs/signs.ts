import type { CommandBlock } from '../../src/lab/parseChapter.ts';

/** What no block may show; the logs of the CNI's plugin begin with the first pod of their node. */
export const failures = /command not found|ipamd\.log: No such file|parse error|(?:error|Error): /;

/** What an endless block shows: first, and at last, before it is stopped; and on a page that is there while it runs. */
interface Signs {
  readonly first: RegExp;
  readonly last: RegExp;
  readonly page?: { readonly url: string; readonly text: RegExp };
}

/** The real `watch` paints only what changes. */
const signs: readonly (Signs & { readonly command: RegExp })[] = [
  {
    command: /describe-instances .*sleep 5/,
    first: /running\n-{30}/,
    last: /(myeks-ng1-Node\t.*\trunning\n){3}/,
  },
  { command: /kubectl get nodes; echo/, first: /Ready/, last: /( Ready .*\n[^]*){3}/ },
  { command: /describe-network-interfaces .*sleep 5/, first: /\|\s+6\s+\|\s+1 /, last: /\|\s+6\s+\|\s+1 / },
  { command: /watch -d 'ip link/, first: /Every 2.0s.*\s+.*ens5/, last: /ens6[^]* dev eni[0-9a-f]{11} / },
  { command: /tcpdump -i any .*/, first: /listening on any/, last: /echo request, [^]* echo reply, / },
  { command: /tcpdump -i ens/, first: /listening on ens\d/, last: /listening on ens\d/ },
  { command: /ping -i 0.1/, first: /icmp_seq=5 /, last: /icmp_seq=5 / },
  { command: /ip -br -c addr show/, first: /ens5 +UP /, last: /(eni[0-9a-f]{11}@if\d+ +UP [^]*){10}/ },
  {
    command: /kubectl port-forward/,
    first: /Forwarding from 127\.0\.0\.1:8080 -> 8080\n/,
    last: /Handling connection for 8080\n/,
    page: { url: 'http://127.0.0.1:8080/', text: /Kubernetes Operational View(?:[^]*ip-192-168-\d+-\d+){3}/ },
  },
  { command: /watch -d 'kubectl get pods/, first: /netshoot-pod/, last: /netshoot-pod/ },
];

/** What an endless block shows. Throws for a block that is not known. */
export function signsOf(block: CommandBlock): Signs {
  const found = signs.find(({ command }) => command.test(block.command));
  if (found === undefined) throw new Error(`No sign is known of: ${block.command}`);
  return found;
}
