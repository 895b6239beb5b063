import { createHash } from 'node:crypto';
import { parseImage } from '../images/imageReference.ts';
import { untilStopped, type Program } from './program.ts';

/** The cluster's DNS server. It tells the hash of the configuration it runs with, and of nothing else while all is well. */
export const coredns: Program = {
  ports: [53, 8080, 8181, 9153],
  usage: { cpu: 2, memory: 14_000_000 },
  *run({ configMap, container }) {
    const corefile = configMap('coredns')['Corefile'] ?? '';
    const version = parseImage(container.image).tag.replace(/^v|-eksbuild.*$/g, '');
    yield { pause: 200 };
    yield { write: '.:53' };
    const sum = createHash('sha512').update(corefile).digest('hex');
    yield { write: `[INFO] plugin/reload: Running configuration SHA512 = ${sum}` };
    yield { write: `CoreDNS-${version}\nlinux/amd64, go1.26.2, ` };
    yield untilStopped;
    return 0;
  },
  *stop() {
    yield { write: '[INFO] SIGTERM: Shutting down servers then terminating' };
    yield { write: '[INFO] plugin/health: Going into lameduck mode for 5s' };
    yield { pause: 5000 };
    return 0;
  },
};
