// A shell for tests: answers commands from plain functions and lets a test speak as another window.
import { emit } from '@tauri-apps/api/event';
import { mockIPC, mockWindows } from '@tauri-apps/api/mocks';
import type { Changes, FileState, ImportProgress, Noun } from './bindings';

type Arguments = Record<string, unknown>;
type Answers = Record<string, (args: Arguments) => unknown>;

/** Starts the fake shell; `calls` grows with every command that was asked for. */
export function fakeShell(answers: Answers) {
  const calls: { command: string; args: Arguments }[] = [];
  mockWindows('main');
  mockIPC(
    (command, payload) => {
      const args = (payload ?? {}) as Arguments;
      if (command.startsWith('plugin:')) return undefined;
      calls.push({ command, args });
      const answer = answers[command];
      if (!answer) throw { code: 'internal', message: `The test has no answer for the command ${command}.` };
      return answer(args);
    },
    { shouldMockEvents: true },
  );
  return {
    calls,
    /** How often a command was asked for. */
    count: (command: string) => calls.filter((call) => call.command === command).length,
    /** Answers a command otherwise from now on. */
    answer: (command: string, by: Answers[string]) => void (answers[command] = by),
    /** The other window changed these nouns. */
    changed: (touched: Noun[]) => emit('changed', touched),
    /** An import comes to its next file. */
    progress: (now: ImportProgress) => emit('import-progress', now),
    /** A verb was chosen in the native menu. */
    menu: (title: string) => emit('menu', title),
    /** The candidate's window was opened or closed. */
    candidateWindow: (open: boolean) => emit('candidate-window', open),
    /** Files are held over the window, or no longer. */
    over: (held: boolean) => emit('files-over', held),
    /** Files are let go of over the window. */
    dropped: (...paths: string[]) => emit('files-dropped', paths),
    /** The workspace file was moved, came back, or became read-only. */
    fileState: (now: Partial<FileState>) => emit('file-state', { path: '/home/noor/interviews.evenhand', problem: null, read_only: false, ...now }),
    /** The window is about to close. */
    leaving: () => emit('leaving'),
  };
}

/** What the shell answers to a write; one that has a name can be undone. */
export const changes = (op: string, ...touched: Noun[]): Changes => ({ op, touched, made: null, step: op ? 1 : null, news: '' });

/** Makes a command fail as the shell does. */
export function refuse(code: string, message: string): () => never {
  return () => {
    throw { code, message };
  };
}
