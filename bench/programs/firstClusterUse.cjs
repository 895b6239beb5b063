// Loads dist/kubernetes.js and makes a first and a second call. Arguments: the simulator's ready line, the cluster's name.
const { loadAsInHost } = require('./asInHost.cjs');

const [ready, name] = [JSON.parse(process.argv[2]), process.argv[3]];
const { region, endpoint, accessKeyId, secretAccessKey } = ready;
const { signal } = new AbortController();

async function main() {
  loadAsInHost();
  const { openCloud } = require('../../dist/aws.js');
  const cloud = openCloud({ region, endpoint, credentials: { kind: 'keys', accessKeyId, secretAccessKey } });
  const found = await cloud.clusters.find(name, signal);
  const token = () => cloud.clusters.token(name);
  await token();
  const start = performance.now();
  const { openCluster } = require('../../dist/kubernetes.js');
  const { endpoint: server, certificateAuthority } = found;
  const cluster = openCluster({ name, endpoint: server, certificateAuthority, token });
  await cluster.loadBalancerServices(signal);
  const first = performance.now();
  await cluster.loadBalancerServices(signal);
  const second = performance.now();
  cluster.dispose();
  cloud.dispose();
  process.stdout.write(JSON.stringify({ first: first - start, second: second - first }));
}

void main();
