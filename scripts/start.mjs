// npm start [-- --port N] [--no-open] [--web]: installs, builds and opens VS Code with the extension. Runs on an old Node, too.
import { continueWithNode24, fail, installDependencies, runWithNode24 } from './install.mjs';

const usage = 'npm start -- [--port N] [--no-open] [--web]';
const args = process.argv.slice(2);
for (let at = 0; at < args.length; at += 1) {
  if (args[at] === '--port') {
    at += 1;
    if (!/^\d+$/.test(args[at]) || Number(args[at]) > 65535)
      fail(`--port takes a number from 0 to 65535. Use: ${usage}`);
  } else if (args[at] !== '--no-open' && args[at] !== '--web') {
    fail(`${args[at]} is not known here. Use: ${usage}`);
  }
}

installDependencies();
runWithNode24(['esbuild.mjs', '--quiet'], 'The extension could not be built. See the message above.');
continueWithNode24(['scripts/open.ts'].concat(args));
