import { ToolError } from '../../tool.ts';
import type { KubectlCommand } from '../command.ts';
import { copyFromPod } from './copyFromPod.ts';
import { copyToPod } from './copyToPod.ts';
import { parseFileSpec, type FileSpec } from './fileSpec.ts';
import { placeOf } from './place.ts';

/** `kubectl cp`: files and folders into a container and out of it, by the `tar` that is there. */
export const cp: KubectlCommand = {
  takes: '<file-spec-src> <file-spec-dest>',
  flags: {
    container: { kind: 'text', short: 'c' },
    'no-preserve': { kind: 'switch' },
    retries: { kind: 'text' },
  },
  async run(line, session) {
    const [source, destination, ...stray] = line.words;
    if (source === undefined || destination === undefined || stray.length > 0)
      throw new ToolError('error: source and destination are required');
    const [from, to] = [parseFileSpec(source), parseFileSpec(destination)];
    if (from.pod !== undefined && to.pod !== undefined)
      throw new ToolError('error: one of src or dest must be a local file specification');
    if (from.file === '' || to.file === '') throw new ToolError('error: filepath can not be empty');
    const place = (spec: Extract<FileSpec, { readonly pod: string }>) => () =>
      placeOf(spec, line.text('container') ?? '', session);
    if (from.pod !== undefined) return await copyFromPod({ from: from.file, to: to.file, place: place(from) }, session);
    if (to.pod === undefined) throw new ToolError('error: one of src or dest must be a remote file specification');
    const preserves = !line.has('no-preserve');
    return await copyToPod({ from: from.file, to: to.file, preserves, place: place(to) }, session);
  },
};
