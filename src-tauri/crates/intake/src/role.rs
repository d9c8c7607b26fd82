//! What a column or a key holds, judged by its name: "Question", "Respuesta", "correct_answer", "option B".
//! Tables and records share it; the words for labels inside text are the recogniser's own.

use crate::recognise::{self, Label};
use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::LazyLock;

/// What stands in a column or under a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Role {
    /// The question.
    Prompt,
    /// A name that is the question only where nothing else is: "title", "name", "text".
    Title,
    /// What a good reply says.
    Answer,
    /// For the interviewer.
    Guidance,
    /// Code of the question.
    Code,
    /// All choices, or wrong ones.
    Options,
    /// One choice, by its position from 0.
    Choice(u8),
    /// Which choice is right.
    Correct,
    /// Whether one choice is right, by its position from 0.
    Flag(u8),
    /// Follow-ups.
    Probes,
    /// Topic, section, category.
    Topic,
    /// Topics separated by commas.
    Tags,
    /// Level or difficulty.
    Level,
}

const PROMPTS: &str = "questions|question text|questiontext|question title|question name|question body|question prompt|interview question|\
interview questions|the question|prompt|prompts|front|term|ask|query|quest|ques|q|qn|question description|problem|problem statement|stem|\
question content|sample question|main question|behavioral question|technical question|question en|question ru|faq|\
вопросы|текст вопроса|вопрос на собеседовании|вопросы для собеседования|формулировка|формулировка вопроса|лицевая сторона|передняя сторона|\
preguntas|texto de la pregunta|enunciado|anverso|perguntas|questão|questões|texto da pergunta|frente|\
fragen|fragetext|fragestellung|aufgabe|vorderseite|questions posées|intitulé|énoncé|texte de la question|recto|libellé|\
题目|問題|面试题|面试问题|题干|题|问题描述|问题内容|正面|提问|質問|질문|питання|запитання|pytania|domande|sorular";

const TITLES: &str = "title|name|text|content|heading|instruction|description|summary|task|subject line|\
название|заголовок|текст|имя|título|titulo|nombre|texto|nome|titel|text der frage|titre|nom|texte|标题|名称|内容|標題";

const ANSWERS: &str = "back|definition|answer text|answertext|reply|model answers|suggested answers|expected response|expected answers|\
ideal response|best answer|good answer example|short answer|detailed answer|answer html|answer content|reference answer|reference|\
response text|explanations|description of answer|full answer|result|\
оборотная сторона|обратная сторона|текст ответа|эталонный ответ|ожидаемые ответы|reverso|texto de la respuesta|verso|texto da resposta|gabarito|\
rückseite|antworttext|texte de la réponse|corrigé|背面|答案内容|参考|標準答案|відповіді|risposte";

const CORRECT: &str = "correct|correct answer|correct answers|correct option|correct options|correct choice|right answer|right option|\
correct index|correct option index|correct answer index|answer index|answer key|answer option|solution index|key|answer letter|is correct|\
correctanswer|correctoption|правильный ответ|верный ответ|правильный вариант|номер правильного ответа|верный вариант|\
respuesta correcta|opción correcta|correcta|resposta correta|opção correta|alternativa correta|correta|\
richtige antwort|korrekte antwort|richtig|bonne réponse|réponse correcte|bonne option|正确答案|正确选项|正確答案";

const OPTIONS: &str = "option|choice|answers options|possible answers|answer choices|incorrect answers|wrong answers|incorrect|wrong|incorrect options|\
distractors|alternatives|variants|mcq options|multiple choice|multiple choices|\
вариант|вариант ответа|неправильные ответы|respuestas posibles|opción|opcion|alternativa|respuestas incorrectas|opção|opcao|respostas incorretas|\
antwortoptionen|antwortmöglichkeit|falsche antworten|propositions|proposition|option de réponse|mauvaises réponses|备选项|选择|錯誤答案|错误答案";

const GUIDANCE: &str = "keywords|keyword|expected keywords|ключевые слова|palabras clave|palavras chave|stichwörter|mots clés|关键词|關鍵詞|note|notes|comment|comments|hint|hints|tip|tips|remarks|remark|evaluation notes|interviewer|for interviewer|guide|answer guide|\
interviewer's notes|key points|keypoints|key point|expected key points|what to listen for|scoring notes|marking scheme|marking|criteria|feedback|\
general feedback|assessment notes|talking points|good signs|bad signs|anchors|\
заметка|заметки|комментарий|комментарии|подсказка|подсказки|примечание|примечания|ключевые моменты|ключевые слова ответа|\
nota|notas|comentario|comentarios|pista|pistas|observaciones|puntos clave|criterios|comentário|comentários|dica|dicas|observação|observações|critérios|\
notiz|notizen|kommentar|kommentare|hinweis|hinweise|bemerkung|bemerkungen|kriterien|stichpunkte|\
commentaire|commentaires|indice|indices|remarque|remarques|critères|points clés|备注|提示|要点|说明|注意|評分標準|考点";

const PROBES: &str = "followup questions|followup question|follow up qs|probing|probing q|drill down|related questions|subquestions|\
subquestion|sub question|extra questions|deep dive|доп. вопросы|допвопросы|наводящие вопросы|preguntas relacionadas|perguntas relacionadas|\
rückfragen|sous questions|追加问题|扩展问题|延伸";

const CODE: &str = "code|snippet|code snippet|code block|code sample|code example|question code|source code|example code|starter code|sample code|\
код|пример кода|фрагмент кода|código|codigo|fragmento de código|trecho de código|exemplo de código|quellcode|codebeispiel|extrait de code|代码|代码片段|程式碼";

const LEVELS: &str = "seniority|grade|experience|complexity|difficulties|question level|question difficulty|target level|levels|years of experience|\
role level|job level|candidate level|грейд|опыт|сложность вопроса|уровень кандидата|experiencia|senioridad|complejidad|experiência|senioridade|\
complexidade|erfahrung|erfahrungsstufe|stufe|expérience|séniorité|complexité|困难程度|难易度|经验|水平";

const TOPICS: &str = "section|sections|module|chapter|group|subject|unit|domain|subcategory|sub category|subtopic|sub topic|subsection|theme|type of question|\
question category|question topic|question type category|skill area|skillset|competence|competencies|technology|tech|language|framework|deck|block|area of interest|\
раздел|подраздел|глава|подкатегория|подтема|компетенция|технология|навык|блок|модуль|направление|группа|колода|\
sección|módulo|capítulo|subcategoría|subtema|competencia|tecnología|área|seção|secção|subcategoria|competência|tecnologia|habilidade|\
abschnitt|bereich|kapitel|modul|unterkategorie|kompetenz|technologie|fachgebiet|section du cours|rubrique|chapitre|sous catégorie|compétence|domaine|\
章节|模块|类型|分组|领域|技能|部分|单元|子类|知識點|技术|方向";

const TAGS: &str = "tags|tag|labels|теги|тег|метки|etiquetas|schlagworte|schlagwörter|étiquettes|标签|標籤";

/// All words with their roles; of two roles for one word the first counts.
static KNOWN: LazyLock<HashMap<&'static str, Role>> = LazyLock::new(|| {
    let lists = [
        (TAGS, Role::Tags),
        (CORRECT, Role::Correct),
        (PROMPTS, Role::Prompt),
        (PROBES, Role::Probes),
        (ANSWERS, Role::Answer),
        (OPTIONS, Role::Options),
        (CODE, Role::Code),
        (LEVELS, Role::Level),
        (GUIDANCE, Role::Guidance),
        (TOPICS, Role::Topic),
        (TITLES, Role::Title),
    ];
    let mut known = HashMap::new();
    for (words, role) in lists {
        for word in words.split('|') {
            known.entry(word).or_insert(role);
        }
    }
    known
});

thread_local! {
    /// Roles of the keys of late: records repeat the same few.
    static LATELY: RefCell<HashMap<String, Option<Role>>> = RefCell::default();
}

/// The role that `name` announces.
pub(crate) fn role(name: &str) -> Option<Role> {
    LATELY.with_borrow_mut(|lately| {
        if let Some(known) = lately.get(name) {
            return *known;
        }
        let found = find(name);
        if lately.len() >= 256 {
            lately.clear();
        }
        if name.len() < 100 {
            lately.insert(name.to_owned(), found);
        }
        found
    })
}

fn find(name: &str) -> Option<Role> {
    // Addresses and paths are keys too, by the thousand.
    if name.len() > 200 || name.contains("://") || name.matches(['/', '\\']).count() > 1 {
        return None;
    }
    let name = spaced(name);
    if name.is_empty() || name.chars().count() > 60 {
        return None;
    }
    // How a question is shown is not what it says.
    if name.split(' ').any(|word| matches!(word, "shuffle" | "randomize" | "numbering")) {
        return None;
    }
    // "Q" and "A" stand beside each other more often than "A" and "B" do.
    if name == "a" {
        return Some(Role::Answer);
    }
    if let Some(choice) = choice(&name) {
        return Some(choice);
    }
    let bare = name.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ' || c == '#');
    KNOWN
        .get(name.as_str())
        .or_else(|| KNOWN.get(bare))
        .copied()
        .or_else(|| labelled(&name))
        .or_else(|| by_word(&name))
}

/// The role of `name` where a field called "B" may stand beside it.
pub(crate) fn beside(name: &str, b: bool) -> Option<Role> {
    if b && name.trim().eq_ignore_ascii_case("a") { Some(Role::Choice(0)) } else { role(name) }
}

/// Whether a name is "B", which makes "A" a choice.
pub(crate) fn is_b(name: &str) -> bool {
    name.trim().eq_ignore_ascii_case("b")
}

/// The recogniser knows the names in many languages already, as labels before a colon.
fn labelled(name: &str) -> Option<Role> {
    let line = format!("{name}:");
    let (found, rest) = recognise::label(&line)?;
    rest.is_empty().then_some(match found {
        Label::Answer => Role::Answer,
        Label::Guidance | Label::Remark => Role::Guidance,
        Label::Probes => Role::Probes,
        Label::Options => Role::Options,
        Label::Level => Role::Level,
        Label::Topic => Role::Topic,
        Label::Question => Role::Prompt,
    })
}

/// Longer names by the word that carries them: "JavaScript Interview Questions", "Sample answer (short)".
fn by_word(name: &str) -> Option<Role> {
    let words: Vec<&str> =
        name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    if words.len() > 6
        || words.iter().any(|w| {
            matches!(*w, "id" | "no" | "number" | "url" | "link" | "count" | "date" | "type" | "номер")
        })
    {
        return None;
    }
    let any = |list: &[&str]| words.iter().any(|word| list.contains(word));
    if any(&["interviewer", "rubric", "rubrica", "rúbrica", "bewertung", "guidance", "feedback"]) {
        Some(Role::Guidance)
    } else if any(&["followup", "followups", "probe", "probes"]) || (any(&["follow"]) && any(&["up", "ups"]))
    {
        Some(Role::Probes)
    } else if any(&[
        "answer",
        "answers",
        "response",
        "ответ",
        "ответы",
        "respuesta",
        "resposta",
        "antwort",
        "réponse",
        "solution",
    ]) {
        Some(Role::Answer)
    } else if any(&[
        "question",
        "questions",
        "вопрос",
        "вопросы",
        "pregunta",
        "preguntas",
        "pergunta",
        "perguntas",
        "frage",
        "fragen",
    ]) {
        Some(Role::Prompt)
    } else if any(&[
        "difficulty",
        "level",
        "seniority",
        "уровень",
        "сложность",
        "nivel",
        "nível",
        "schwierigkeit",
        "niveau",
    ]) {
        Some(Role::Level)
    } else if any(&[
        "category",
        "topic",
        "категория",
        "тема",
        "categoría",
        "categoria",
        "kategorie",
        "catégorie",
    ]) {
        Some(Role::Topic)
    } else {
        None
    }
}

/// "Option A", "choice 3", "Variant_2", "B": one choice.
fn choice(name: &str) -> Option<Role> {
    let (word, last) = name.rsplit_once(' ').unwrap_or(("", name));
    let (word, last) = match last.char_indices().find(|(_, c)| c.is_ascii_digit()) {
        Some((at, _)) if word.is_empty() && at > 0 => last.split_at(at),
        _ => (word, last),
    };
    let known = word.is_empty()
        || OPTIONS.split('|').any(|known| known == word.trim())
        || matches!(
            word,
            "answer"
                | "ответ"
                | "opt"
                | "respuesta"
                | "resposta"
                | "antwort"
                | "réponse"
                | "alternativa"
                | "选项"
                | "options"
        );
    let mut chars = last.chars();
    let (only, None) = (chars.next()?, chars.next()) else { return None };
    match only {
        'a'..='h' if known => u8::try_from(u32::from(only) - u32::from('a')).ok().map(Role::Choice),
        '1'..='9' if known && !word.is_empty() => {
            u8::try_from(u32::from(only) - u32::from('1')).ok().map(Role::Choice)
        }
        _ => None,
    }
}

/// `correctAnswer`, `correct_answer` and `Correct-Answer:` as "correct answer".
fn spaced(name: &str) -> String {
    let mut out = String::with_capacity(name.len() + 4);
    let mut before = ' ';
    for c in name.trim().trim_matches(['#', '*', '"', '\'', ':', '：', '?', '.']).chars().take(80) {
        if c.is_uppercase() && before.is_lowercase() {
            out.push(' ');
        }
        before = c;
        match c {
            '_' | '-' | '/' | '\n' | '\t' | '\u{a0}' => out.push(' '),
            c => out.extend(c.to_lowercase()),
        }
    }
    let words: Vec<&str> = out.split_whitespace().collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_columns_in_many_languages() {
        for (name, expected) in [
            ("Question", Role::Prompt),
            ("Вопрос", Role::Prompt),
            ("问题", Role::Prompt),
            ("题目", Role::Prompt),
            ("Pregunta", Role::Prompt),
            ("pergunta", Role::Prompt),
            ("Frage:", Role::Prompt),
            ("Front", Role::Prompt),
            ("question_text", Role::Prompt),
            ("JavaScript Interview Questions", Role::Prompt),
            ("Answer", Role::Answer),
            ("Ответ", Role::Answer),
            ("答案", Role::Answer),
            ("Respuesta", Role::Answer),
            ("Réponse", Role::Answer),
            ("Back", Role::Answer),
            ("sampleAnswer", Role::Answer),
            ("correct_answer", Role::Correct),
            ("correctAnswer", Role::Correct),
            ("incorrect_answers", Role::Options),
            ("Option A", Role::Choice(0)),
            ("option_3", Role::Choice(2)),
            ("C", Role::Choice(2)),
            ("choice4", Role::Choice(3)),
            ("What to look for", Role::Guidance),
            ("Interviewer notes", Role::Guidance),
            ("Follow-up questions", Role::Probes),
            ("followUps", Role::Probes),
            ("Difficulty", Role::Level),
            ("Уровень", Role::Level),
            ("Schwierigkeit", Role::Level),
            ("难度", Role::Level),
            ("Category", Role::Topic),
            ("Categoría", Role::Topic),
            ("Thema", Role::Topic),
            ("tags", Role::Tags),
            ("Code snippet", Role::Code),
            ("title", Role::Title),
        ] {
            assert_eq!(role(name), Some(expected), "{name}");
        }
    }

    #[test]
    fn other_names_mean_nothing() {
        for name in ["id", "created_at", "url", "№", "#", "Question ID", "2", "", "xyz"] {
            assert_eq!(role(name), None, "{name}");
        }
    }
}
