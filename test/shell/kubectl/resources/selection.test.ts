import { describe, expect, test } from 'vitest';
import { ResourceMapper } from '../../../../src/shell/kubectl/discovery/resourceMapper.ts';
import { readSelection, type SelectionOptions } from '../../../../src/shell/kubectl/resources/selection.ts';
import { served } from '../discovery/resources.ts';

const mapper = new ResourceMapper(served);
const read = (words: string, options: SelectionOptions = { collections: true }) =>
  readSelection(words.split(' '), mapper, options).map(({ resource, name }) =>
    name === undefined ? resource.name : `${resource.name}/${name}`,
  );

describe('what the words ask for', () => {
  test.each([
    ['pods', ['pods']],
    ['po,svc', ['pods', 'services']],
    ['pod a b', ['pods/a', 'pods/b']],
    ['po,svc a', ['pods/a', 'services/a']],
    ['po/a deploy/b', ['pods/a', 'deployments/b']],
    ['all', ['pods', 'services', 'deployments', 'horizontalpodautoscalers']],
  ])('%s', (words, expected) => expect(read(words)).toEqual(expected));
});

/** The words of kubectl 1.32. */
describe('what cannot be asked', () => {
  test.each<[string, SelectionOptions, string]>([
    ['unicorns', {}, 'error: the server doesn\'t have a resource type "unicorns"'],
    ['pod/x svc', {}, 'error: there is no need to specify a resource type as a separate argument when passing'],
    ['a/b/c', {}, 'error: arguments in resource/name form may not have more than one slash'],
    ['pod/', {}, 'error: arguments in resource/name form must have a single resource and name'],
    ['pods x', { selector: 'a=b' }, 'error: name cannot be provided when a selector is specified'],
    ['pods x', { allNamespaces: true }, 'error: a resource cannot be retrieved by name across all namespaces'],
    ['pods', {}, 'error: resource(s) were provided, but no name was specified'],
  ])('%s %j', (words, options, message) => expect(() => read(words, options)).toThrow(message));
});
