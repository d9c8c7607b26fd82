// A setting is changed beside the others as they are now, so that no place of the window writes back what it read long ago.
import { act, ask, commands, type Changes, type Failure, type Settings } from '../ipc';

let before: Promise<unknown> = Promise.resolve();

/**
 * Stores some settings, one change after the other; `part` may be worked out from the settings as they are then. A failure
 * is shown as a toast unless `otherwise` takes it.
 */
export function changeSettings(part: Partial<Settings> | ((now: Settings) => Partial<Settings>), otherwise?: (failure: Failure) => void): Promise<Changes | undefined> {
  const write = async () => {
    const now = await ask(commands.settings());
    return commands.saveSettings({ ...now, ...(typeof part === 'function' ? part(now) : part) });
  };
  const done = before.then(() => act(write(), otherwise));
  before = done.catch(() => undefined);
  return done;
}
