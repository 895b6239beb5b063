import { CommandError } from '../usage.ts';
import type { OptionName } from '../words.ts';
import type { Customization } from './customization.ts';

const names = ['protocol', 'port', 'cidr', 'source-group', 'group-owner'] as const;

type Name = (typeof names)[number];

/** `--protocol tcp --port 22 --cidr 10.0.0.0/8`: one rule without the structure of `--ip-permissions`. */
export const securityGroupRules: Customization = {
  options: names.map((name): OptionName => ({ name, takes: 'one' })),
  apply(parameters, given) {
    const text = (name: Name) => given.get(name)?.[0];
    const used = names.filter((name) => text(name) !== undefined);
    if (used[0] === undefined) return;
    if (parameters['IpPermissions'] !== undefined)
      throw new CommandError(
        `The --${used[0].replace('-', '_')} option is not compatible with the --ip-permissions option `,
      );
    const [protocol, port, cidr] = [text('protocol'), text('port'), text('cidr')];
    const pair = groupPair(text('source-group'), text('group-owner'));
    const permission = {
      ...(protocol !== undefined && { IpProtocol: protocolOf(protocol) }),
      ...(port !== undefined && portsOf(port)),
      ...(cidr !== undefined && { IpRanges: [{ CidrIp: cidr }] }),
      ...(pair !== undefined && { UserIdGroupPairs: [pair] }),
    };
    parameters['IpPermissions'] = [permission];
  },
};

function protocolOf(text: string): string {
  if (/^[+-]?\d+$/.test(text)) {
    const number = Number(text);
    if (number >= -1 && number <= 255) return text;
  } else if (['tcp', 'udp', 'icmp', 'all'].includes(text)) {
    return text === 'all' ? '-1' : text;
  }
  throw new CommandError('protocol parameter should be one of: tcp|udp|icmp|all or any valid protocol number.');
}

/** `22`, `22-25`, or `all`; for ICMP a type, or a type and a code. */
function portsOf(text: string): { readonly FromPort: number; readonly ToPort: number } {
  if (text === 'all' || text === '-1') return { FromPort: -1, ToPort: -1 };
  const found = /^(\d+)(?:-(-?\d+))?$/.exec(text);
  if (found === null) throw new CommandError('port parameter should be of the form <from[-to]> (e.g. 22 or 22-25)');
  return { FromPort: Number(found[1]), ToPort: Number(found[2] ?? found[1]) };
}

function groupPair(group: string | undefined, owner: string | undefined) {
  if (group === undefined && owner === undefined) return undefined;
  return {
    ...(group !== undefined && (group.startsWith('sg-') ? { GroupId: group } : { GroupName: group })),
    ...(owner !== undefined && { UserId: owner }),
  };
}
