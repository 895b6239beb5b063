import { ToolError } from '../../tool.ts';
import { eachPair } from './setPairs.ts';
import { nothingNamed } from '../change/eachTarget.ts';
import { withContainers } from '../change/podTemplate.ts';
import type { KubectlCommand } from '../command.ts';
import { changePodSpecs, setFlags } from './setCommand.ts';

/** `kubectl set image TYPE/NAME CONTAINER=IMAGE`. */
export const setImage: KubectlCommand = {
  takes: '(-f FILENAME | TYPE NAME) CONTAINER_NAME_1=CONTAINER_IMAGE_1 ... CONTAINER_NAME_N=CONTAINER_IMAGE_N',
  flags: setFlags,
  async run(line, session) {
    const { words, pairs: images } = eachPair(line.words);
    if (words.length === 0 && line.list('filename').length === 0) throw new ToolError(nothingNamed);
    if (images.size === 0) throw missing(line.words);
    return await changePodSpecs(line, session, words, 'image', (spec) => {
      const names = new Set([...(spec.initContainers ?? []), ...spec.containers].map(({ name }) => name));
      for (const name of images.keys())
        if (name !== '*' && !names.has(name)) throw new ToolError(`error: unable to find container named "${name}"`);
      return withContainers(
        spec,
        ({ name }) => images.has(name) || images.has('*'),
        (container) => ({ ...container, image: images.get(container.name) ?? images.get('*') ?? '' }),
      );
    });
  },
};

/** Of what is missing, a mistake in how the object is named is told first. */
function missing(words: readonly string[]): ToolError {
  const mixes = words.some((word) => word.includes('/')) && words.some((word) => !word.includes('/'));
  return new ToolError(
    mixes
      ? "error: there is no need to specify a resource type as a separate argument when passing arguments in resource/name form (e.g. 'kubectl get resource/<resource_name>' instead of 'kubectl get resource resource/<resource_name>'"
      : 'error: at least one image update is required',
  );
}
