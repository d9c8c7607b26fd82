//! Labels that say what a piece of text is: "Answer:", "What to look for", "Follow-up:", "Difficulty: hard".

use super::asks::{self, Asks};
use super::{line, mark};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// What a label announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Label {
    /// What a good reply says.
    Answer,
    /// What the interviewer should listen for.
    Guidance,
    /// A word that announces guidance in interview guides and anything elsewhere ("Purpose", "Score").
    Remark,
    /// Prepared follow-ups.
    Probes,
    /// Choices.
    Options,
    /// The level of the question.
    Level,
    /// Its topic.
    Topic,
    /// The question itself, without a number.
    Question,
}

const ANSWERS: &str = "\
answer|answers|ans|a|sample answer|sample answers|example answer|example answers|model answer|\
suggested answer|possible answer|possible answers|correct answer|correct answers|right answer|\
correct option|correct|expected answer|ideal answer|short answer|long answer|quick answer|\
detailed answer|the answer|solution|sample response|example response|suggested response|response|\
your answer|show answer|view answer|see answer|reveal answer|toggle answer|click to see the answer|\
click to see answer|click for answer|answer key|best answer|sample solution|explanation|\
answer & explanation|answer and explanation|answer explanation|click to reveal answer|hint answer|\
expert answer|star answer|ответ|ответы|пример ответа|образец ответа|правильный ответ|верный ответ|\
решение|о|показать ответ|посмотреть ответ|краткий ответ|пояснение|объяснение|ожидаемый ответ|\
возможный ответ|идеальный ответ|respuesta|respuestas|respuesta modelo|ejemplo de respuesta|\
respuesta correcta|respuesta esperada|posible respuesta|respuesta sugerida|solución|explicación|\
ver respuesta|mostrar respuesta|r|resposta|respostas|exemplo de resposta|resposta correta|\
resposta esperada|resposta modelo|possível resposta|solução|explicação|ver resposta|mostrar resposta|\
antwort|antworten|musterantwort|beispielantwort|richtige antwort|mögliche antwort|erwartete antwort|\
lösung|erklärung|antwort anzeigen|réponse|réponses|exemple de réponse|réponse attendue|réponse type|\
bonne réponse|réponse correcte|réponse possible|explication|voir la réponse|afficher la réponse|答|答案|回答|\
参考答案|解答|解析|示例回答|答案示例|示例答案|答题示例|参考回答|正确答案|标准答案|答复|回复|查看答案|答案解析|範例回答|參考答案|解釋|回答示例|回答示範|الإجابة|الاجابة|الجواب|إجابة|\
اجابة|جواب|ج|إجابة نموذجية|الإجابة النموذجية|الإجابة الصحيحة|الحل|مثال على الإجابة|risposta|odpowiedź|\
відповідь|antwoord|cevap|yanıt|回答例|答え|解答例|الاجابة الصحيحة|답변|답|정답|svar|odpověď|trả lời|đáp án|απάντηση|отговор|odgovor|răspuns|válasz|vastaus|תשובה|پاسخ|جواب|atbilde|उत्तर|উত্তর|คำตอบ|jawaban|odpoveď|\
ответ|hlavní odpověď";

const GUIDANCE: &str = "\
how to answer|how to answer this|tips to answer|what to look for|look for|listen for|listening for|what to listen for|red flag|red flags|green flag|\
green flags|yellow flags|good answer|good answers|great answer|great answers|strong answer|\
strong answers|weak answer|weak answers|poor answer|poor answers|bad answer|bad answers|\
excellent answer|average answer|acceptable answer|wrong answer|strong response|weak response|\
poor response|scoring|scoring guide|scoring rubric|scoring criteria|evaluation criteria|evaluation tips|\
evaluation guide|how to evaluate|interviewer note|interviewer notes|note for interviewer|\
note to interviewer|notes for interviewer|notes for the interviewer|notes for interviewers|\
note to the interviewer|interviewer guidance|interviewer guide|interviewer tip|interviewer tips|\
tips for interviewers|tip for interviewers|for the interviewer|why ask this|why ask this question|\
why ask|why you should ask this|why this question|why we ask this|why we ask|why it's asked|\
why interviewers ask this|why they ask this|why they ask|purpose of the question|what this reveals|\
what this tells you|what it reveals|what it tests|what this tests|what it assesses|what this assesses|\
what it evaluates|what we're testing|what you're testing|positive signals|negative signals|\
positive indicators|negative indicators|strong signals|weak signals|strong signal|weak signal|\
bonus points|bonus points for|extra points|key points to look for|points to cover|expected points|\
key points to listen for|what a good answer looks like|what good looks like|what a good answer includes|\
what makes a good answer|what bad looks like|assessment criteria|what we're looking for|\
what we are looking for|what you're looking for|what you are looking for|what they're looking for|\
what interviewers look for|what the interviewer wants|what interviewers want to hear|ideal candidate|\
warning signs|watch for|watch out for|things to look for|expect to hear|key indicators|\
на что обратить внимание|на что смотреть|на что обращать внимание|что слушать|что ищем|красные флаги|\
красный флаг|зелёные флаги|тревожные сигналы|тревожные признаки|критерии оценки|хороший ответ|\
плохой ответ|слабый ответ|сильный ответ|отличный ответ|заметка для интервьюера|заметки для интервьюера|\
интервьюеру|для интервьюера|подсказка интервьюеру|что проверяем|что проверяет|что оценивает|\
зачем спрашиваем|зачем спрашивать|цель вопроса|что хотим услышать|qué buscar|que buscar|en qué fijarse|\
señales de alerta|señales de alarma|señales positivas|banderas rojas|buena respuesta|mala respuesta|\
criterios de evaluación|nota para el entrevistador|notas para el entrevistador|qué evaluar|qué evalúa|qué evalúa el entrevistador|\
qué escuchar|qué observar|por qué preguntarlo|rúbrica|o que observar|o que procurar|o que buscar|\
o que ouvir|sinais de alerta|sinais positivos|boa resposta|resposta ruim|resposta fraca|resposta forte|\
critérios de avaliação|nota para o entrevistador|notas para o entrevistador|o que avaliar|o que avalia|\
bandeiras vermelhas|rubrica|por que perguntar|worauf achten|worauf sie achten sollten|\
worauf zu achten ist|worauf du achten solltest|darauf achten|warnsignale|warnzeichen|alarmsignale|\
gute antwort|schlechte antwort|starke antwort|schwache antwort|bewertungskriterien|\
hinweis für interviewer|hinweise für interviewer|hinweis für den interviewer|\
hinweise für den interviewer|pluspunkte|ziel der frage|warum diese frage|ce qu'il faut rechercher|\
ce qu’il faut rechercher|à rechercher|que rechercher|points à observer|signaux d'alerte|\
signaux d’alerte|signaux positifs|mauvaise réponse|critères d'évaluation|critères d’évaluation|\
note pour le recruteur|note pour l'intervieweur|note à l'intervieweur|ce que l'on évalue|\
ce que l’on évalue|points d'attention|drapeaux rouges|à écouter|grille d'évaluation|\
pourquoi cette question|答题思路|答题要点|答题关键点|回答思路|回答要点|考察点|考查点|考察要点|评分标准|评价标准|评分要点|面试官提示|面试官注意|面试官备注|关注点|观察要点|观察点|危险信号|优秀回答|好的回答|差的回答|\
加分项|扣分项|考察目的|提问目的|ما الذي تبحث عنه|ما تبحث عنه|علامات تحذيرية|علامات الخطر|إشارات تحذيرية|\
معايير التقييم|ملاحظة للمحاور|ملاحظات للمحاور|إجابة جيدة|إجابة ضعيفة|الهدف من السؤال|looking for|\
good response|rubric";

const REMARKS: &str = "\
score|scorecard|evaluation|why this matters|why it works|why this works|why it matters|purpose|intent|\
assesses|signals|bonus|assessment|assess|guidance|критерии|оценка|ожидания|бонус|objetivo|bewertung|\
objectif|评分|红旗|التقييم";

const PROBES: &str = "\
follow-up|follow up|followup|follow-ups|follow ups|followups|follow up question|follow up questions|\
follow-up question|follow-up questions|possible follow-ups|possible follow-up questions|\
possible follow up|probe|probes|probing question|probing questions|additional question|\
additional questions|further questions|further question|deeper questions|dig deeper|going deeper|\
deeper probe|next question|optional follow-up|related questions to ask|sub questions|sub-questions|\
дополнительный вопрос|дополнительные вопросы|доп вопрос|доп вопросы|доп. вопрос|доп. вопросы|\
уточняющие вопросы|уточняющий вопрос|следующий вопрос|seguimiento|preguntas de seguimiento|\
pregunta de seguimiento|repregunta|repreguntas|preguntas adicionales|perguntas de acompanhamento|\
pergunta de acompanhamento|acompanhamento|perguntas complementares|aprofundamento|perguntas adicionais|\
pergunta de seguimento|nachfrage|nachfragen|folgefrage|folgefragen|anschlussfrage|anschlussfragen|\
vertiefung|vertiefungsfragen|zusatzfrage|zusatzfragen|relance|relances|question de suivi|\
questions de suivi|questions complémentaires|question complémentaire|question de relance|\
questions de relance|追问|追问问题|后续问题|延伸问题|跟进问题|进一步提问|深入问题|追問|أسئلة متابعة|سؤال متابعة|أسئلة المتابعة|\
سؤال المتابعة|متابعة";

const OPTIONS: &str = "\
options|choices|answer choices|answer options|choose one|select one|варианты|варианты ответа|\
варианты ответов|opciones|opções|alternativas|optionen|antwortmöglichkeiten|choix|选项|الخيارات";

const LEVELS: &str = "\
difficulty|difficulty level|level|experience level|seniority|seniority level|сложность|уровень|\
уровень сложности|dificultad|nivel|nivel de dificultad|dificuldade|nível|nível de dificuldade|\
schwierigkeit|schwierigkeitsgrad|niveau|difficulté|niveau de difficulté|难度|级别|等级|難度|المستوى|الصعوبة|\
مستوى الصعوبة";

const TOPICS: &str = "\
category|topic|topics|tags|tag|competency|skill|skills|area|категория|тема|темы|теги|categoría|tema|\
temas|etiquetas|categoria|tópico|kategorie|thema|catégorie|thème|分类|主题|类别|标签|知识点|الموضوع|الفئة";

const QUESTIONS: &str = "\
question|the question|statement|problem statement|task statement|вопрос|pregunta|pergunta|frage|问|问题|السؤال|سؤال|domanda|питання|pytanie|vraag|\
soru|質問|질문";

/// What may stand behind a label instead of a colon: "**Answer** because", "Ans. because", "Answer - because",
/// "1. Answer B".
const SEPARATORS: [&str; 9] = ["** ", "__ ", ". ", " - ", " – ", " — ", ") ", " -> ", " => "];

/// A label and the text that stands behind it on the same line.
pub fn label(text: &str) -> Option<(Label, &str)> {
    if !may_begin(text) {
        return None;
    }
    let text = mark::plain(text);
    let colon = text.char_indices().take(64).find(|(_, c)| matches!(c, ':' | '：'));
    if let Some((at, c)) = colon {
        let head = text.get(..at)?;
        if let Some(found) = known(head) {
            let rest = text.get(at + c.len_utf8()..)?;
            return Some((found, tail(head, rest)));
        }
    }
    let near = beginning(text, 40);
    let mut first = [None; SEPARATORS.len()];
    for space in memchr::memchr_iter(b' ', near.as_bytes()) {
        let head = near.get(..=space).unwrap_or_default();
        for (slot, separator) in first.iter_mut().zip(SEPARATORS) {
            *slot = slot.or_else(|| head.strip_suffix(separator).map(str::len));
        }
    }
    for (at, separator) in first.into_iter().zip(SEPARATORS) {
        if let Some(at) = at {
            let head = text.get(..at)?;
            let short = head.trim_matches(['*', '_', ' ']).chars().count() < 2;
            if !short && let Some(found) = known(head) {
                return Some((found, tail(head, text.get(at + separator.len()..)?)));
            }
        }
    }
    let short = text.len() < 120 && mark::bare(text).chars().count() > 2;
    // Alone on its line, a bare word may be a title of anything; the longer phrases are not.
    (short || matches!(text, "答" | "答案" | "回答" | "解析" | "解答" | "追问" | "评分"))
        .then(|| known(text))?
        .filter(|found| !matches!(found, Label::Level | Label::Topic | Label::Question))
        .map(|found| (found, ""))
}

/// Whether the first word of `text` is the first of any label; few texts pass.
fn may_begin(text: &str) -> bool {
    if let Some(found) = may_plainly(text) {
        return found || may_end(text);
    }
    let mut word = String::with_capacity(48);
    for c in text.chars().take(48) {
        if c.is_alphabetic()
            || (!word.is_empty() && matches!(c, '\'' | '’' | '-'))
            || (c == '&' && word.is_empty())
        {
            if word.len() > 40 {
                return false;
            }
            if c.is_ascii() {
                word.push(c.to_ascii_lowercase());
            } else {
                word.extend(c.to_lowercase());
            }
        } else if !word.is_empty() {
            // Marks such as "Q2" and "a)" may stand before a label.
            let whole = !c.is_numeric() || word.len() > 1;
            if whole {
                break;
            }
            word.clear();
        }
    }
    // Scripts without spaces run on into the text.
    word.contains(|c: char| u32::from(c) >= 0x0E00) || FIRST.contains(word.as_str()) || may_end(text)
}

/// The first `count` characters of `text`.
fn beginning(text: &str, count: usize) -> &str {
    match text.get(..count) {
        Some(head) if head.is_ascii() => head,
        None if text.len() < count => text,
        _ => text.char_indices().nth(count).map_or(text, |(at, _)| text.get(..at).unwrap_or(text)),
    }
}

/// Whether a word that ends wordings of any length stands near the beginning.
fn may_end(text: &str) -> bool {
    let near = if text.len() < 120 || line::signed(text) { beginning(text, 48) } else { "" };
    // Most texts lack even two letters of them, which the processor sees of many bytes at once.
    let bytes = near.as_bytes();
    let pairs = bytes.iter().zip(bytes.get(1..).unwrap_or_default());
    let any = pairs.fold(false, |any, (one, two)| {
        any | ((*one == b's') & ((*two == b'w') | (*two == b'p')))
            | ((*one == b'g') & ((*two == b'n') | (*two == b's')))
    });
    any && ["nswer", "esponse", "ignals", "lags"].iter().any(|end| near.contains(end))
}

/// The same for a text that begins with a plain word or two, as most do, or with emphasis before them: then so does
/// the label. None for others.
fn may_plainly(text: &str) -> Option<bool> {
    let bytes = text.as_bytes();
    let dress =
        bytes.iter().take(8).take_while(|byte| matches!(byte, b'*' | b'_' | b'`' | b'(' | b'"')).count();
    let bytes = bytes.get(dress..)?;
    let letters =
        |from: usize| bytes.iter().skip(from).take(40).take_while(|byte| byte.is_ascii_alphabetic()).count();
    let ends = |at: usize| {
        bytes.get(at).is_none_or(|byte| {
            byte.is_ascii() && !byte.is_ascii_alphabetic() && !matches!(byte, b'\'' | b'-')
        })
    };
    let first = letters(0);
    if first < 2 || !ends(first) {
        return None;
    }
    let second = if bytes.get(first) == Some(&b' ') { letters(first + 1) } else { 0 };
    let both = second > 0 && ends(first + 1 + second);
    let len = if both { first + 1 + second } else { first };
    let mut lower = [0_u8; 40];
    let lower = lower.get_mut(..len)?;
    lower.copy_from_slice(bytes.get(..len)?);
    lower.make_ascii_lowercase();
    let words = std::str::from_utf8(lower).ok()?;
    // These two begin wordings that no list holds.
    let open = words.starts_with("respuesta ") || words.starts_with("resposta ");
    Some(open || if both { PAIRS.contains(words) } else { FIRST.contains(words) })
}

/// The first two words of all labels that have two.
static PAIRS: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    let pair = |phrase: &&'static str| {
        let end = phrase.match_indices(' ').nth(1).map_or(phrase.len(), |(at, _)| at);
        phrase.get(..end).filter(|pair| pair.contains(' '))
    };
    WORDS.keys().filter_map(pair).collect()
});

/// The first words of all labels.
static FIRST: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| WORDS.keys().filter_map(|phrase| phrase.split([' ', '.', '(']).next()).collect());

/// What stands behind a label whose emphasis may close before or after the colon.
fn tail<'a>(head: &str, rest: &'a str) -> &'a str {
    // "Ans:- yes"
    let rest = rest.strip_prefix(['-', '>']).filter(|rest| !rest.starts_with('-')).unwrap_or(rest).trim();
    for mark in ["***", "**", "__", "*", "_"] {
        if mark::plain(head).starts_with(mark) && head.matches(mark).count() == 1 {
            if let Some(after) = rest.strip_prefix(mark) {
                return after.trim_start_matches([':', '：']).trim();
            }
            // The emphasis encloses the label and its text.
            if let Some(inner) = rest.strip_suffix(mark) {
                return inner.trim();
            }
        }
    }
    rest
}

fn known(head: &str) -> Option<Label> {
    // No wording has as many words.
    if head.bytes().filter(|byte| *byte == b' ').count() > 9 {
        return None;
    }
    let head = mark::read(head);
    let mut head = mark::bare(head.rest.as_ref());
    if let Some(at) = head.find(['(', '（', '['])
        && at > 0
    {
        head = head.get(..at)?.trim_end();
    }
    let head = head.trim_matches(|c: char| {
        matches!(c, '*' | '_' | '#' | '?' | '.' | '`' | ']' | ':') || c.is_whitespace()
    });
    let head = mark::plain(head);
    if head.is_empty() || head.len() > 90 {
        return None;
    }
    let lower = head.to_lowercase();
    let lower = if lower.is_ascii() { lower } else { lower.replace('’', "'") };
    // "Answer 3", "Ans1", "Follow-up 2"
    let word = lower.trim_end_matches(|c: char| mark::digit(c).is_some()).trim_end_matches([' ', '#', '-']);
    WORDS.get(word).copied().or_else(|| phrased(word))
}

/// A wording built around the word for answers: "strong senior answer", "common weak answer", "resposta esperada".
fn phrased(text: &str) -> Option<Label> {
    let words: Vec<&str> = text.split(' ').collect();
    let (first, last) = (words.first()?, words.last()?);
    if !(2..=4).contains(&words.len()) {
        return None;
    }
    let behind = matches!(*last, "answer" | "answers" | "response");
    let before = words.len() < 4 && matches!(*first, "respuesta" | "resposta" | "réponse" | "ответ");
    let weak = ["weak", "poor", "bad", "wrong", "failing"].iter().any(|word| words.contains(word));
    let found = match *last {
        _ if (behind && weak) || matches!(*last, "signals" | "flags") => Label::Guidance,
        _ if behind || before => Label::Answer,
        _ => return None,
    };
    (asks::asks(text) == Asks::No).then_some(found)
}

/// Every known wording and what it announces. Where lists share one, the first has it.
static WORDS: LazyLock<FxHashMap<&'static str, Label>> = LazyLock::new(|| {
    let mut map = FxHashMap::default();
    for (words, label) in [
        (ANSWERS, Label::Answer),
        (GUIDANCE, Label::Guidance),
        (REMARKS, Label::Remark),
        (PROBES, Label::Probes),
        (OPTIONS, Label::Options),
        (LEVELS, Label::Level),
        (TOPICS, Label::Topic),
        (QUESTIONS, Label::Question),
    ] {
        for word in words.split('|') {
            map.entry(word).or_insert(label);
        }
    }
    map
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_known_however_they_are_dressed() {
        for (text, found, rest) in [
            ("Answer: yes", Label::Answer, "yes"),
            ("**Answer:** yes", Label::Answer, "yes"),
            ("**Answer**: yes", Label::Answer, "yes"),
            ("**Answer: \"bar\"**", Label::Answer, "\"bar\""),
            ("A: yes", Label::Answer, "yes"),
            ("💡 Sample answer: yes", Label::Answer, "yes"),
            ("Answer", Label::Answer, ""),
            ("Ans. yes", Label::Answer, "yes"),
            ("Ans:- yes", Label::Answer, "yes"),
            ("Ans -> yes", Label::Answer, "yes"),
            ("Ответ: да", Label::Answer, "да"),
            ("答案：是", Label::Answer, "是"),
            ("Réponse : oui", Label::Answer, "oui"),
            ("What to look for:", Label::Guidance, ""),
            ("🚩 **Red flags:** blames others", Label::Guidance, "blames others"),
            ("Good answer (senior): names both", Label::Guidance, "names both"),
            ("Follow-up: and then?", Label::Probes, "and then?"),
            ("追问：为什么？", Label::Probes, "为什么？"),
            ("Difficulty: Hard", Label::Level, "Hard"),
            ("Category: SQL", Label::Topic, "SQL"),
        ] {
            assert_eq!(label(text), Some((found, rest)), "{text}");
        }
    }

    #[test]
    fn ordinary_text_has_no_label() {
        for text in
            ["A closure keeps its scope.", "Topics", "Note: careful", "A", "Answer the phone", "Level up"]
        {
            assert_eq!(label(text), None, "{text}");
        }
    }
}
