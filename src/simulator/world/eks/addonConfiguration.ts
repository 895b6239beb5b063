import { parse, YAMLParseError } from 'yaml';
import { AwsFault } from '../fault.ts';
import { addonRelease } from './addonRelease.ts';
import { corednsSchema } from './addonSchemas/corednsSchema.ts';
import { kubeProxySchema } from './addonSchemas/kubeProxySchema.ts';
import type { Schema } from './addonSchemas/schema.ts';
import { schemaProblems } from './addonSchemas/schemaProblems.ts';
import { vpcCniSchema } from './addonSchemas/vpcCniSchema.ts';

/** What the configuration values of an add-on may be; nothing for one that only AWS knows of. */
export function configurationSchema(name: string, version: string): Schema | undefined {
  const release = addonRelease(version);
  if (name === 'vpc-cni') return vpcCniSchema(release);
  if (name === 'coredns') return corednsSchema(release);
  return name === 'kube-proxy' ? kubeProxySchema : undefined;
}

/** Refuses configuration values, JSON or YAML, that the add-on's schema does not allow. */
export function checkConfiguration(name: string, version: string, values: string | undefined): void {
  if (values === undefined) return;
  const schema = configurationSchema(name, version);
  const problems = schema === undefined ? [] : schemaProblems(schema, parsed(values) ?? {});
  if (problems.length > 0) throw unsupported(`Json schema validation failed with error: [${problems.join(', ')}]`);
}

function parsed(values: string): unknown {
  try {
    return parse(values);
  } catch (error) {
    if (error instanceof YAMLParseError) throw unsupported('it is neither JSON nor YAML');
    throw error;
  }
}

function unsupported(why: string): AwsFault {
  return new AwsFault('InvalidParameterException', `ConfigurationValue provided in request is not supported: ${why}`);
}
