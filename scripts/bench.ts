// npm run bench [-- NAME …]: measures, prints a table and writes bench/results/latest.json. Numbers are read, not asserted.
import { mkdir, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { activation } from '../bench/activation.ts';
import { awsCalls } from '../bench/awsCalls.ts';
import { busyLab } from '../bench/busyLab.ts';
import { change } from '../bench/change.ts';
import { codeLenses } from '../bench/codeLenses.ts';
import { describeInstances } from '../bench/describeInstances.ts';
import { fillLab } from '../bench/fillLab.ts';
import { firstUse } from '../bench/firstUse.ts';
import { idleLab } from '../bench/idleLab.ts';
import { kubernetesApi } from '../bench/kubernetesApi.ts';
import { labShell } from '../bench/labShell.ts';
import { largeModel } from '../bench/largeModel.ts';
import { livingPicture } from '../bench/livingPicture.ts';
import { longPlay } from '../bench/longPlay.ts';
import { panel } from '../bench/panel.ts';
import type { Benchmark, Row } from '../bench/row.ts';
import { saveWorldOften } from '../bench/saveWorld.ts';
import { simulatorReady } from '../bench/simulatorReady.ts';
import { story } from '../bench/story.ts';
import { treeRefresh } from '../bench/treeRefresh.ts';

const benchmarks: Readonly<Record<string, Benchmark>> = {
  activation,
  awsCalls,
  firstUse,
  simulatorReady,
  change,
  codeLenses,
  fillLab,
  busyLab,
  idleLab,
  longPlay,
  largeModel,
  livingPicture,
  describeInstances,
  kubernetesApi,
  labShell,
  panel,
  saveWorldOften,
  story,
  treeRefresh,
};

const names = process.argv.slice(2);
const unknown = names.filter((name) => !(name in benchmarks));
if (unknown.length > 0) {
  console.error(`There is no benchmark ${unknown.join(', ')}. There are: ${Object.keys(benchmarks).join(', ')}`);
  process.exit(2);
}

const rows: Row[] = [];
for (const [name, benchmark] of Object.entries(benchmarks)) {
  if (names.length > 0 && !names.includes(name)) continue;
  for (const row of await benchmark()) {
    rows.push(row);
    console.log(line(row));
  }
}

const results = path.join(path.dirname(import.meta.dirname), 'bench', 'results');
await mkdir(results, { recursive: true });
const machine = { cores: os.cpus().length, memoryGiB: Math.round(os.totalmem() / 2 ** 30), node: process.version };
const text = JSON.stringify({ at: new Date().toISOString(), machine, rows }, undefined, 2);
await writeFile(path.join(results, 'latest.json'), `${text}\n`);
process.exit(0);

function line({ name, value, unit, goal }: Row): string {
  const number = value.toFixed(unit === 'ms' ? 1 : 0).padStart(8);
  return `${name.padEnd(40)}${number} ${unit.padEnd(3)} goal ${String(goal).padStart(5)}  ${value <= goal ? 'ok' : 'over'}`;
}
