import { isUtf8 } from 'node:buffer';
import { newMetadata, type Generator } from './generator.ts';
import { keyedData, keyedFlags } from './keyedFiles.ts';

/** `kubectl create configmap NAME [--from-literal=KEY=VALUE] [--from-file=[KEY=]FILE] [--from-env-file=FILE]`. */
export const configMap: Generator = {
  flags: keyedFlags,
  failure: 'failed to create configmap: ',
  async build(wanted) {
    const all = [...(await keyedData(wanted, 'configmap'))];
    const text = all.filter(([, value]) => isUtf8(value)).map(([key, value]) => [key, value.toString('utf8')]);
    const binary = all.filter(([, value]) => !isUtf8(value)).map(([key, value]) => [key, value.toString('base64')]);
    return {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: newMetadata(wanted.name),
      ...(binary.length === 0 ? {} : { binaryData: Object.fromEntries(binary) as object }),
      ...(text.length === 0 ? {} : { data: Object.fromEntries(text) as object }),
    };
  },
};
