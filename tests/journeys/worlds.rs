//! Workspaces as people have them, told through the product's own verbs: a team in the middle of its hiring, and one
//! where everything is as long, as foreign and as much as it can be. Stories, pictures and measurements share them.

use std::collections::BTreeMap;

use model::answer::NoteKind;
use model::decision::Decision;
use model::id::{AnswerId, InterviewId, OpeningId, SetId};
use model::interview::Step;
use model::level::{Level, LevelKey};
use model::question::{Anchors, Kind, QuestionChange, Signal, Status};
use model::time::{Day, Timestamp};
use workspace::Workspace;
use workspace::view::closing::ClosingTexts;
use workspace::view::import::{ImportDraft, Placing};
use workspace::view::opening::{OpeningForm, Plan};
use workspace::view::settings::Settings;

use crate::support::{Hand, look, made, rating};

/// Who interviews in the typical workspace.
pub const INTERVIEWER: &str = "Inês Ferreira";
/// Whose interview runs when the typical workspace is opened.
pub const RUNNING: &str = "Adaeze Okonkwo";
/// Whose interview was closed before everything was rated.
pub const UNRATED: &str = "Łukasz Żółtowski";

/// Names of some eighty characters in many scripts; the first is whose interview runs in the extreme workspace.
pub const LONG_NAMES: [&str; 8] = [
    "عبد الرحمن بن محمد بن عبد العزيز بن إبراهيم آل سليمان الأنصاري البغدادي ثم القاهري",
    "Ибрагимова-Зульфикарова Екатерина Александровна, урождённая Мухаметдинова-Казанцева",
    "欧阳静怡・司马承恩・上官婉儿・诸葛明月・夏侯云飞・皇甫若兰・东方文清・慕容雪松・令狐长风・公孙大娘・尉迟敬德・长孙无忌・宇文若水・端木蕻良・南宫子墨・百里奚平・东郭先生",
    "אביגיל־שולמית בת־ציון רוזנבלום־אלקלעי לבית אבו־חצירא, מן העיר צפת שבגליל העליון והתחתון",
    "Oberwaldschlösschenbrückenbauingenieursgesellschaftsvorstandsvorsitzendertochter",
    "María Inmaculada Concepción de los Ángeles Fernández de Córdoba y Álvarez de Toledo",
    "श्रीमती लक्ष्मी नारायणी वेंकटसुब्रमण्यम् अय्यर कृष्णमूर्ति राजगोपालाचारी चक्रवर्ती शर्मा",
    "Nguyễn Phúc Bảo Quỳnh Trâm Anh Thị Hồng Ngọc Diễm Hằng Tôn Nữ Công Tằng Tiểu Muội Lệ",
];

/// Prompts that a list, a page and a live interview must all bear.
const LONG_PROMPTS: [&str; 4] = [
    "صف موقفًا اضطررت فيه إلى الاختيار بين إصدار الميزة في موعدها وبين إصلاح عيب في Python 3.12 كان يظهر مرة كل ألف طلب. ماذا فعلت؟ ومن شاركك القرار؟",
    "假设一个服务在高峰期每分钟处理十二万个请求，其中百分之三在等待同一把锁（`threading.Lock`）。请说明你会先看什么、怎样证明瓶颈就在那里，以及在不停机的情况下如何修复。",
    "ספרו על פעם שבה גיליתם אחרי הפריסה שהנחת יסוד בתכנון הייתה שגויה. מה ראיתם קודם, מה אמרתם לצוות, ומה שיניתם ב־`pipeline` כדי שזה לא יקרה שוב?",
    "Tell me about a migration in which `pneumonoultramicroscopicsilicovolcanoconiosis_registration_identifier_v2_backfill` had to run beside live traffic.\n\n```python\nasync def backfill(rows, *, batch=500, pause=0.05, on_conflict='keep', dry_run=False, audit_trail=None, retry=3):\n    async for chunk in batched(rows, batch):\n        await write(chunk)\n```\n\nHow did you know that it was right?",
];

/// How long before the present everything else happened.
const BEFORE: i64 = 30 * 24 * HOUR;
const HOUR: i64 = 60 * MINUTE;
const MINUTE: i64 = 60_000;

/// A team in the middle of its hiring: the worked example, two openings, and interviews in every state. One of them
/// is running when the clock is back at where it came in.
pub fn typical(ws: &mut Workspace, hand: &Hand) {
    let now = hand.now();
    ws.save_settings(Settings { interviewer: INTERVIEWER.into(), welcomed: true, ..ws.settings().unwrap() })
        .unwrap();
    ws.load_example().unwrap();
    let set = set_called(ws, "Python knowledge, mid level");
    let opening = opening(ws, "Backend engineer, payments", set);
    let data = self::opening(ws, "Data engineer, Nairobi", set);
    for (name, hours) in [("Mateus Tavares", 26), ("Sólveig Jónsdóttir", 75), ("陈思远", 190)] {
        planned(ws, data, set, name, Some(now.plus(hours * HOUR)));
    }
    planned(ws, opening, set, "Leilani Kealoha", Some(now.plus(2 * HOUR)));

    hand.stand_at(now.plus(-BEFORE));
    let sealed = planned(ws, opening, set, "Zeynep Aydın", None);
    held(ws, hand, sealed, &[4, 3, 5, 4, 4, 5, 3, 4]);
    finish(ws, sealed, Decision::Yes);
    ws.step_interview(sealed, Step::Seal).unwrap();
    let unrated = planned(ws, opening, set, UNRATED, None);
    held(ws, hand, unrated, &[3, 0, 4, 0, 2]);
    let paused = planned(ws, opening, set, "Hemi Paki", None);
    held_until(ws, hand, paused, &[3, 4]);
    ws.step_interview(paused, Step::Pause).unwrap();

    let draft: SetId = made(ws.duplicate_set(set).unwrap());
    ws.edit_set(draft, "Python knowledge for data engineers".into(), LevelKey("mid".into()), 30).unwrap();
    let changed = ws.search_questions("deadlock".into(), 0, 1).unwrap().rows[0].id;
    for more in ["\n\nSay first what you would look at.", " Then say how you would know that it is mended."] {
        let mut content = ws.question(changed).unwrap().content;
        content.prompt.push_str(more);
        ws.edit_question(changed, content).unwrap();
    }
    let few: Vec<_> = ws.search_questions("level:senior".into(), 0, 4).unwrap().rows;
    ws.edit_questions(few.iter().map(|q| q.id).collect(), QuestionChange::Status(Status::Archived)).unwrap();

    hand.stand_at(now.plus(-15 * MINUTE));
    let running = planned(ws, opening, set, RUNNING, None);
    held_until(ws, hand, running, &[4, 3, 0]);
}

/// Whose interview has taken longer than its slot, in the workspace of the odd states.
pub const LATE: &str = "Siobhán Ní Dhomhnaill";
/// Whose interview was closed without any rating.
pub const BARE: &str = "Kalinda Mbeki";
/// Whose ratings stand without evidence.
pub const UNSUPPORTED: &str = "Paulo Guterres";
/// A question set that has none yet.
pub const BEGUN: &str = "Backend, senior, second conversation";
/// The opening whose candidates were asked two different sets.
pub const TWO_SETS: &str = "Backend engineer, Amman and Shanghai";

/// What a team meets now and then: an opening with two sets and seven candidates, a set that changed after it was
/// published, and interviews that ran over, were rated without notes, or not rated at all.
pub fn odd(ws: &mut Workspace, hand: &Hand) {
    let now = hand.now();
    ws.save_settings(Settings { interviewer: INTERVIEWER.into(), welcomed: true, ..ws.settings().unwrap() })
        .unwrap();
    let first = set_called(ws, "Python knowledge, mid level");
    let second = set_called(ws, "Python task, mid level");
    let two = opening(ws, TWO_SETS, first);
    hand.stand_at(now.plus(-BEFORE));
    let people = [
        "陈思远",
        "عبد الرحمن الأنصاري",
        "欧阳静怡",
        "ليلى حداد",
        "王小明",
        "נועה ברקוביץ׳",
        "Nguyễn Thị Hạnh",
    ];
    for (n, name) in people.into_iter().enumerate() {
        let id = planned(ws, two, if n < 4 { first } else { second }, name, None);
        let ratings: Vec<u8> = (0..6).map(|q| u8::try_from((n * 3 + q * 2) % 5 + 1).unwrap()).collect();
        held(ws, hand, id, &ratings);
        finish(ws, id, [Decision::Yes, Decision::No, Decision::StrongYes][n % 3]);
    }
    let opening = opening(ws, "Backend engineer, payments", first);
    let bare = planned(ws, opening, first, BARE, None);
    held(ws, hand, bare, &[0, 0, 0]);
    let unsupported = planned(ws, opening, first, UNSUPPORTED, None);
    ws.step_interview(unsupported, Step::Start).unwrap();
    for (answer, given) in look(ws, unsupported).answers.into_iter().zip([4, 3, 5, 2, 4, 3]) {
        ws.open_answer(answer.id).unwrap();
        hand.minutes(4);
        ws.rate_answer(answer.id, rating(given)).unwrap();
    }
    ws.add_note(look(ws, unsupported).answers[2].id, NoteKind::Impression, "Has a charming accent.".into())
        .unwrap();
    ws.step_interview(unsupported, Step::Close).unwrap();

    let item = ws.set(first).unwrap().sections[0].items[0].clone();
    ws.edit_item(item.id, 2.0, item.minutes + 2, true).unwrap();
    ws.remove_item(ws.set(first).unwrap().sections[0].items[1].id).unwrap();
    let mut content = ws.question(item.question).unwrap().content;
    content.prompt.push_str("\n\nSay first what you would look at.");
    ws.edit_question(item.question, content).unwrap();
    ws.publish_set(first).unwrap();
    ws.add_set(BEGUN.into(), LevelKey("senior".into()), 45).unwrap();

    hand.stand_at(now.plus(-52 * MINUTE));
    let late = planned(ws, opening, first, LATE, None);
    ws.step_interview(late, Step::Start).unwrap();
    for (answer, given) in look(ws, late).answers.into_iter().zip([4, 3, 4, 2]) {
        ws.open_answer(answer.id).unwrap();
        hand.minutes(12);
        ws.add_note(answer.id, NoteKind::Quote, "I would ask who needs it first.".into()).unwrap();
        ws.rate_answer(answer.id, rating(given)).unwrap();
    }
}

/// Everything at its limit: `questions` imported questions (10,000 and more), competencies, rungs, sets, openings and
/// people with names of eighty characters in many scripts, an opening with 120 candidates of whom sixteen were
/// interviewed, and a running interview whose question has sixty notes and a guide near the limit.
pub fn extreme(ws: &mut Workspace, hand: &Hand, questions: usize) {
    let now = hand.now();
    hand.stand_at(now.plus(-BEFORE));
    let settings = Settings { interviewer: LONG_NAMES[1].into(), welcomed: true, ..ws.settings().unwrap() };
    ws.save_settings(settings).unwrap();
    let mut ladder = ws.levels().unwrap();
    let name = "Principal engineer with responsibility for more than one team and more than one place";
    ladder.push(Level { key: LevelKey(String::new()), name: name.into(), years_from: 15, years_to: None });
    ws.save_levels(ladder).unwrap();

    ws.import_drafts((0..questions).map(draft).collect(), Vec::new(), None).unwrap();
    let long: Vec<ImportDraft> = (0..24).map(limit).collect();
    let title =
        "Platform engineering, distributed systems and everything that was asked for by the six teams";
    let set: SetId = made(ws.import_drafts(long, Vec::new(), Some(title.into())).unwrap());
    ws.edit_set(set, title.into(), LevelKey("mid".into()), 120).unwrap();
    ws.publish_set(set).unwrap();
    for name in LONG_NAMES {
        ws.add_set(format!("{name} 2"), LevelKey("senior".into()), 45).unwrap();
    }

    let opening = opening(
        ws,
        "Staff engineer for the platform, the pipelines and the people who depend on both of them",
        set,
    );
    for n in 0..120 {
        let contact =
            format!("a.very.long.address.of.candidate.{n}@recruiting.subdomain.of.an.organisation.example");
        let name = LONG_NAMES[n % LONG_NAMES.len()];
        let name = if n < 60 {
            format!("{name} {n}")
        } else {
            format!("{} {n}", name.split(' ').next().unwrap_or(name))
        };
        let candidate = made(ws.add_candidate(opening, name, contact).unwrap());
        if n < 16 {
            let plan = Plan { candidate: Some(candidate), ..plan(opening, set, "") };
            let id = made(ws.plan_interview(plan).unwrap());
            let ratings: Vec<u8> = (0..24).map(|q| u8::try_from((n * 7 + q * 3) % 6).unwrap()).collect();
            held(ws, hand, id, &ratings);
            if n % 3 > 0 {
                finish(ws, id, if n % 2 == 0 { Decision::No } else { Decision::StrongYes });
            }
        }
    }
    for name in LONG_NAMES {
        let title = format!("{name}, 1");
        self::opening(ws, &title.chars().take(80).collect::<String>(), set);
        planned(ws, opening, set, name, Some(now.plus(200 * HOUR)));
    }

    hand.stand_at(now.plus(-24 * MINUTE));
    let running = planned(ws, opening, set, LONG_NAMES[0], None);
    held_until(ws, hand, running, &[4, 5, 1, 0]);
    let current = look(ws, running).current.unwrap();
    let kinds = [NoteKind::Quote, NoteKind::Behaviour, NoteKind::Impression, NoteKind::Remark];
    for n in 0..60_usize {
        let said = LONG_PROMPTS[n % LONG_PROMPTS.len()];
        let text = if n % 3 == 0 { format!("{said} {said}") } else { said.chars().take(30 + n).collect() };
        ws.add_note(current, kinds[n % kinds.len()], text.replace('\n', " ")).unwrap();
        hand.seconds(4);
    }
}

/// The set whose title begins so.
pub fn set_called(ws: &Workspace, title: &str) -> SetId {
    ws.sets().unwrap().into_iter().find(|s| s.title.starts_with(title)).expect("the bank ships it").id
}

fn opening(ws: &mut Workspace, title: &str, set: SetId) -> OpeningId {
    let retention = Some(Day::try_from("2027-12-31".to_owned()).unwrap());
    let form = OpeningForm { title: title.into(), level: LevelKey("mid".into()), sets: vec![set], retention };
    made(ws.add_opening(form).unwrap())
}

fn plan(opening: OpeningId, set: SetId, name: &str) -> Plan {
    Plan {
        opening: Some(opening),
        opening_title: String::new(),
        candidate: None,
        candidate_name: name.into(),
        candidate_contact: String::new(),
        set,
        interviewer: INTERVIEWER.into(),
        planned: None,
    }
}

fn planned(
    ws: &mut Workspace,
    opening: OpeningId,
    set: SetId,
    name: &str,
    planned: Option<Timestamp>,
) -> InterviewId {
    made(ws.plan_interview(Plan { planned, ..plan(opening, set, name) }).unwrap())
}

/// Asks one question after the other, notes two lines each, and rates; 0 is left unrated. What is not in `ratings`
/// is not reached, and the last one stays open.
fn held_until(ws: &mut Workspace, hand: &Hand, id: InterviewId, ratings: &[u8]) {
    ws.step_interview(id, Step::Start).unwrap();
    let answers: Vec<(AnswerId, bool)> =
        look(ws, id).answers.iter().map(|a| (a.id, a.signals.is_empty())).collect();
    for (n, ((answer, bare), given)) in answers.into_iter().zip(ratings).enumerate() {
        ws.open_answer(answer).unwrap();
        hand.seconds(95);
        let quote = "I would write the failing case down first, then look.";
        ws.add_note(answer, NoteKind::Quote, quote.into()).unwrap();
        hand.seconds(150);
        let (kind, seen) = match n % 3 {
            1 => (NoteKind::Impression, "Unhurried, asks back when the question is open."),
            _ => (NoteKind::Behaviour, "Draws the two threads and the lock between them."),
        };
        ws.add_note(answer, kind, seen.into()).unwrap();
        if !bare {
            ws.tick_signal(answer, 0, true).unwrap();
        }
        if *given > 0 {
            ws.rate_answer(answer, rating(*given)).unwrap();
        }
        hand.seconds(40);
    }
}

fn held(ws: &mut Workspace, hand: &Hand, id: InterviewId, ratings: &[u8]) {
    held_until(ws, hand, id, ratings);
    ws.step_interview(id, Step::Close).unwrap();
}

/// Settles what is unrated, writes the texts, and decides.
fn finish(ws: &mut Workspace, id: InterviewId, decision: Decision) {
    for answer in look(ws, id).answers {
        if answer.wants_rating {
            ws.set_not_assessed(answer.id, true).unwrap();
        }
    }
    let texts = ClosingTexts {
        strengths: "Reasons from what can be measured, and says what would change her mind.".into(),
        concerns: "Has not run anything for others at night yet; would need company on call at first.".into(),
        summary: "At the level in most of what was asked. Concurrency is the strongest part.".into(),
    };
    ws.write_closing(id, texts).unwrap();
    ws.decide(id, Some(decision), "The team needs this now, and the rest can be learnt.".into()).unwrap();
}

/// One of the many, short and plain enough to be many.
fn draft(n: usize) -> ImportDraft {
    let kinds = [Kind::Knowledge, Kind::PastBehaviour, Kind::Situational, Kind::Task];
    let prompts = [
        format!("What happens when {n} requests wait for one connection, and how would you see it?"),
        format!("第{n}题：当缓存与数据库不一致时，你会怎样发现并修复？"),
        format!("السؤال {n}: كيف تكتشف أن الفهرس لم يُستخدم؟"),
        format!(
            "Tell me about the time number {n} that a release had to be taken back within the hour, who noticed, and what you did in the first ten minutes."
        ),
        format!("שאלה {n}: מתי הייתם מוחקים קוד שעובד?"),
    ];
    let competency = match n % 23 {
        at @ 0..8 => LONG_NAMES[at].to_owned(),
        at => format!("Competency {at}"),
    };
    ImportDraft {
        key: String::new(),
        kind: kinds[n % kinds.len()],
        competency,
        title: String::new(),
        prompt: prompts[n % prompts.len()].clone(),
        guide: "What to listen for: a cause that was shown, not guessed; a change that was measured.".into(),
        probes: vec!["How did you know?".into()],
        signals: vec![Signal { text: "Measures first".into(), red_flag: false }],
        levels: BTreeMap::from([(
            LevelKey(["junior", "mid", "senior", "staff"][n % 4].into()),
            Anchors::default(),
        )]),
        topics: vec![format!("topic-{}", n % 211), "數據庫".into()],
        minutes: 5,
        source: "the old sheet".into(),
        placing: Placing::Add,
    }
}

/// One of the few whose every text is long; the fourth has a guide near the limit.
fn limit(n: usize) -> ImportDraft {
    let said = LONG_PROMPTS[n % LONG_PROMPTS.len()].replace("```", "").replace('\n', " ");
    let anchors = |n: usize| format!("{said} {}", "And says how it was measured. ".repeat(n));
    let guide = if n == 3 { format!("- {said}\n").repeat(500) } else { format!("- {said}\n").repeat(4) };
    ImportDraft {
        competency: LONG_NAMES[n % LONG_NAMES.len()].into(),
        prompt: format!("{} ({n})", LONG_PROMPTS[n % LONG_PROMPTS.len()]),
        guide,
        probes: (0..8).map(|p| format!("{p}. {said}")).collect(),
        signals: (0..9).map(|s| Signal { text: format!("{s}. {said}"), red_flag: s > 5 }).collect(),
        levels: BTreeMap::from([(
            LevelKey("mid".into()),
            Anchors { one: anchors(1), three: anchors(4), five: anchors(9) },
        )]),
        topics: LONG_NAMES.iter().map(|name| name.chars().take(80).collect()).collect(),
        ..draft(n)
    }
}
