import { describe, expect, it } from 'vitest';
import { Emitter } from '../../src/base/event.ts';
import { onDispose } from '../../src/base/disposable.ts';
import { commands } from '../../src/contributions.ts';
import type { Snapshot } from '../../src/model/snapshot.ts';
import type { CommandCall } from '../../src/panel/commandCall.ts';
import type { PanelNotifications, PanelRequests, PanelState, RevealTarget } from '../../src/panel/protocol.ts';
import { PageChannel } from '../../src/panel/rpc.ts';
import { PanelSession } from '../../src/panel/session.ts';
import { panelStrings } from '../../src/panel/strings.ts';
import { ManualClock } from '../base/manualClock.ts';
import { fullCluster, now, threeNodes } from './snapshots.ts';

function open(show?: string) {
  const clock = new ManualClock(now);
  const changes = new Emitter<void>();
  const fromPage = new Emitter<unknown>();
  const states: PanelState[] = [];
  const shown: string[] = [];
  const executed: CommandCall[] = [];
  const revealed: RevealTarget[] = [];
  const copied: string[] = [];
  const model = {
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
  const page = new PageChannel<PanelRequests, PanelNotifications>({
    post: (message) => fromPage.fire(structuredClone(message)),
    clock,
    timeout: 1_000,
    onNotification: { state: (state) => states.push(state), show: ({ nodeName }) => shown.push(nodeName) },
  });
  const session = new PanelSession(
    { post: (message) => page.receive(structuredClone(message)), onMessage: fromPage.event },
    {
      model,
      strings: panelStrings((text) => text),
      failureText: ({ reason }) => reason,
      clock,
      onReveal: (target) => revealed.push(target),
      copy: async (text) => {
        copied.push(text);
      },
      execute: (call) => executed.push(call),
    },
    show,
  );
  const change = (snapshot: Snapshot) => {
    model.snapshot = snapshot;
    changes.fire();
  };
  return { change, changes, clock, copied, executed, model, page, revealed, session, shown, states };
}

describe('a page', () => {
  it('begins with the state, the words, and where to scroll', async () => {
    const { page } = open('ip-192-168-1-20');
    const start = await page.request('ready', null);
    expect(start.state.totals.nodes).toBe(3);
    expect(start.strings.pending.heading).toBe('Pending');
    expect(start.show).toBe('ip-192-168-1-20');
    expect((await page.request('ready', null)).show).toBeUndefined();
  });

  it('hears of a burst of changes at most every 100 ms, and always of the last', async () => {
    const { change, clock, page, session, states } = open();
    session.setVisible(true);
    await page.request('ready', null);
    for (let index = 0; index < 20; index += 1) {
      change(index === 19 ? fullCluster : threeNodes);
      clock.advance(10);
    }
    clock.advance(100);
    expect(states).toHaveLength(3);
    expect(states.at(-1)?.totals.pending).toBe(10);
  });

  it('that nobody sees costs nothing, and is brought up to date when it is seen again', async () => {
    const { change, clock, model, page, session, states } = open();
    session.setVisible(true);
    await page.request('ready', null);
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

  it('is scrolled to a node at once when it is ready', async () => {
    const { page, session, shown } = open();
    session.show('before');
    expect((await page.request('ready', null)).show).toBe('before');
    session.show('after');
    expect(shown).toEqual(['after']);
  });

  it('leaves nothing behind when it is closed', async () => {
    const { changes, clock, model, page, session } = open();
    session.setVisible(true);
    await page.request('ready', null);
    changes.fire();
    changes.fire();
    session.dispose();
    expect(model.looking).toBe(0);
    expect(changes.hasListeners).toBe(false);
    expect(clock.waiting).toBe(0);
  });
});
