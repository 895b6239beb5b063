import { within } from '../layers.ts';
import type { Rule } from '../sourceFile.ts';

/** Who may know that there is a simulator: itself, what starts it, and what wires that. */
const simulatorPlaces = [
  'src/simulator/',
  'src/commands/startPractice.ts',
  'src/connection/practice.ts',
  'src/connection/simulatorProcess.ts',
  'src/connectionDoors.ts',
  'src/extension.ts',
];

/** The product cannot tell a simulated cloud from a real one, so it has no word for it. */
export const noSimulator: Rule = {
  name: 'no simulator',
  check: (files) =>
    files
      .filter(({ path, text }) => /simulat/i.test(text) && !simulatorPlaces.some((place) => within(path, place)))
      .map(({ path }) => ({ file: path, detail: 'speaks of the simulator' })),
};

/** A folder in somebody's home or workplace; `ec2-user` lives on the lab's own nodes. */
const machinePath = /(?:^|[\s'"`(=])(?:\/home\/(?!ec2-user)|\/Users\/|\/work\/|C:\\Users\\)/m;
const registryHost = /registry\.(?:npmjs|yarnpkg)|npmmirror|artifactory|pypi\.org|proxy\.golang/i;

/** Nothing names the machine it was written on, nor where its packages came from. */
export const noMachine: Rule = {
  name: 'no machine',
  check: (files) =>
    files
      .filter(({ text }) => machinePath.test(text) || registryHost.test(text))
      .map(({ path, text }) => ({
        file: path,
        detail: (machinePath.exec(text) ?? registryHost.exec(text))?.[0] ?? '',
      })),
};
