import { connect } from 'node:net';

/**
 * `dist/sshProxy.js <gateway's port> <host> <port>`: joins its own streams to a machine behind the gateway, as OpenSSH's
 * ProxyCommand does. Says on standard error why it cannot, and ends with 255.
 */
const [gateway = '', host = '', port = '22'] = process.argv.slice(2);

const socket = connect(Number(gateway), '127.0.0.1', () => socket.write(`${host} ${port}\n`));
let answer = Buffer.alloc(0);

socket.on('data', function read(chunk: Buffer) {
  answer = Buffer.concat([answer, chunk]);
  const end = answer.indexOf('\n');
  if (end < 0) return;
  socket.off('data', read);
  const reason = answer.subarray(0, end).toString('utf8');
  if (reason !== '') {
    fail(reason);
    return;
  }
  process.stdout.write(answer.subarray(end + 1));
  socket.pipe(process.stdout);
  process.stdin.pipe(socket);
});
socket.on('error', (error) => fail(`ssh: connect to host ${host} port ${port}: ${error.message}`));
socket.on('close', () => process.exit());
process.stdout.on('error', () => process.exit());

function fail(reason: string): void {
  process.stderr.write(`${reason}\n`);
  process.exit(255);
}
