import type { Condition, Match, NetfilterRule, Target } from '../../network/netfilter/netfilter.ts';

/** The rule cannot be read, in iptables' words. */
export class RuleProblem extends Error {
  readonly status: number;

  constructor(message: string, status = 2) {
    super(message);
    this.name = 'RuleProblem';
    this.status = status;
  }
}

interface Reading {
  source?: Condition;
  destination?: Condition;
  inInterface?: Condition;
  outInterface?: Condition;
  protocol?: Condition;
  readonly matches: Match[];
  target?: Target;
}

/** Reads what follows the chain in `iptables -A chain …`. Throws `RuleProblem` for matches and targets that there are not. */
export function readRule(words: readonly string[]): NetfilterRule {
  const rule: Reading = { matches: [] };
  const rest = [...words];
  let not = false;
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === '!') {
      not = true;
      continue;
    }
    const value = () => {
      const next = rest.shift();
      if (next === undefined) throw new RuleProblem(`option "${word}" requires an argument`);
      return next;
    };
    const condition = (text: string): Condition => ({ value: text, ...(not ? { not } : {}) });
    if (word === '-s' || word === '--source') rule.source = condition(block(value()));
    else if (word === '-d' || word === '--destination') rule.destination = condition(block(value()));
    else if (word === '-i' || word === '--in-interface') rule.inInterface = condition(value());
    else if (word === '-o' || word === '--out-interface') rule.outInterface = condition(value());
    else if (word === '-p' || word === '--protocol') rule.protocol = condition(value());
    else if (word === '-m' || word === '--match') readMatch(value(), rest, rule, not);
    else if (word === '--dport' || word === '--destination-port') rule.matches.push(port(rule, value()));
    else if (word === '-j' || word === '--jump') rule.target = readTarget(value(), rest);
    else throw new RuleProblem(`unknown option "${word}"`);
    not = false;
  }
  return rule;
}

function block(text: string): string {
  if (!/^\d+\.\d+\.\d+\.\d+(?:\/\d+)?$/.test(text)) throw new RuleProblem(`host/network \`${text}' not found`);
  return text.includes('/') ? text : `${text}/32`;
}

function port({ protocol }: Reading, text: string): Match {
  if (protocol?.value !== 'tcp' && protocol?.value !== 'udp') throw new RuleProblem('unknown option "--dport"');
  return { kind: 'port', protocol: protocol.value, destinationPort: Number(text) };
}

function readMatch(name: string, rest: string[], rule: Reading, not: boolean): void {
  const option = (...names: readonly string[]): string => {
    if (rest[0] === '!') rest.shift();
    const found = rest.shift();
    const value = rest.shift();
    if (found === undefined || value === undefined || !names.includes(found))
      throw new RuleProblem(`unknown option "${found ?? ''}"`);
    return value;
  };
  const inverse = not || rest[0] === '!' ? { not: true } : {};
  if (name === 'tcp' || name === 'udp') return;
  if (name === 'comment') rule.matches.push({ kind: 'comment', text: option('--comment') });
  else if (name === 'conntrack')
    rule.matches.push({ kind: 'conntrack', states: states(option('--ctstate')), ...inverse });
  else if (name === 'state') rule.matches.push({ kind: 'state', states: states(option('--state')), ...inverse });
  else if (name === 'mark') {
    const [value = '0', mask = '0xffffffff'] = option('--mark').split('/');
    rule.matches.push({ kind: 'mark', value: Number(value), mask: Number(mask), ...inverse });
  } else throw new RuleProblem(`Couldn't load match \`${name}':No such file or directory`);
}

function states(text: string): Extract<Match, { kind: 'conntrack' | 'state' }>['states'] {
  return text.split(',') as unknown as Extract<Match, { kind: 'conntrack' | 'state' }>['states'];
}

function readTarget(name: string, rest: string[]): Target {
  const option = (flag: string): string | undefined => (rest[0] === flag ? rest.splice(0, 2)[1] : undefined);
  switch (name) {
    case 'ACCEPT':
    case 'DROP':
    case 'RETURN':
      return { kind: name };
    case 'REJECT':
      option('--reject-with');
      return { kind: 'REJECT', with: 'icmp-port-unreachable' };
    case 'MASQUERADE':
      return { kind: 'MASQUERADE', ...random(rest) };
    case 'SNAT':
    case 'DNAT': {
      const to = option(name === 'SNAT' ? '--to-source' : '--to-destination');
      if (to === undefined)
        throw new RuleProblem(`${name}: option "--to-${name === 'SNAT' ? 'source' : 'destination'}" must be specified`);
      return name === 'SNAT' ? { kind: 'SNAT', to, ...random(rest) } : { kind: 'DNAT', to };
    }
    default:
      if (/^[A-Z]+$/.test(name) && !name.includes('-'))
        throw new RuleProblem(`Couldn't load target \`${name}':No such file or directory`);
      return { kind: 'jump', chain: name };
  }
}

function random(rest: string[]): { readonly random?: 'random' | 'random-fully' } {
  if (rest[0] !== '--random' && rest[0] !== '--random-fully') return {};
  return { random: rest.shift() === '--random' ? 'random' : 'random-fully' };
}
