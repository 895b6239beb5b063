import { randomInt } from 'node:crypto';
import { ToolError } from '../../tool.ts';
import { integerFlag } from '../flagValues.ts';
import { commaSeparated, newMetadata, type Generator } from './generator.ts';

/** `kubectl create deployment NAME --image=IMAGE [-- COMMAND]`. */
export const deployment: Generator = {
  flags: {
    image: { kind: 'list' },
    port: { kind: 'text' },
    replicas: { kind: 'text', short: 'r' },
  },
  required: ['image'],
  failure: 'failed to create deployment: ',
  build({ name, line, command }) {
    const images = commaSeparated(line, 'image');
    if (images.length > 1 && command.length > 0)
      throw new ToolError('error: cannot specify multiple --image options and command');
    const port = integerFlag(line, 'port');
    const labels = { app: name };
    const containers = images.map((image) => ({
      ...(command.length === 0 ? {} : { command }),
      image,
      name: containerName(image),
      ...(port === undefined ? {} : { ports: [{ containerPort: port }] }),
      resources: {},
    }));
    return {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: newMetadata(name, { labels }),
      spec: {
        replicas: integerFlag(line, 'replicas', '-r, --replicas') ?? 1,
        selector: { matchLabels: labels },
        strategy: {},
        template: { metadata: { creationTimestamp: null, labels }, spec: { containers } },
      },
      status: {},
    };
  },
};

const letters = 'bcdfghjklmnpqrstvwxz2456789';

/** A container is named after its image, without registry, tag and digest; anew where that is no name. */
function containerName(image: string): string {
  const last = image.slice(image.lastIndexOf('/') + 1);
  const [bare = ''] = last.split(/[:@]/);
  if (!/[_.]/.test(bare)) return bare;
  const suffix = Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join('');
  return `${bare.replaceAll(/[_.]/g, '-')}-${suffix}`;
}
