// Writes src/shell/aws/models/*.json from the AWS API models that ship with the AWS CLI (botocore's data folder):
// the services that `aws` of the Lab Shell speaks without an SDK client, the waiters, and the order of members that the
// SDK's own schemas do not keep. Run it again for newer models: node scripts/awsModels.mjs FOLDER, where FOLDER is what
// python -c 'import botocore, os; print(os.path.join(os.path.dirname(botocore.__file__), "data"))' prints.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';

const [data = ''] = process.argv.slice(2);
const out = new URL('../src/shell/aws/models/', import.meta.url);

/** Services without an SDK client of our own, and the operations of each that a learner of this lab may want. */
const modelled = {
  autoscaling: /^(?:Describe|SetDesiredCapacity|UpdateAutoScalingGroup|TerminateInstanceInAutoScalingGroup)/,
  elb: /./,
  elbv2: /^(?:Describe|Create|Delete|Register|Deregister|AddTags|RemoveTags|Modify)/,
  iam: /^(?:(?:Get|List|Create|Delete|Update|Tag|Untag|Attach|Detach|Put|Add|Remove).*(?:Role|Polic|InstanceProfile|OpenIDConnect)|GetUser$|ListUsers$|GetAccountSummary$|ListAccountAliases$|ListAccessKeys$)/,
  logs: /^(?:(?:Create|Delete|Describe).*(?:LogGroup|LogStream)s?$|GetLogEvents|FilterLogEvents|(?:Put|Delete)RetentionPolicy|(?:Tag|Untag)Resource|ListTagsForResource)/,
  'service-quotas': /^(?:Get|List).*Quota|^RequestServiceQuotaIncrease/,
  ssm: /Parameter|^DescribeInstanceInformation$|^(?:AddTagsTo|RemoveTagsFrom|ListTagsFor)Resource$/,
};
const withClients = ['cloudformation', 'ec2', 'eks', 'sts'];

/** A file of the newest model of a service. */
function read(service, file) {
  const versions = readdirSync(path.join(data, service)).toSorted();
  const folder = path.join(data, service, versions.at(-1));
  for (const [name, open] of [
    [file, (bytes) => bytes],
    [`${file}.gz`, gunzipSync],
  ])
    if (readdirSync(folder).includes(name)) return JSON.parse(open(readFileSync(path.join(folder, name))));
  return undefined;
}

/** The shapes that some shapes consist of, themselves included. */
function closure(shapes, names) {
  const found = new Set();
  const visit = (name) => {
    if (name === undefined || found.has(name)) return;
    found.add(name);
    const { members = {}, member, key, value } = shapes[name];
    for (const each of [...Object.values(members), member, key, value]) visit(each?.shape);
  };
  for (const name of names) visit(name);
  return found;
}

const simple = new Set(['string', 'boolean', 'integer', 'long', 'float', 'double', 'blob', 'timestamp']);
/** `policy` is a policy document, which IAM sends as encoded JSON and the CLI shows decoded. */
const typeOf = (shapes, name) =>
  name === 'policyDocumentType' ? 'policy' : simple.has(shapes[name].type) ? shapes[name].type : name;

/** `{ l: element, e: its name }`, `{ v: value }` for a map of strings, `{ m: members, r: required }`; a member is a type or a type with traits. */
function shortShape(shapes, { type, members, member, value, required = [] }) {
  if (type === 'list')
    return { l: typeOf(shapes, member.shape), ...(member.locationName && { e: member.locationName }) };
  if (type === 'map') return { v: typeOf(shapes, value.shape) };
  const short = Object.entries(members).map(([name, { shape, locationName, idempotencyToken }]) => {
    const traits = {
      ...(locationName && locationName !== name && { locationName }),
      ...(idempotencyToken && { token: 1 }),
    };
    return [name, Object.keys(traits).length > 0 ? [typeOf(shapes, shape), traits] : typeOf(shapes, shape)];
  });
  return { m: Object.fromEntries(short), ...(required.length > 0 && { r: required }) };
}

function model(service, wanted) {
  const { metadata, operations, shapes } = read(service, 'service-2.json');
  const pages = read(service, 'paginators-1.json')?.pagination ?? {};
  const chosen = Object.values(operations).filter(({ name }) => wanted.test(name));
  const used = closure(
    shapes,
    chosen.flatMap(({ input, output }) => [input?.shape, output?.shape]),
  );
  const odd = [...used].filter((name) => shapes[name].flattened || shapes[name].document);
  if (odd.length > 0) throw new Error(`${service}: ${odd.join(', ')} cannot be written down here`);
  return {
    protocol: metadata.protocol,
    version: metadata.apiVersion,
    endpointPrefix: metadata.endpointPrefix,
    ...(metadata.globalEndpoint && { globalEndpoint: metadata.globalEndpoint }),
    signingName: metadata.signingName ?? metadata.endpointPrefix,
    serviceId: metadata.serviceId,
    ...(metadata.xmlNamespace && { xmlNamespace: metadata.xmlNamespace }),
    ...(metadata.targetPrefix && { target: metadata.targetPrefix }),
    operations: Object.fromEntries(
      chosen.map(({ name, input, output }) => [
        name,
        [input?.shape ?? 0, output?.shape ?? 0, ...(pages[name] ? [shortPages(pages[name])] : [])],
      ]),
    ),
    shapes: Object.fromEntries(
      [...used]
        .filter((name) => !simple.has(shapes[name].type))
        .map((name) => [name, shortShape(shapes, shapes[name])]),
    ),
  };
}

const list = (value) => (value === undefined ? [] : [value].flat());

function shortPages({ input_token, output_token, limit_key, result_key, non_aggregate_keys, more_results }) {
  return {
    input: list(input_token),
    output: list(output_token),
    ...(limit_key && { limit: limit_key }),
    results: list(result_key),
    ...(non_aggregate_keys && { others: non_aggregate_keys }),
    ...(more_results && { more: more_results }),
  };
}

/**
 * Structures whose required members do not come first, as they do in the SDK's schemas: where in the model's order they are.
 */
function orders(service) {
  const { operations, shapes } = read(service, 'service-2.json');
  const used = closure(
    shapes,
    Object.values(operations).flatMap(({ input, output }) => [input?.shape, output?.shape]),
  );
  return Object.fromEntries(
    [...used].flatMap((name) => {
      const { members = {}, required = [] } = shapes[name];
      const places = Object.keys(members).flatMap((each, at) => (required.includes(each) ? [at] : []));
      return places.every((place, at) => place === at) ? [] : [[name, places]];
    }),
  );
}

/** Name → operation, seconds between two tries, tries, and what a try means: [state, matcher, expected, expression]. */
function waiters(service, has) {
  const found = read(service, 'waiters-2.json')?.waiters ?? {};
  return Object.fromEntries(
    Object.entries(found).flatMap(([name, { operation, delay, maxAttempts, acceptors }]) =>
      has(operation)
        ? [
            [
              name,
              [
                operation,
                delay,
                maxAttempts,
                acceptors.map(({ state, matcher, expected, argument }) => [
                  state,
                  matcher,
                  expected,
                  ...(argument ? [argument] : []),
                ]),
              ],
            ],
          ]
        : [],
    ),
  );
}

/** How the answers of a service with an SDK client come in pages. */
function paginators(service) {
  const found = read(service, 'paginators-1.json')?.pagination ?? {};
  return Object.fromEntries(Object.entries(found).map(([name, pages]) => [name, shortPages(pages)]));
}

const write = (name, value) => writeFileSync(new URL(`${name}.json`, out), `${JSON.stringify(value)}\n`);

for (const [service, wanted] of Object.entries(modelled)) write(service, model(service, wanted));
write(
  'memberOrder',
  Object.fromEntries([...withClients, ...Object.keys(modelled)].map((service) => [service, orders(service)])),
);
write('paginators', Object.fromEntries(withClients.map((service) => [service, paginators(service)])));
write(
  'waiters',
  Object.fromEntries(
    [
      ...withClients.map((service) => [service, () => true]),
      ...Object.entries(modelled).map(([service, wanted]) => [service, (name) => wanted.test(name)]),
    ]
      .map(([service, has]) => [service, waiters(service, has)])
      .filter(([, found]) => Object.keys(found).length > 0),
  ),
);
