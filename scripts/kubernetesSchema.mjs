// Writes src/simulator/kubernetes/schema/fields.json and protobuf.json: the fields of every kind the simulator serves,
// their types and which are required, taken from the Kubernetes models of @kubernetes/client-node, and their protobuf
// numbers, taken from a kubectl. Run it again when that package is updated: node scripts/kubernetesSchema.mjs KUBECTL
import { readFile, writeFile } from 'node:fs/promises';
import * as models from '@kubernetes/client-node';
import { allKinds } from '../src/simulator/kubernetes/servedKinds.ts';
import { messagesOf } from './fileDescriptors.mjs';

const client = new URL('../node_modules/@kubernetes/client-node/', import.meta.url);
const schema = new URL('../src/simulator/kubernetes/schema/', import.meta.url);
const { version } = JSON.parse(await readFile(new URL('package.json', client)));
const messages = messagesOf(await readFile(process.argv[2]));

/** What requests carry besides the kinds. */
const others = ['V1Scale', 'V1Eviction', 'V1DeleteOptions', 'AuthenticationV1TokenRequest'];

/** `Array<V1Container>` → `[V1Container`, `{ [key: string]: string; }` → `{string`. */
function shortType(type) {
  const list = /^(?:Array|Set)<(.*)>$/.exec(type);
  if (list) return `[${shortType(list[1])}`;
  const map = /^\{ \[key: string\]: (.*); \}$/.exec(type);
  return map ? `{${shortType(map[1])}` : type;
}

/** The names that the model's declaration does not mark as optional. */
async function requiredOf(name) {
  const text = await readFile(new URL(`dist/gen/models/${name}.d.ts`, client), 'utf8');
  return new Set([...text.matchAll(/^    '([^']+)': /gm)].map((match) => match[1]));
}

/** The message of a model: of the same name and version, and of its group where client-node names one. */
function messageOf(model) {
  const [, prefix, version, name] = /^([A-Z][a-z]+)?(V\d+(?:(?:alpha|beta)\d+)?)([A-Z].*)$/.exec(model) ?? [];
  if (name === undefined) return undefined;
  const group = prefix === undefined ? '' : prefix.toLowerCase();
  const end = `.${version.toLowerCase()}.${name}`;
  const found = [...messages.keys()].filter(
    (key) => key.endsWith(end) && !/metrics|apidiscovery|\.admission\./.test(key),
  );
  if (prefix !== undefined) return found.find((key) => key.includes(`.${group}.`));
  return found.find((key) => key.includes('.core.')) ?? found[0];
}

/** The type as the wire has it: quantities and bytes are plain text to client-node. */
function wireType(type, field) {
  if (field === undefined) return type;
  let { type: number, ref } = field;
  const value = messages.get(ref)?.find(({ id }) => id === 2);
  if (type.startsWith('{') && value) ({ type: number, ref } = value);
  if (number === 12) return type.replace(/string$/, 'bytes');
  return ref?.endsWith('.resource.Quantity') ? type.replace(/string$/, 'Quantity') : type;
}

/** The JSON name of a protobuf field: they differ in capital letters at most (`uID`, `Name`). */
function jsonName(fields, { name }) {
  return fields[name] === undefined
    ? Object.keys(fields).find((key) => key.toLowerCase() === name.toLowerCase())
    : name;
}

/** JSON names to field numbers; a message whose fields JSON has in its parent is a record under its own number. */
function numbersOf(fields, message) {
  const numbers = {};
  for (const field of messages.get(message) ?? []) {
    const name = jsonName(fields, field);
    if (name !== undefined) numbers[name] = field.id;
    else if (field.ref !== undefined && !field.repeated) {
      const inner = numbersOf(fields, field.ref);
      if (Object.keys(inner).length > 0) numbers[field.id] = inner;
    }
  }
  return numbers;
}

function flatFields(fields, message) {
  return (messages.get(message) ?? []).flatMap((field) =>
    jsonName(fields, field) !== undefined || field.ref === undefined || field.repeated
      ? [field]
      : flatFields(fields, field.ref),
  );
}

/** Definitions of the VPC's own resources, which keep what they do not know, and what metrics-server serves. */
const custom = {
  ENIConfig: { apiVersion: 'string', kind: 'string', metadata: 'V1ObjectMeta', spec: 'any', status: 'any' },
  CNINode: { apiVersion: 'string', kind: 'string', metadata: 'V1ObjectMeta', spec: 'CNINodeSpec', status: 'any' },
  CNINodeSpec: { features: '[CNINodeFeature', tags: '{string' },
  CNINodeFeature: { name: 'string', value: 'string' },
  SecurityGroupPolicy: {
    apiVersion: 'string',
    kind: 'string',
    metadata: 'V1ObjectMeta',
    spec: 'SecurityGroupPolicySpec',
  },
  SecurityGroupPolicySpec: {
    podSelector: 'V1LabelSelector',
    serviceAccountSelector: 'V1LabelSelector',
    securityGroups: 'SecurityGroupPolicyGroups',
  },
  SecurityGroupPolicyGroups: { groupIds: '[string' },
  NodeMetrics: {
    apiVersion: 'string',
    kind: 'string',
    metadata: 'V1ObjectMeta',
    timestamp: 'Date',
    usage: '{Quantity',
    window: 'string',
  },
  PodMetrics: {
    apiVersion: 'string',
    kind: 'string',
    metadata: 'V1ObjectMeta',
    containers: '[ContainerMetrics',
    timestamp: 'Date',
    window: 'string',
  },
  ContainerMetrics: { name: 'string', usage: '{Quantity' },
  PolicyEndpoint: { apiVersion: 'string', kind: 'string', metadata: 'V1ObjectMeta', spec: 'any', status: 'any' },
};

const fields = { ...custom };
const required = {};
const protobuf = {};
const names = {};
const wanted = [...allKinds.map((kind) => kind.model).filter((model) => custom[model] === undefined), ...others];
wanted.push('V1ObjectMeta', 'V1LabelSelector');
for (let name = wanted.pop(); name !== undefined; name = wanted.pop()) {
  if (fields[name] !== undefined) continue;
  const attributes = models[name].getAttributeTypeMap();
  const plain = Object.fromEntries(
    attributes.map(({ baseName, type, format }) => [
      baseName,
      type === 'number' && format ? format : type === 'string' && format === 'byte' ? 'bytes' : shortType(type),
    ]),
  );
  const message = messageOf(name);
  const wire = new Map(flatFields(plain, message).map((field) => [jsonName(plain, field), field]));
  fields[name] = Object.fromEntries(Object.entries(plain).map(([key, type]) => [key, wireType(type, wire.get(key))]));
  const needed = [...(await requiredOf(name))].filter((key) => plain[key] !== undefined);
  if (needed.length > 0) required[name] = needed;
  if (message !== undefined) {
    protobuf[name] = numbersOf(plain, message);
    names[name] = message.replace(/^k8s\.io\./, 'io.k8s.');
  }
  for (const type of Object.values(fields[name])) {
    const inner = type.replace(/^[[{]+/, '');
    if (models[inner]?.getAttributeTypeMap) wanted.push(inner);
  }
}

function lines(table) {
  const names = Object.keys(table).toSorted();
  return `{\n${names.map((name) => `    ${JSON.stringify(name)}: ${JSON.stringify(table[name])}`).join(',\n')}\n  }`;
}

const source = `@kubernetes/client-node ${version} (OpenAPI of Kubernetes release-1.36)`;
const parts = { models: fields, required };
const text = Object.entries(parts).map(([key, table]) => `  "${key}": ${lines(table)}`);
await writeFile(
  new URL('fields.json', schema),
  `{\n  "source": ${JSON.stringify(source)},\n${text.join(',\n')},\n  "names": ${lines(names)}\n}\n`,
);
await writeFile(
  new URL('protobuf.json', schema),
  `{\n  "source": "the descriptors inside a kubectl",\n  "numbers": ${lines(protobuf)}\n}\n`,
);
