// A small workspace in memory, for tests of the screens that work on questions and question sets.
import type {
  Anchors, BlueprintRow, Changes, Competency, Content, ItemView, Lack, Level, Noun, QuestionChange, QuestionRow, QuestionView, SetRow, SetView, Status,
} from '../ipc';
import { changes, fakeShell } from '../ipc/fake';

export const levels: Level[] = [
  { key: 'junior', name: 'Junior', years_from: 0, years_to: 2 },
  { key: 'mid', name: 'Mid', years_from: 2, years_to: 5 },
  { key: 'senior', name: 'Senior', years_from: 5, years_to: 10 },
];

export const written = (about: string): Anchors => ({
  one: `Guesses about ${about}.`,
  three: `Explains ${about} and names a case.`,
  five: `Weighs ${about} against another way.`,
});

export const content = (prompt: string, part: Partial<Content> = {}): Content => ({
  kind: 'knowledge',
  competency: 'c1',
  title: '',
  prompt,
  guide: 'Names the **lock**.',
  probes: ['What would you measure?'],
  signals: [{ text: 'Measures first', red_flag: false }],
  levels: { senior: written('the lock') },
  topics: ['gil'],
  minutes: 6,
  source: '',
  ...part,
});

interface Stored {
  id: string;
  status: Status;
  versions: Content[];
  bank: boolean;
}

/** As the workspace proposes a title, as far as the tests need it. */
const proposed = (prompt: string) => prompt.split('\n')[0]!.replace(/^Tell me about a time when /, '').slice(0, 60);

export const questionRow = (q: Stored, names: Competency[]): QuestionRow => {
  const now = q.versions.at(-1)!;
  return {
    id: q.id,
    title: now.title || proposed(now.prompt),
    prompt: now.prompt.split('\n')[0]!,
    kind: now.kind,
    competency: names.find((c) => c.id === now.competency)?.name ?? '',
    levels: Object.keys(now.levels),
    anchored: Object.entries(now.levels).filter(([, a]) => a.one && a.three && a.five).map(([key]) => key),
    topics: now.topics,
    minutes: now.minutes,
    status: q.status,
    bank: q.bank,
  };
};

interface Draft extends Omit<SetView, 'sections' | 'readiness' | 'publishable' | 'question_minutes' | 'competencies' | 'level_name'> {
  sections: { id: string; title: string; items: { id: string; question: string; weight: number; minutes: number; required: boolean }[] }[];
  rules: Record<string, { weight: number | null; minimum: number | null }>;
}

/** Starts a fake shell over some questions; `more` answers further commands or replaces answers. */
export function fakeBank(prompts: Content[] = [], more: Parameters<typeof fakeShell>[0] = {}) {
  const competencies: Competency[] = [{ id: 'c1', name: 'Concurrency' }, { id: 'c2', name: 'Ownership' }];
  const questions: Stored[] = prompts.map((each, at) => ({ id: `q${at + 1}`, status: 'ready', versions: [each], bank: false }));
  const sets: Draft[] = [];
  const kept = new Set<string>();
  let made = 100;
  const done = (op: string, noun: Noun, id: string | null = null): Changes => ({ ...changes(op, noun), made: id });
  const find = (id: unknown) => questions.find((q) => q.id === id)!;
  const set = (id: unknown) => sets.find((s) => s.id === id)!;
  const holding = (id: unknown) => sets.flatMap((s) => s.sections).find((s) => s.items.some((i) => i.id === id))!;
  const rows = (query: string) =>
    questions
      .map((q) => questionRow(q, competencies))
      .filter((row) =>
        query.split(/\s+/).every((word) => {
          const [key, value] = word.split(':');
          if (key === 'level') return row.levels.includes(value!);
          if (key === 'status') return row.status === value;
          return row.title.toLowerCase().includes(word.toLowerCase());
        }),
      )
      .filter((row) => query.includes('status:') || row.status !== 'archived');

  function view(id: string): QuestionView {
    const q = find(id);
    const now = q.versions.at(-1)!;
    return {
      id,
      status: q.status,
      version: q.versions.length,
      content: now,
      competency_name: competencies.find((c) => c.id === now.competency)?.name ?? '',
      versions: q.versions.map((_, at) => ({ number: at + 1, saved: `2026-03-0${at + 1}T09:00:00Z` })).reverse(),
      sets: [],
      bank: q.bank,
    };
  }

  function setView(id: string): SetView {
    const { rules, ...s } = set(id);
    const everything = s.sections.flatMap((each) => each.items).reduce((sum, item) => sum + item.weight, 0);
    const items = (of: Draft['sections'][number]): ItemView[] =>
      of.items.map((item) => {
        const row = questionRow(find(item.question), competencies);
        return { ...item, share: item.weight / everything, title: row.title, kind: row.kind, competency: row.competency, anchored: row.anchored.includes(s.level) };
      });
    const sections = s.sections.map((each) => ({ ...each, items: items(each), minutes: each.items.reduce((sum, i) => sum + i.minutes, 0) }));
    const all = sections.flatMap((each) => each.items);
    const readiness: Lack[] = all
      .filter((item) => !item.anchored)
      .map((item) => ({ blocks: false, sentence: `“${item.title}” lacks anchors for Senior; write what a 1, a 3 and a 5 sound like.`, mend: 'anchors', item: item.id, competency: null }));
    if (all.length === 0) readiness.unshift({ blocks: true, sentence: 'The set has no questions; add at least one from the bank.', mend: 'bank', item: null, competency: null });
    return {
      ...s,
      level_name: levels.find((l) => l.key === s.level)?.name ?? '',
      sections,
      question_minutes: all.reduce((sum, i) => sum + i.minutes, 0),
      competencies: competencies
        .filter((c) => all.some((i) => i.competency === c.name))
        .map((c) => ({ ...c, ...(rules[c.id] ?? { weight: null, minimum: null }) })),
      readiness,
      publishable: s.changed && readiness.every((lack) => !lack.blocks),
    };
  }

  const setRow = (s: Draft): SetRow => {
    const seen = setView(s.id);
    const { id, title, level, level_name, minutes, question_minutes, changed, archived } = seen;
    return {
      id, title, level, level_name, minutes, question_minutes, changed, archived,
      questions: seen.sections.flatMap((each) => each.items).length,
      version: s.versions[0]?.number ?? null,
      version_id: s.versions[0]?.id ?? null,
      interviews: 0,
      bank: false,
    };
  };

  const edited = (op: string, id: string | null | undefined = null) => {
    for (const s of sets) s.changed = true;
    return done(op, 'set', id ?? null);
  };

  function put(id: unknown, section: unknown, question: unknown, position: unknown): string {
    const { sections } = set(id);
    const into = (sections.find((each) => each.id === section) ?? sections.at(-1))!;
    const item = { id: `i${++made}`, question: String(question), weight: 1, minutes: find(question).versions.at(-1)!.minutes, required: true };
    into.items.splice(position === null ? into.items.length : Number(position), 0, item);
    return item.id;
  }

  const shell = fakeShell({
    levels: () => levels,
    competencies: () => [...competencies],
    topics: () => [{ topic: 'gil', questions: 2 }, { topic: 'asyncio', questions: 1 }],
    history: () => ({ undo: null, redo: null }),
    propose_title: ({ prompt }) => proposed(String(prompt)),
    search_questions: ({ query, offset, limit }) => {
      const all = rows(String(query).trim());
      return { total: all.length, rows: all.slice(Number(offset), Number(offset) + Number(limit)), problem: null };
    },
    question: ({ id }) => view(String(id)),
    question_marks: ({ id, text }) => (/\bmother\b/.test(String(text)) && !kept.has(String(id)) ? ['mother'] : []),
    confirm_question_mark: ({ id }) => {
      kept.add(String(id));
      return done('confirm marked word', 'question');
    },
    question_version: ({ id, number }) => find(id).versions[Number(number) - 1],
    add_competency: ({ name }) => {
      competencies.push({ id: `c${++made}`, name: String(name) });
      return done('add competency', 'competency', `c${made}`);
    },
    add_question: (args) => {
      questions.push({ id: `q${++made}`, status: 'draft', versions: [args.content as Content], bank: false });
      return done('add question', 'question', `q${made}`);
    },
    edit_question: (args) => {
      find(args.id).versions.push(args.content as Content);
      return done('edit question', 'question');
    },
    duplicate_question: ({ id }) => {
      questions.push({ id: `q${++made}`, status: 'draft', versions: [find(id).versions.at(-1)!], bank: false });
      return done('duplicate question', 'question', `q${made}`);
    },
    restore_question_version: ({ id, number }) => {
      find(id).versions.push(find(id).versions[Number(number) - 1]!);
      return done('restore question version', 'question');
    },
    question_ids: ({ query }) => rows(String(query).trim()).map(({ id }) => id),
    edit_questions: (args) => {
      const change = args.change as QuestionChange;
      for (const id of args.ids as string[]) {
        const now = find(id).versions.at(-1)!;
        if (change.what === 'status') find(id).status = change.to;
        else if (change.what === 'add-topics') find(id).versions.push({ ...now, topics: [...now.topics, ...change.to] });
        else if (change.what === 'set-levels') find(id).versions.push({ ...now, levels: Object.fromEntries(change.to.map((key) => [key, now.levels[key] ?? written('')])) });
        else if (change.what === 'competency') find(id).versions.push({ ...now, competency: change.to });
      }
      return done('edit questions', 'question');
    },
    sets: () => sets.map(setRow),
    set: ({ id }) => setView(String(id)),
    add_set: ({ title, level, minutes }) => {
      const id = `s${++made}`;
      sets.push({
        id, title: String(title), level: String(level), minutes: Number(minutes),
        reserve: { introduction: 3, candidate_questions: 5, close: 2 }, room: Number(minutes) - 10,
        sections: [{ id: `${id}-1`, title: '', items: [] }], rules: {},
        thresholds: { no: 2, yes: 3, strong_yes: 4.2 }, versions: [], changed: true, archived: false,
        words: { introduction: 'Say who you are.', candidate_questions: 'What would you like to ask?', close: 'Say what happens next.' },
        planned_on_older: 0,
      });
      return done('add question set', 'set', id);
    },
    duplicate_set: ({ id }) => {
      const copy = structuredClone(set(id));
      sets.push({ ...copy, id: `s${++made}`, title: `${copy.title} (copy)`, versions: [] });
      return done('duplicate question set', 'set', `s${made}`);
    },
    edit_set: ({ id, title, level, minutes }) => {
      Object.assign(set(id), { title, level, minutes });
      return edited('edit question set');
    },
    archive_set: ({ id, archived }) => {
      set(id).archived = Boolean(archived);
      return done('archive question set', 'set');
    },
    add_section: ({ set: id, title }) => {
      set(id).sections.push({ id: `x${++made}`, title: String(title), items: [] });
      return edited('add section', `x${made}`);
    },
    rename_section: ({ section, title }) => {
      sets.flatMap((s) => s.sections).find((each) => each.id === section)!.title = String(title);
      return edited('rename section');
    },
    move_section: ({ section, position }) => {
      const { sections } = sets.find((s) => s.sections.some((each) => each.id === section))!;
      const [moving] = sections.splice(sections.findIndex((each) => each.id === section), 1);
      sections.splice(Number(position), 0, moving!);
      return edited('move section');
    },
    remove_section: ({ section }) => {
      for (const s of sets) s.sections = s.sections.filter((each) => each.id !== section);
      return edited('remove section');
    },
    add_item: ({ set: id, section, question, position }) => edited('add question to set', put(id, section, question, position)),
    add_items: ({ set: id, section, questions }) =>
      edited('add questions to set', (questions as string[]).map((question) => put(id, section, question, null))[0]),
    propose_items: ({ set: id, rows: wants }) => ({
      room: 35,
      rows: (wants as BlueprintRow[]).map(({ competency, level, minutes }) => {
        const there = set(id).sections.flatMap((each) => each.items.map((item) => item.question));
        const picks = questions
          .map((q) => ({ q, now: q.versions.at(-1)! }))
          .filter(({ q, now }) => now.competency === competency && now.levels[level] && now.minutes <= minutes && !there.includes(q.id))
          .map(({ q, now }) => ({ question: q.id, title: now.prompt, kind: now.kind, minutes: now.minutes, reason: `${now.minutes} of the ${minutes} minutes.` }));
        return { items: picks[0] ? [{ pick: picks[0], others: picks.slice(1) }] : [], remarks: picks[0] ? [] : ['The bank has no question for it.'] };
      }),
    }),
    edit_item: ({ item, weight, minutes, required }) => {
      Object.assign(holding(item).items.find((each) => each.id === item)!, { weight, minutes, required });
      return edited('edit question in set');
    },
    move_item: ({ item, section, position }) => {
      const from = holding(item);
      const [moving] = from.items.splice(from.items.findIndex((each) => each.id === item), 1);
      sets.flatMap((s) => s.sections).find((each) => each.id === section)!.items.splice(Number(position), 0, moving!);
      return edited('move question');
    },
    remove_item: ({ item }) => {
      const from = holding(item);
      from.items = from.items.filter((each) => each.id !== item);
      return edited('remove question');
    },
    set_competency_rule: ({ set: id, competency, weight, minimum }) => {
      set(id).rules[String(competency)] = { weight: weight as number | null, minimum: minimum as number | null };
      return edited('change competency rule');
    },
    set_words: ({ id, words }) => {
      set(id).words = words as SetView['words'];
      return edited('edit words to say');
    },
    move_planned: ({ set: id }) => {
      set(id).planned_on_older = 0;
      return done('move planned interviews', 'interview');
    },
    set_thresholds: ({ set: id, thresholds }) => {
      set(id).thresholds = thresholds as SetView['thresholds'];
      return edited('change thresholds');
    },
    publish_set: ({ id }) => {
      const s = set(id);
      const number = s.versions.length + 1;
      s.versions.unshift({ id: `v${number}`, number, published: '2026-03-02T10:00:00Z', questions: s.sections.flatMap((each) => each.items).length, interviews: 0, asked: [] });
      s.changed = false;
      return done('publish question set', 'set');
    },
    ...more,
  });
  return { shell, questions, sets, competencies };
}
