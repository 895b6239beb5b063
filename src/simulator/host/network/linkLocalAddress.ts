/** The IPv6 link-local address of a MAC address by EUI-64: `02:88:34:d9:c2:bc` → `fe80::88:34ff:fed9:c2bc`. */
export function linkLocalAddress(mac: string): string {
  const [first = 0, ...rest] = mac.split(':').map((octet) => Number.parseInt(octet, 16));
  const [b = 0, c = 0, d = 0, e = 0, f = 0] = rest;
  const octets = [first ^ 0x02, b, c, 0xff, 0xfe, d, e, f];
  const groups = [0, 2, 4, 6].map((index) => ((octets[index] ?? 0) << 8) | (octets[index + 1] ?? 0));
  while (groups[0] === 0) groups.shift();
  return `fe80::${groups.map((group) => group.toString(16)).join(':')}`;
}
