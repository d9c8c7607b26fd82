// A setting is changed beside the others as they stand now, so that no place of the window writes back what it read long ago.
import { act, ask, commands, type Changes, type Failure, type Settings } from '../ipc';

/** Stores some settings; a failure is shown as a toast unless `otherwise` takes it. */
export async function changeSettings(part: Partial<Settings>, otherwise?: (failure: Failure) => void): Promise<Changes | undefined> {
  const write = async () => commands.saveSettings({ ...(await ask(commands.settings())), ...part });
  return act(write(), otherwise);
}
