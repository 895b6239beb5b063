// Loads the bundle of the Lab Shell and uses it; prints milliseconds to the first prompt, from key to echo, and for a pipe.
const path = require('node:path');
const events = require('node:events');

const screen = new events.EventEmitter();
let text = '';

async function until(done) {
  while (!done()) await events.once(screen, 'write');
}

async function main() {
  const start = performance.now();
  const { openLabShell } = require(path.resolve('dist/labShell.js'));
  const shell = openLabShell({
    columns: 120,
    rows: 30,
    write(written) {
      text += written;
      screen.emit('write');
    },
    cwd: path.resolve('.'),
    environment: process.env,
    settings: {},
    variables: [],
    greeting: '',
    missingCommand: () => undefined,
    history: { load: () => [], save() {} },
  });
  await until(() => / [$#] /.test(text));
  const prompt = performance.now() - start;
  const echoes = [];
  for (const key of 'echo a key at a time') {
    text = '';
    const pressed = performance.now();
    shell.input(key);
    await until(() => text !== '');
    echoes.push(performance.now() - pressed);
  }
  await shell.run('seq 100 | sort -rn | head -3');
  const begun = performance.now();
  await shell.run('seq 100 | sort -rn | head -3');
  const pipeline = performance.now() - begun;
  const echo = echoes.toSorted((a, b) => a - b)[Math.floor(echoes.length / 2)];
  process.stdout.write(JSON.stringify({ prompt, echo, pipeline }));
  shell.dispose();
}

void main();
