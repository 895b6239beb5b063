// npm test [suite …]: installs what is missing, then runs every suite, or those named. Runs on an old Node, too.
import { continueWithNode24, installDependencies } from './install.mjs';

installDependencies();
continueWithNode24(['scripts/suites/run.ts'].concat(process.argv.slice(2)));
