import type { Program } from '../../../terminal/program.ts';
import { specification } from '../network/netfilter/specification.ts';
import type { NetfilterTable, TableKind } from '../network/netfilter/netfilter.ts';
import type { HostMachine } from '../shell/hostMachine.ts';
import { changeTable, noChain } from './iptables/changeTable.ts';
import { listTable } from './iptables/listTable.ts';
import { RuleProblem } from './iptables/ruleOptions.ts';

const tables: readonly TableKind[] = ['filter', 'nat', 'mangle', 'raw'];
const commands: Readonly<Record<string, string>> = {
  '--append': '-A',
  '--insert': '-I',
  '--delete': '-D',
  '--check': '-C',
  '--flush': '-F',
  '--new-chain': '-N',
  '--delete-chain': '-X',
  '--policy': '-P',
  '--zero': '-Z',
  '--list': '-L',
  '--list-rules': '-S',
};

interface Line {
  readonly table: string;
  readonly command: string | undefined;
  readonly words: readonly string[];
  readonly flags: ReadonlySet<string>;
}

/** `iptables [-t table] -L|-S|-A|-I|-D|-C|-F|-N|-X|-P|-Z …`. */
export function iptables(machine: HostMachine): Program {
  return {
    name: 'iptables',
    path: '/usr/sbin/iptables',
    async run({ args, account, stdout, stderr }) {
      const { version, backend } = machine.place.distribution.iptables;
      const name = `iptables v${version} (${backend})`;
      const { table, command, words, flags } = read(args);
      if (flags.has('V')) {
        await stdout.write(`${name}\n`);
        return 0;
      }
      const complain = async (text: string, status: number) => {
        await stderr.write(text);
        return status;
      };
      if (command === undefined)
        return complain(
          `${name}: no command specified\nTry \`iptables -h' or 'iptables --help' for more information.\n`,
          2,
        );
      if (account.uid !== 0) return complain(denied(name, backend, table), backend === 'legacy' ? 3 : 4);
      const kind = tables.find((each) => each === table);
      if (kind === undefined)
        return complain(
          `${name}: can't initialize iptables table \`${table}': Table does not exist (do you need to insmod?)\nPerhaps iptables or your kernel needs to be upgraded.\n`,
          3,
        );
      const { namespace } = machine.place.site();
      try {
        if (command === '-L' || command === '-S') {
          const found = namespace.netfilter(kind);
          const [chain] = words;
          if (chain !== undefined && !found.chains.some((each) => each.name === chain))
            throw new RuleProblem(noChain, 1);
          await stdout.write(
            command === '-S' ? saved(found, chain) : listTable(found, { ...listOptions(flags), chain }),
          );
        } else changeTable(namespace, kind, command, words);
        return 0;
      } catch (error) {
        if (!(error instanceof RuleProblem)) throw error;
        const isUsage = error.status === 2;
        return complain(
          isUsage
            ? `${name}: ${error.message}\nTry \`iptables -h' or 'iptables --help' for more information.\n`
            : `iptables: ${error.message}\n`,
          error.status,
        );
      }
    },
  };
}

/** `iptables-save [-t table] [-c]`. */
export function iptablesSave(machine: HostMachine): Program {
  return {
    name: 'iptables-save',
    path: '/usr/sbin/iptables-save',
    async run({ args, account, stdout, stderr }) {
      const { version, backend } = machine.place.distribution.iptables;
      if (account.uid !== 0) {
        await stderr.write(denied(`iptables-save v${version} (${backend})`, backend, 'filter'));
        return backend === 'legacy' ? 1 : 4;
      }
      const at = args.indexOf('-t');
      const wanted = tables.filter((table) => at < 0 || table === args[at + 1]).toReversed();
      const { namespace } = machine.place.site();
      for (const table of wanted) {
        const found = namespace.netfilter(table);
        const chains = found.chains.map(
          ({ name, policy, counters }) => `:${name} ${policy ?? '-'} [${counters.packets}:${counters.bytes}]\n`,
        );
        const rules = found.chains.flatMap(({ name, rules: own }) =>
          own.map(({ rule }) => `${specification(name, rule)}\n`),
        );
        await stdout.write(`*${table}\n${chains.join('')}${rules.join('')}COMMIT\n`);
      }
      return 0;
    },
  };
}

function read(args: readonly string[]): Line {
  let table = 'filter';
  let command: string | undefined;
  const flags = new Set<string>();
  const words: string[] = [];
  const rest = args.flatMap((arg) =>
    /^-[LSnvxtw]{2,}$/.test(arg) ? Array.from(arg.slice(1), (letter) => `-${letter}`) : [arg],
  );
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    const short = commands[word] ?? word;
    const isListing = command === undefined || command === '-L' || command === '-S';
    if (short === '-t' || short === '--table') table = rest.shift() ?? '';
    else if (isListing && /^-[nvx]$|^--(?:numeric|verbose|exact|line-numbers)$/.test(short))
      flags.add(short.replace(/^-+/, '').slice(0, 1));
    else if (/^-[wW]$|^--wait$/.test(short)) {
      if (/^\d+$/.test(rest[0] ?? '')) rest.shift();
    } else if (short === '-V' || short === '--version') flags.add('V');
    else if (command === undefined && /^-[AIDCFNXPZLS]$/.test(short)) command = short;
    else words.push(word);
  }
  return { table, command, words, flags };
}

function listOptions(flags: ReadonlySet<string>): Omit<Parameters<typeof listTable>[1], 'chain'> {
  return { verbose: flags.has('v'), numeric: flags.has('n'), exact: flags.has('x'), lineNumbers: flags.has('l') };
}

/** `-S`: the policies and chains first, then the rules. */
function saved({ chains }: NetfilterTable, only: string | undefined): string {
  const chosen = chains.filter(({ name }) => only === undefined || name === only);
  const heads = chosen.map(({ name, policy }) => (policy === undefined ? `-N ${name}\n` : `-P ${name} ${policy}\n`));
  const rules = chosen.flatMap(({ name, rules: own }) => own.map(({ rule }) => `${specification(name, rule)}\n`));
  return heads.join('') + rules.join('');
}

function denied(name: string, backend: 'legacy' | 'nf_tables', table: string): string {
  if (backend === 'nf_tables')
    return `${name}: Could not fetch rule set generation id: Permission denied (you must be root)\n`;
  return `${name}: can't initialize iptables table \`${table}': Permission denied (you must be root)\nPerhaps iptables or your kernel needs to be upgraded.\n`;
}
