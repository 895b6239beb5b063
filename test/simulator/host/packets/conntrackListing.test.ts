import { expect, test } from 'vitest';
import { conntrackLine } from '../../../../src/simulator/host/packets/conntrackListing.ts';
import type { Connection } from '../../../../src/simulator/host/packets/connections.ts';

/** As `conntrack -L` of a published lab prints it on a node, less the security context that SELinux adds. */
test('a connection to the internet that is over', () => {
  const connection: Connection = {
    original: {
      protocol: 'tcp',
      source: '192.168.0.174',
      sourcePort: 55_226,
      destination: '15.221.12.224',
      destinationPort: 443,
    },
    reply: {
      protocol: 'tcp',
      source: '15.221.12.224',
      sourcePort: 443,
      destination: '192.168.0.174',
      destinationPort: 50_089,
    },
    mark: 128,
    replied: true,
    state: 'TIME_WAIT',
    expires: 107_900,
  };
  expect(conntrackLine(connection, 100_000)).toBe(
    'tcp      6 7 TIME_WAIT src=192.168.0.174 dst=15.221.12.224 sport=55226 dport=443 src=15.221.12.224 dst=192.168.0.174 sport=443 dport=50089 [ASSURED] mark=128 use=1',
  );
});

test('a ping without an answer', () => {
  const flow = { protocol: 'icmp', source: '10.0.0.1', destination: '10.0.0.2' } as const;
  const connection: Connection = {
    original: { ...flow, sourcePort: 6011, destinationPort: 0 },
    reply: { protocol: 'icmp', source: '10.0.0.2', sourcePort: 0, destination: '10.0.0.1', destinationPort: 6011 },
    mark: 0,
    replied: false,
    expires: 30_000,
  };
  expect(conntrackLine(connection, 1000)).toBe(
    'icmp     1 29 src=10.0.0.1 dst=10.0.0.2 type=8 code=0 id=6011 [UNREPLIED] src=10.0.0.2 dst=10.0.0.1 type=0 code=0 id=6011 mark=0 use=1',
  );
});
