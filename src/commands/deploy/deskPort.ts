import type { DeployDesk } from '../../ports/deployDesk.ts';
import type { LabDeployDesk } from './deployDesk.ts';

/** The desk for those who only ask and look: nothing is to be waited for, and what goes wrong is in the state. */
export function deskPort(desk: LabDeployDesk): DeployDesk {
  return {
    get state() {
      return desk.state;
    },
    onDidChange: (listener) => desk.onDidChange(listener),
    open: () => void desk.open(),
    chooseTemplate: (source) => void desk.chooseTemplate(source),
    chooseFile: () => void desk.chooseFile(),
    setName: (name) => desk.setName(name),
    setValue: (key, value) => desk.setValue(key, value),
    resetValue: (key) => desk.resetValue(key),
    readOffers: () => void desk.readOffers(),
    check: () => void desk.check(),
    plan: () => void desk.plan(),
    back: () => void desk.back(),
    execute: () => void desk.execute(),
    cancel: (then) => void desk.cancel(then),
    act: (action) => void desk.act(action),
  };
}
