/** IPv4 addresses as unsigned 32-bit numbers, and CIDR blocks over them. */

export interface Cidr {
  /** The first address of the block. */
  readonly base: number;
  /** Prefix length, 0–32. */
  readonly length: number;
}

/** `"192.168.1.100"` → 3232235876. Throws `RangeError` for anything that is not four octets. */
export function parseAddress(text: string): number {
  const octets = text.split('.');
  if (octets.length !== 4) throw new RangeError(`not an IPv4 address: ${text}`);
  let value = 0;
  for (const octet of octets) {
    const number = Number(octet);
    if (!/^\d{1,3}$/.test(octet) || number > 255) throw new RangeError(`not an IPv4 address: ${text}`);
    value = value * 256 + number;
  }
  return value;
}

/** 3232235876 → `"192.168.1.100"`. */
export function formatAddress(value: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join('.');
}

/** `"192.168.1.0/24"` → its base and length; the base is brought down to the block's first address. */
export function parseCidr(text: string): Cidr {
  const [address, length] = text.split('/');
  const bits = Number(length);
  if (address === undefined || !/^\d{1,2}$/.test(length ?? '') || bits > 32)
    throw new RangeError(`not an IPv4 block: ${text}`);
  const size = 2 ** (32 - bits);
  return { base: Math.floor(parseAddress(address) / size) * size, length: bits };
}

export function formatCidr(cidr: Cidr): string {
  return `${formatAddress(cidr.base)}/${cidr.length}`;
}

/** How many addresses the block spans. */
export function cidrSize(cidr: Cidr): number {
  return 2 ** (32 - cidr.length);
}

export function contains(cidr: Cidr, address: number): boolean {
  return address >= cidr.base && address < cidr.base + cidrSize(cidr);
}
