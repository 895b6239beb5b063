import { describe, expect, it } from 'vitest';
import { Emitter } from '../../src/base/event.ts';
import { onDispose } from '../../src/base/disposable.ts';
import { commands } from '../../src/contributions.ts';
import { History } from '../../src/model/history/history.ts';
import type { Snapshot } from '../../src/model/snapshot.ts';
import type { CommandCall } from '../../src/panel/commandCall.ts';
import type { NumberedState, PanelNotifications, PanelRequests, PanelState } from '../../src/panel/protocol.ts';
import type { Place, RevealTarget } from '../../src/panel/protocol/place.ts';
import { patchState } from '../../src/panel/protocol/statePatch.ts';
import type { TimelinePiece } from '../../src/panel/protocol/timeline.ts';
import { PageChannel } from '../../src/webview/rpc.ts';
import { PanelSession } from '../../src/panel/session.ts';
import { panelStrings } from '../../src/panel/strings.ts';
import { ManualClock } from '../base/manualClock.ts';
import { fullCluster, now, threeNodes } from './snapshots.ts';

function open(place?: Place) {
  const clock = new ManualClock(now);
  const changes = new Emitter<void>();
  const fromPage = new Emitter<unknown>();
  const states: PanelState[] = [];
  const shown: Place[] = [];

  const executed: CommandCall[] = [];
  const revealed: RevealTarget[] = [];
  const copied: string[] = [];
  const history = new History(clock);
  const pieces: TimelinePiece[] = [];
  const model = {
    history,
    snapshot: threeNodes,
    looking: 0,
    onDidChange: (listener: () => void) => changes.event(listener),
    look() {
      model.looking += 1;
      return onDispose(() => {
        model.looking -= 1;
      });
    },
  };
  let has: NumberedState | undefined;
  const page = new PageChannel<PanelRequests, PanelNotifications>({
    post: (message) => fromPage.fire(structuredClone(message)),
    clock,
    timeout: 1_000,
    onNotification: {
      change({ from, number, patch }) {
        expect(from).toBe(has?.number);
        if (has === undefined) return;
        has = { number, state: patchState(has.state, patch) };
        states.push(has.state);
      },
      show: (each) => shown.push(each),
      timeline: (piece) => pieces.push(piece),
    },
  });
  const session = new PanelSession(
    { post: (message) => page.receive(structuredClone(message)), onMessage: fromPage.event },
    {
      model,
      pathSources: { servicePorts: () => Promise.resolve([]), natGateways: () => Promise.resolve([]) },
      strings: panelStrings((text) => text),
      failureText: ({ reason }) => reason,
      clock,
      onReveal: (target) => revealed.push(target),
      copy: async (text) => {
        copied.push(text);
      },
      execute: (call) => executed.push(call),
    },
    place,
  );
  const change = (snapshot: Snapshot) => {
    model.snapshot = snapshot;
    history.follow(snapshot);
    changes.fire();
  };
  const begin = async () => {
    const start = await page.request('ready', null);
    has = start;
    return start;
  };
  return { begin, change, changes, clock, copied, executed, model, page, pieces, revealed, session, shown, states };
}

describe('a page', () => {
  it('begins with the state, the words, and where to scroll', async () => {
    const { begin } = open({ nodeName: 'ip-192-168-1-20' });
    const start = await begin();
    expect(start.state.totals.nodes).toBe(3);
    expect(start.strings.pending.heading).toBe('Pending');
    expect(start.place).toEqual({ nodeName: 'ip-192-168-1-20' });
    expect((await begin()).place).toBeUndefined();
  });

  it('hears of a burst of changes at most every 33 ms, and always of the last', async () => {
    const { begin, change, clock, session, states } = open();
    session.setVisible(true);
    await begin();
    for (let index = 0; index < 20; index += 1) {
      change(index % 2 === 0 ? threeNodes : fullCluster);
      clock.advance(10);
    }
    clock.advance(33);
    expect(states.length).toBeGreaterThan(3);
    expect(states.length).toBeLessThanOrEqual(7);
    expect(states.at(-1)?.totals.pending).toBe(10);
  });

  it('hears nothing of a change that it does not show', async () => {
    const { begin, change, clock, session, states } = open();
    session.setVisible(true);
    await begin();
    change({ ...threeNodes, account: 'another' });
    clock.advance(100);
    expect(states).toEqual([]);
  });

  it('hears of the nodes that changed, and of no other', async () => {
    const { begin, change, clock, session, states } = open();
    session.setVisible(true);
    const { state } = await begin();
    const [first, ...others] = threeNodes.nodes;
    if (first === undefined) throw new RangeError('no node');
    change({ ...threeNodes, nodes: [{ ...first, cordoned: true }, ...others] });
    clock.advance(100);
    expect(states[0]?.nodes.map(({ cordoned }) => cordoned)).toEqual([true, false, false]);
    expect(states[0]?.nodes.map((node, index) => node === state.nodes[index])).toEqual([false, true, true]);
  });

  it('that has missed a change asks for the whole state', async () => {
    const { begin, change, clock, page, session } = open();
    session.setVisible(true);
    const { number } = await begin();
    change(fullCluster);
    clock.advance(100);
    const whole = await page.request('state', null);
    expect(whole.number).toBeGreaterThan(number);
    expect(whole.state.totals.pending).toBe(10);
  });

  it('that nobody sees costs nothing, and is brought up to date when it is seen again', async () => {
    const { begin, change, clock, model, session, states } = open();
    session.setVisible(true);
    await begin();
    expect(model.looking).toBe(1);
    session.setVisible(false);
    change(fullCluster);
    clock.advance(1_000);
    expect(model.looking).toBe(0);
    expect(states).toEqual([]);
    session.setVisible(true);
    expect(states.at(-1)?.totals.pending).toBe(10);
  });

  it('gets its buttons’ work done', async () => {
    const { copied, executed, page, revealed } = open();
    await page.request('run', { command: 'startPractice' });
    await page.request('run', { command: 'describePod', namespace: 'default', name: 'web' });
    await page.request('reveal', { kind: 'node', nodeName: 'ip-1' });
    await page.request('copy', { text: '192.168.1.74' });
    expect(executed).toEqual([
      { id: commands.startPractice },
      { id: commands.describePod, argument: { namespace: 'default', name: 'web' } },
    ]);
    expect(revealed).toEqual([{ kind: 'node', nodeName: 'ip-1' }]);
    expect(copied).toEqual(['192.168.1.74']);
  });

  it('is taken to a place at once when it is ready and seen, otherwise as soon as it is', async () => {
    const { begin, session, shown } = open();
    session.show({ nodeName: 'before' });
    expect((await begin()).place).toEqual({ nodeName: 'before' });
    session.setVisible(true);
    session.show({ section: 'ops' });
    expect(shown).toEqual([{ section: 'ops' }]);
    session.setVisible(false);
    session.show({ section: 'path', from: { kind: 'node', nodeName: 'hidden' } });
    expect(shown).toHaveLength(1);
    expect((await begin()).place).toEqual({ section: 'path', from: { kind: 'node', nodeName: 'hidden' } });
  });

  it('leaves nothing behind when it is closed', async () => {
    const { begin, changes, clock, model, session } = open();
    session.setVisible(true);
    await begin();
    changes.fire();
    changes.fire();
    session.dispose();
    expect(model.looking).toBe(0);
    expect(changes.hasListeners).toBe(false);
    expect(clock.waiting).toBe(0);
  });
});

it('tells a page the last hour when it asks, then only what is new, and nothing while it is hidden', async () => {
  const { begin, change, clock, page, pieces, session } = open();
  session.setVisible(true);
  change(threeNodes);
  await begin();
  expect(await page.request('timeline', null)).toMatchObject({ reset: true, samples: [{ pending: 0 }] });
  clock.advance(2_000);
  change(fullCluster);
  expect(pieces).toMatchObject([{ reset: false, samples: [{ pending: 10 }], marks: [{ kind: 'pending', count: 10 }] }]);
  session.setVisible(false);
  clock.advance(2_000);
  change(threeNodes);
  expect(pieces).toHaveLength(1);
  session.setVisible(true);
  expect(pieces.slice(1)).toMatchObject([{ reset: false, samples: [{ pending: 0 }] }]);
});
