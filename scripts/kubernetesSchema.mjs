// Writes src/simulator/kubernetes/admission/fields.json: the fields of every kind the simulator serves and their types,
// taken from the Kubernetes models of @kubernetes/client-node. Run it again when that package is updated.
import { readFile, writeFile } from 'node:fs/promises';
import * as models from '@kubernetes/client-node';
import { allKinds } from '../src/simulator/kubernetes/kinds.ts';

const target = new URL('../src/simulator/kubernetes/admission/fields.json', import.meta.url);
const pkg = JSON.parse(
  await readFile(new URL('../node_modules/@kubernetes/client-node/package.json', import.meta.url)),
);

/** `Array<V1Container>` → `[V1Container`, `{ [key: string]: string; }` → `{string`. */
function shortType(type) {
  const list = /^(?:Array|Set)<(.*)>$/.exec(type);
  if (list) return `[${shortType(list[1])}`;
  const map = /^\{ \[key: string\]: (.*); \}$/.exec(type);
  return map ? `{${shortType(map[1])}` : type;
}

const wanted = [...allKinds.map((kind) => kind.model), 'V1Scale', 'V1Eviction', 'V1DeleteOptions'];
const fields = {};
for (let name = wanted.pop(); name !== undefined; name = wanted.pop()) {
  if (fields[name] !== undefined) continue;
  const attributes = models[name].getAttributeTypeMap();
  fields[name] = Object.fromEntries(
    attributes.map(({ baseName, type, format }) => [baseName, type === 'number' && format ? format : shortType(type)]),
  );
  for (const type of Object.values(fields[name])) {
    const inner = type.replace(/^[[{]+/, '');
    if (models[inner]?.getAttributeTypeMap) wanted.push(inner);
  }
}
const sorted = Object.fromEntries(
  Object.keys(fields)
    .toSorted()
    .map((name) => [name, fields[name]]),
);
const lines = Object.entries(sorted).map(([name, shape]) => `  ${JSON.stringify(name)}: ${JSON.stringify(shape)}`);
const source = `@kubernetes/client-node ${pkg.version} (OpenAPI of Kubernetes release-1.36)`;
await writeFile(target, `{\n"source": ${JSON.stringify(source)},\n"models": {\n${lines.join(',\n')}\n}\n}\n`);
