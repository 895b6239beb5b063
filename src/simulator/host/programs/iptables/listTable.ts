import { listing } from '../../network/netfilter/listing.ts';
import type { Chain, NetfilterTable } from '../../network/netfilter/netfilter.ts';

export interface ListOptions {
  /** `-v`: counters and interfaces. */
  readonly verbose: boolean;
  /** `-n`. */
  readonly numeric: boolean;
  readonly lineNumbers: boolean;
  /** `-x`: counters without `K` and `M`. */
  readonly exact: boolean;
  readonly chain: string | undefined;
}

/** A table as `iptables -L` prints it. */
export function listTable(table: NetfilterTable, options: ListOptions): string {
  const chosen = table.chains.filter(({ name }) => options.chain === undefined || name === options.chain);
  return chosen.map((chain) => `${title(chain, table, options)}${head(options)}${rows(chain, options)}`).join('\n');
}

function title({ name, policy, counters }: Chain, { chains }: NetfilterTable, options: ListOptions): string {
  if (policy === undefined) return `Chain ${name} (${references(chains, name)} references)\n`;
  const count = (value: number) => number(value, options.exact).trim();
  const counted = options.verbose ? ` ${count(counters.packets)} packets, ${count(counters.bytes)} bytes` : '';
  return `Chain ${name} (policy ${policy}${counted})\n`;
}

function references(chains: readonly Chain[], name: string): number {
  return chains
    .flatMap(({ rules }) => rules)
    .filter(({ rule: { target } }) => target?.kind === 'jump' && target.chain === name).length;
}

function head({ verbose, lineNumbers, exact }: ListOptions): string {
  const line = lineNumbers ? 'num  ' : '';
  const counters = verbose ? `${'pkts'.padStart(exact ? 8 : 5)} ${'bytes'.padStart(exact ? 10 : 5)} ` : '';
  const interfaces = verbose ? ` ${'in'.padEnd(6)} ${'out'.padEnd(6)} ` : '';
  return `${line}${counters}${'target'.padEnd(9)}  prot opt${interfaces} ${'source'.padEnd(19)}  ${'destination'.padEnd(19)} \n`;
}

function rows({ rules }: Chain, options: ListOptions): string {
  return rules
    .map(({ rule, counters }, index) => {
      const listed = listing(rule);
      const line = options.lineNumbers ? `${String(index + 1).padEnd(4)} ` : '';
      const counted = options.verbose
        ? `${number(counters.packets, options.exact)}${number(counters.bytes, options.exact, 10)}`
        : '';
      const interfaces = options.verbose ? ` ${listed.in.padEnd(6)} ${listed.out.padEnd(6)} ` : '';
      const rest = listed.rest === '' ? '' : ` ${listed.rest}`;
      const [not, protocol] = inverted(listed.protocol);
      return `${line}${counted}${listed.target.padEnd(9)} ${not}${protocol.padEnd(5)}-- ${interfaces}${block(listed.source, options)}${block(listed.destination, options)}${rest}\n`;
    })
    .join('');
}

function inverted(text: string): readonly [string, string] {
  return text.startsWith('!') ? ['!', text.slice(1)] : [' ', text];
}

function block(text: string, { numeric }: ListOptions): string {
  const [not, value] = inverted(text);
  const shown = numeric || value !== '0.0.0.0/0' ? value : 'anywhere';
  return `${not}${shown.padEnd(19)} `;
}

/** A counter in five columns, in thousands or millions where it is large. */
function number(value: number, exact: boolean, width = 8): string {
  if (exact) return `${String(value).padStart(width)} `;
  if (value <= 99_999) return `${String(value).padStart(5)} `;
  const thousands = Math.floor((value + 500) / 1000);
  if (thousands <= 9999) return `${String(thousands).padStart(4)}K `;
  const millions = Math.floor((thousands + 500) / 1000);
  return millions <= 9999
    ? `${String(millions).padStart(4)}M `
    : `${String(Math.floor((millions + 500) / 1000)).padStart(4)}G `;
}
