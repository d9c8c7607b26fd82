// Every command of the shell, once. The same list makes the Tauri handlers, the app manifest that names them, and the
// typed wrappers of the window, so that the three cannot differ.
//
// `ask` reads through `&Workspace`; `act` writes through `&mut Workspace`, returns Changes and tells every window
// what was touched; `own` is a function of the shell itself in shell_commands.rs.
commands! {
    ask home() -> Home;
    ask levels() -> Vec<Level>;
    ask competencies() -> Vec<Competency>;
    ask topics() -> Vec<TopicCount>;
    ask search_questions(query: String, offset: u32, limit: u32) -> QuestionPage;
    ask question_ids(query: String) -> Vec<QuestionId>;
    ask question(id: QuestionId) -> QuestionView;
    ask question_version(id: QuestionId, number: u32) -> Content;
    ask propose_title(prompt: String) -> String;
    ask sets() -> Vec<SetRow>;
    ask set(id: SetId) -> SetView;
    ask propose_items(set: SetId, rows: Vec<BlueprintRow>) -> Proposal;
    ask set_version(id: SetVersionId) -> Published;
    ask set_difference(older: SetVersionId, newer: Option<SetVersionId>) -> Vec<SetChange>;
    ask openings() -> Vec<OpeningRow>;
    ask opening(id: OpeningId) -> OpeningView;
    ask waiting_candidates() -> Vec<WaitingCandidate>;
    ask interviews() -> Vec<InterviewRow>;
    ask interview(id: InterviewId) -> InterviewView;
    ask closing(id: InterviewId) -> Closing;
    ask scorecard(id: InterviewId, blind: bool) -> Scorecard;
    ask comparison(opening: OpeningId, blind: bool) -> Comparison;
    ask bin() -> Vec<BinRow>;
    ask removal(kind: BinKind, id: String) -> Removal;
    ask settings() -> Settings;
    ask history() -> History;
    ask question_marks(id: Option<QuestionId>, text: String) -> Vec<String>;
    ask marks(text: String) -> Vec<Mark>;

    act undo(step: Option<u32>);
    act redo(step: Option<u32>);
    act save_settings(settings: Settings);
    act load_example();
    act remove_example();

    act save_levels(levels: Vec<Level>);
    act add_competency(name: String);
    act rename_competency(id: CompetencyId, name: String);
    act remove_competency(id: CompetencyId);

    act add_question(content: Content);
    act edit_question(id: QuestionId, content: Content);
    act duplicate_question(id: QuestionId);
    act restore_question_version(id: QuestionId, number: u32);
    act confirm_question_mark(id: QuestionId, word: String);
    act edit_questions(ids: Vec<QuestionId>, change: QuestionChange);

    act import_drafts(drafts: Vec<ImportDraft>, sets: Vec<WrittenSet>, set_title: Option<String>);

    act add_set(title: String, level: LevelKey, minutes: u16);
    act duplicate_set(id: SetId);
    act edit_set(id: SetId, title: String, level: LevelKey, minutes: u16);
    act archive_set(id: SetId, archived: bool);
    act add_section(set: SetId, title: String);
    act rename_section(section: SectionId, title: String);
    act move_section(section: SectionId, position: u32);
    act remove_section(section: SectionId);
    act add_item(set: SetId, section: Option<SectionId>, question: QuestionId, position: Option<u32>);
    act add_items(set: SetId, section: Option<SectionId>, questions: Vec<QuestionId>);
    act edit_item(item: ItemId, weight: f64, minutes: u16, required: bool);
    act move_item(item: ItemId, section: SectionId, position: u32);
    act remove_item(item: ItemId);
    act set_competency_rule(set: SetId, competency: CompetencyId, weight: Option<f64>, minimum: Option<f64>);
    act set_thresholds(set: SetId, thresholds: Thresholds);
    act set_words(id: SetId, words: Words);
    act publish_set(id: SetId);
    act move_planned(set: SetId);

    act add_opening(form: OpeningForm);
    act edit_opening(id: OpeningId, form: OpeningForm);
    act archive_opening(id: OpeningId, archived: bool);
    act add_candidate(opening: OpeningId, name: String, contact: String);
    act edit_candidate(id: CandidateId, name: String, contact: String);
    act remove_candidate(id: CandidateId);
    act import_candidates(opening: OpeningId, people: Vec<Person>);

    act plan_interview(plan: Plan);
    act edit_plan(id: InterviewId, interviewer: String, planned: Option<Timestamp>);
    act remove_interview(id: InterviewId);
    act restore_removed(kind: BinKind, id: String);
    act remove_for_good(kind: BinKind, id: String);
    act step_interview(id: InterviewId, step: Step);
    act end_interview(id: InterviewId, end: End, reason: String);
    act enter_interview(id: InterviewId, began: Timestamp, minutes: Option<u32>);
    act correct_interview(id: InterviewId, facts: Facts, reason: String);
    act open_answer(answer: AnswerId);
    act set_outcome(answer: AnswerId, outcome: Outcome, reason: String);
    act rate_answer(answer: AnswerId, rating: Option<Rating>);
    act set_not_assessed(answer: AnswerId, not_assessed: bool);
    act tick_signal(answer: AnswerId, signal: u32, ticked: bool);
    act use_probe(answer: AnswerId, probe: u32, used: bool);
    act add_note(answer: AnswerId, kind: NoteKind, text: String);
    act edit_note(note: NoteId, kind: NoteKind, text: String);
    act remove_note(note: NoteId);
    act confirm_mark(note: NoteId, word: String);
    act add_ad_hoc(interview: InterviewId, question: Option<QuestionId>, prompt: String);
    act remove_ad_hoc(answer: AnswerId);
    act write_closing(id: InterviewId, texts: ClosingTexts);
    act confirm_text_mark(id: InterviewId, word: String);
    act decide(id: InterviewId, decision: Option<Decision>, reason: String);

    own about() -> About;
    own licenses() -> Vec<Licensed>;
    own license_text(id: u32) -> String;
    own scorecard_pages(id: InterviewId, blind: bool, guide: bool, notes: bool, summary_only: bool) -> Vec<String>;
    own export_scorecard(id: InterviewId, format: ExportFormat, blind: bool, guide: bool, notes: bool, summary_only: bool) -> Option<Exported>;
    own show_exported() -> ();
    own export_comparison(opening: OpeningId, blind: bool) -> Option<Exported>;
    own export_comparison_table(opening: OpeningId, blind: bool, guard: bool) -> Option<Exported>;
    own export_calendar(id: InterviewId, cancelled: bool) -> Option<Exported>;
    own read_import(paths: Option<Vec<String>>, encoding: Option<String>, columns: Option<ImportColumns>, beside: Vec<WaitingDraft>) -> Option<ImportPreview>;
    own cancel_import() -> ();
    own read_candidates(opening: OpeningId, paths: Option<Vec<String>>) -> Option<CandidatePreview>;
    own export_questions(ids: Option<Vec<QuestionId>>, query: String, format: QuestionFormat, guard: bool) -> Option<Exported>;
    own export_set(id: SetId, format: QuestionFormat, guard: bool) -> Option<Exported>;
    own show_candidate_window(interview: InterviewId, show: bool) -> bool;
    own on_screen(interview: Option<InterviewId>) -> ();
    own candidate_page() -> CandidatePage;
    own file_state() -> FileState;
    own open_workspace(path: Option<String>, make: bool) -> Option<About>;
    own make_workspace() -> About;
    own save_copy(continue_there: bool) -> Option<About>;
    own backups() -> Backups;
    own back_up() -> Backups;
    own choose_backup_folder(beside: bool) -> Option<Backups>;
    own preview_backup(path: Option<String>) -> Option<BackupPreview>;
    own restore_backup(path: String) -> Restored;
    own leave(stored: bool) -> ();
    own quit() -> ();
    own set_window_title(title: String) -> ();
    own zoom(percent: u16) -> ();
    own show_theme(theme: Theme) -> ();
    own show_verbs(verbs: Vec<MenuVerb>) -> ();
}
