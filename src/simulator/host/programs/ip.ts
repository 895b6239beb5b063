import type { Program, ProgramContext } from '../../../terminal/program.ts';
import type { HostMachine } from '../shell/hostMachine.ts';
import { changeLink, changeRoute, changeRule } from './ip/changes.ts';
import { showAddresses } from './ip/addresses.ts';
import { showLinks } from './ip/links.ts';
import { showNeighbours } from './ip/neighbours.ts';
import { getRoute, showRoutes } from './ip/routes.ts';
import { showRules } from './ip/rules.ts';
import { IpFailure, type IpCommand } from './ip/command.ts';
import { Paint } from './ip/paint.ts';

/** The objects by their full names; any beginning will do, and the first that fits counts. */
const objects = ['address', 'link', 'route', 'rule', 'neighbour', 'neighbor', 'netns'] as const;
const verbs = [
  'show',
  'list',
  'lst',
  'add',
  'delete',
  'replace',
  'set',
  'get',
  'flush',
  'change',
  'append',
  'help',
] as const;

const usage = `Usage: ip [ OPTIONS ] OBJECT { COMMAND | help }
where  OBJECT := { address | link | neighbour | netns | route | rule }
       OPTIONS := { -br[ief] | -c[olor] | -d[etails] | -o[neline] | -4 | -6 }
`;

/** `ip [-br] [-c] [-4|-6] [-o] [-d] address|link|route|rule|neighbour …`. */
export function ip(machine: HostMachine): Program {
  return {
    name: 'ip',
    path: '/usr/sbin/ip',
    async run(context) {
      const parsed = parse(context);
      if (typeof parsed === 'string') {
        await context.stderr.write(parsed);
        return parsed === usage ? 255 : 1;
      }
      try {
        await context.stdout.write(perform(machine, context, parsed));
        return 0;
      } catch (error) {
        if (!(error instanceof IpFailure)) throw error;
        await context.stderr.write(`${error.message}\n`);
        return error.status;
      }
    },
  };
}

function parse({ args, stdout }: ProgramContext): (IpCommand & { readonly object: (typeof objects)[number] }) | string {
  const words = [...args];
  const flags = new Set<string>();
  while (words[0]?.startsWith('-') === true) {
    const flag = words.shift() ?? '';
    const name = optionName(flag);
    if (name === undefined) return `Option "${flag}" is unknown, try "ip -help".\n`;
    flags.add(name);
  }
  const [first, ...rest] = words;
  if (first === undefined || flags.has('help')) return usage;
  const object = objects.find((each) => each.startsWith(first));
  if (object === undefined) return `Object "${first}" is unknown, try "ip help".\n`;
  const verb = rest[0] === undefined ? 'show' : verbs.find((each) => each.startsWith(rest[0] ?? ''));
  const colors = flags.has('color') || (flags.has('color=auto') && stdout.isTerminal);
  return {
    object,
    verb: verb === 'list' || verb === 'lst' ? 'show' : (verb ?? 'show'),
    words: verb === undefined ? rest : rest.slice(1),
    brief: flags.has('brief'),
    oneLine: flags.has('oneline'),
    family: flags.has('4') ? 'inet' : flags.has('6') ? 'inet6' : undefined,
    paint: new Paint(colors),
  };
}

function optionName(flag: string): string | undefined {
  const bare = flag.replace(/^--?/, '');
  if (/^c(?:o(?:l(?:o(?:r)?)?)?)?(?:=always)?$/.test(bare)) return 'color';
  if (/^c(?:olor)?=auto$/.test(bare)) return 'color=auto';
  if (/^c(?:olor)?=never$/.test(bare)) return 'plain';
  const known = [
    'brief',
    'details',
    'oneline',
    'statistics',
    'numeric',
    'resolve',
    'help',
    'human-readable',
    '4',
    '6',
    'timestamp',
  ];
  return known.find((each) => each.startsWith(bare)) ?? (bare === 'N' ? 'numeric' : undefined);
}

function perform(
  { place }: HostMachine,
  { account }: ProgramContext,
  command: IpCommand & { readonly object: (typeof objects)[number] },
): string {
  const { namespace } = place.site();
  const { object, verb } = command;
  const style = place.distribution.iproute;
  if (verb === 'show') {
    const view = namespace.view();
    if (object === 'address') return showAddresses(view, command, style, place.network.world.clock.now());
    if (object === 'link') return showLinks(view, command);
    if (object === 'route') return showRoutes(view, command);
    if (object === 'rule') return showRules(view, command);
    if (object === 'netns') return netns(view);
    return showNeighbours(view, command);
  }
  if (object === 'route' && verb === 'get') return getRoute(place, command);
  if (account.uid !== 0) throw new IpFailure('RTNETLINK answers: Operation not permitted', 2);
  if (object === 'route') return changeRoute(namespace, command);
  if (object === 'rule') return changeRule(namespace, command);
  if (object === 'link') return changeLink(namespace, command);
  throw new IpFailure(`"ip ${object} ${verb}" is not available here: the VPC CNI would not know of it.`);
}

/** The network namespaces that have names: those of the pods, where the runtime gives them some. */
function netns({ links }: ReturnType<ReturnType<HostMachine['place']['site']>['namespace']['view']>): string {
  return links
    .flatMap(({ peer }) => (peer?.netns === undefined ? [] : [`${peer.netns} (id: ${peer.netnsId})\n`]))
    .toReversed()
    .join('');
}
