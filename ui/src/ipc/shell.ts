// What the shell tells windows unasked: rows changed, an import goes on, and the interviewer's window is about to close.
import { listen } from '@tauri-apps/api/event';
import { commands, type FileState, type ImportProgress, type Noun } from './bindings';
import { asFailure, tell, touch } from './index';

/**
 * Reads again after writes of the other window. The interviewer's window has no need of it: every write is its own, and
 * `act` has told its readers already. Returns the way to stop.
 */
export function followChanges(): () => void {
  return ending(listen<Noun[]>('changed', ({ payload }) => touch(payload)));
}

/** Tells what the shell has to say unasked, such as a backup that could not be made. Returns the way to stop. */
export function followNews(told: (sentence: string) => void): () => void {
  return ending(listen<string>('news', ({ payload }) => told(payload)));
}

/** Tells before each file of an import that is being read. Returns the way to stop. */
export function followImport(told: (progress: ImportProgress) => void): () => void {
  return ending(listen<ImportProgress>('import-progress', ({ payload }) => told(payload)));
}

/** Tells how the workspace file is whenever that changes: moved, deleted, back, read-only. Returns the way to stop. */
export function followFileState(told: (now: FileState) => void): () => void {
  return ending(listen<FileState>('file-state', ({ payload }) => told(payload)));
}

/** Was the page loaded again because its process had died? Says so once. */
export function wasRestarted(): boolean {
  const address = new URL(location.href);
  if (!address.searchParams.has('restarted')) return false;
  address.searchParams.delete('restarted');
  history.replaceState(null, '', address);
  return true;
}

/** Tells the verb that was chosen in the native menu. Returns the way to stop. */
export function followMenu(chosen: (title: string) => void): () => void {
  return ending(listen<string>('menu', ({ payload }) => chosen(payload)));
}

/** Tells whether the candidate's window is open, whoever opened or closed it. Returns the way to stop. */
export function followCandidateWindow(told: (open: boolean) => void): () => void {
  return ending(listen<boolean>('candidate-window', ({ payload }) => told(payload)));
}

/** Tells when files are held over the window or no longer, and which were let go of there. Returns the way to stop. */
export function followDrops(over: (held: boolean) => void, dropped: (paths: string[]) => void): () => void {
  const stops = [
    ending(listen<boolean>('files-over', ({ payload }) => over(payload))),
    ending(listen<string[]>('files-dropped', ({ payload }) => dropped(payload))),
  ];
  return () => stops.forEach((stop) => stop());
}

/**
 * Runs `finish` before the window closes. It resolves to whether everything is saved: if so the program ends, else it
 * stays and `refused` is told. The shell waits for the answer, so `finish` must not reject. Returns the way to stop.
 */
export function beforeClose(finish: () => Promise<boolean>, refused: () => void): () => void {
  const answer = async () => {
    const stored = await finish();
    if (!stored) refused();
    await commands.leave(stored).catch((thrown: unknown) => tell(asFailure(thrown)));
  };
  return ending(listen('leaving', () => void answer()));
}

/** Closes the window that this page is in. The candidate's needs no command for it, and has none. */
export function closeWindow(): void {
  window.close();
}

function ending(started: Promise<() => void>): () => void {
  const stop = started.catch((thrown) => {
    tell(asFailure(thrown));
    return () => {};
  });
  return () => void stop.then((end) => end());
}
