import { describe, expect, it } from 'vitest';
import { placeArgument } from '../../src/commands/arguments.ts';

describe('a place on the panel', () => {
  it('is a section, a node, or the start of a path, as menus, links and other extensions name them', () => {
    expect(placeArgument({ section: 'what-if' })).toEqual({ section: 'what-if' });
    expect(placeArgument({ nodeName: 'ip-1', contextValue: 'node' })).toEqual({ nodeName: 'ip-1' });
    expect(placeArgument({ section: 'path', from: { kind: 'pod', namespace: 'default', name: 'web' } })).toEqual({
      section: 'path',
      from: { kind: 'pod', namespace: 'default', name: 'web' },
    });
    expect(placeArgument({ section: 'path', to: 'other-node' })).toEqual({ section: 'path', to: 'other-node' });
    expect(placeArgument({ section: 'path', to: 'the moon' })).toEqual({ section: 'path' });
    expect(placeArgument({ from: { nodeName: 'ip-1' } })).toEqual({ from: { kind: 'node', nodeName: 'ip-1' } });
  });

  it('is none when it is nothing of the kind', () => {
    for (const value of [undefined, null, 'ops', 7, {}, { section: 'nowhere' }, { nodeName: 7 }, { from: 'a pod' }])
      expect(placeArgument(value), JSON.stringify(value)).toBeUndefined();
  });
});
