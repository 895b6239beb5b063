// Loads dist/aws.js and makes a first and a second call. Argument: the simulator's ready line.
const { loadAsInHost } = require('./asInHost.cjs');

const ready = JSON.parse(process.argv[2]);
const { region, endpoint, accessKeyId, secretAccessKey } = ready;
const { signal } = new AbortController();

async function main() {
  loadAsInHost();
  const start = performance.now();
  const { openCloud } = require('../../dist/aws.js');
  const cloud = openCloud({ region, endpoint, credentials: { kind: 'keys', accessKeyId, secretAccessKey } });
  await cloud.identity(signal);
  const first = performance.now();
  await cloud.identity(signal);
  const second = performance.now();
  cloud.dispose();
  process.stdout.write(JSON.stringify({ first: first - start, second: second - first }));
}

void main();
