//! Words that name a level, in the seven languages documents come in, and years of experience, to the four
//! rungs of the default ladder: junior up to 2 years, mid up to 5, senior up to 10, staff from there.

use std::collections::HashMap;
use std::sync::LazyLock;

/// A level and the words it was read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// `junior`, `mid`, `senior` or `staff`.
    pub slug: &'static str,
    /// The text as it stood.
    pub words: String,
}

const JUNIOR: &str = "junior|jr|entry level|entry-level|fresher|freshers|intern|trainee|graduate|beginner|beginners|basic|basics|easy|\
fundamental|fundamentals|elementary|novice|foundation|introductory|simple|l1|level 1|\
джуниор|джун|младший|начинающий|начальный|базовый|базовые|базовое|начинающих|легкий|лёгкий|джуна|джунов|джуниора|джуниоров|джунам|младших|начального|базового|базовых|начальные|легкие|лёгкие|легких|лёгких|простых|простой|простые|легко|новичок|основы|\
principiante|principiantes|básico|básica|básicos|básicas|fácil|fáciles|júnior|iniciante|iniciantes|fáceis|nivel inicial|inicial|\
anfänger|anfängern|einsteiger|einsteigern|einfache|leichte|junioren|grundlagen|leicht|einfach|berufseinsteiger|débutant|débutants|débutante|débutantes|facile|faciles|bases|élémentaire|\
初级|初級|入门|入門|基础|基礎|简单|簡單|新手|应届|مبتدئ|مبتدئين|المبتدئين|للمبتدئين|سهل|سهلة|أساسي|أساسيات|الأساسيات|المستوى الأساسي";

const MID: &str = "middle|mid|mid level|mid-level|intermediate|medium|regular|moderate|mid-senior|l2|level 2|\
мидл|миддл|мидла|мидлов|миддла|миддлов|мидлам|среднего|средних|средний|средние|средняя|средне|продвинутый начальный|\
intermedio|intermedia|intermedios|intermedias|medio|media|nivel medio|pleno|plenos|intermediário|intermediária|intermediários|médio|média|\
mittel|mittlere|mittelschwer|mittelschwere|fortgeschrittene anfänger|intermédiaire|intermédiaires|moyen|moyenne|confirmé|confirmés|\
中级|中級|中等|进阶|進階|متوسط|متوسطة|المتوسط";

const SENIOR: &str = "senior|sr|advanced|hard|experienced|difficult|tough|complex|experienced professionals|l3|level 3|\
синьор|сеньор|сениор|сеньора|сеньоров|синьора|синьоров|сеньорам|продвинутого|продвинутых|сложных|опытного|старший|продвинутый|продвинутые|продвинутое|сложный|сложные|сложно|опытный|опытных|\
сеньер|avanzado|avanzada|avanzados|avanzadas|difícil|difíciles|sénior|sênior|experto medio|avançado|avançada|avançados|avançadas|difíceis|experiente|\
fortgeschritten|fortgeschrittene|fortgeschrittenen|schwer|schwere|schwierig|schwierige|erfahrene|erfahrenen|avancé|avancée|avancés|avancées|difficile|difficiles|expérimenté|expérimentés|\
高级|高級|上级|上級|困难|困難|资深|資深|متقدم|متقدمة|المتقدم|صعب|صعبة|خبير متقدم";

const STAFF: &str = "staff|principal|lead|tech lead|team lead|architect|expert|experts|l4|level 4|\
лид|тимлид|лида|тимлида|тимлидов|экспертов|ведущий|архитектор|эксперт|экспертный|experto|experta|expertos|arquitecto|especialista|líder técnico|arquiteto|\
experte|experten|architekt|architecte|专家|專家|架构师|خبير|الخبراء|قائد تقني";

/// The level a short text names, such as the value of "Difficulty:" or a cell of a level column.
pub fn named(text: &str) -> Option<Found> {
    let slug = years(text).or_else(|| {
        let word = text.to_lowercase();
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        let stem = word.split(['/', ',', '(', '|']).next().unwrap_or(word).trim();
        rung(stem).or_else(|| stem.split([' ', '-']).find_map(rung))
    })?;
    Some(Found { slug, words: text.trim().to_owned() })
}

/// The level a heading names. A level word counts where it stands first or last, in brackets, behind "for", or
/// beside "level"; in the middle of a phrase it is an ordinary adjective.
pub fn heading(text: &str) -> Option<Found> {
    let found = |slug| Some(Found { slug, words: text.trim().to_owned() });
    if let Some(slug) = years(text) {
        return found(slug);
    }
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| !(c.is_alphanumeric() || c == '-' || c == '\''))
        .filter(|word| !word.is_empty())
        .collect();
    if words.len() > 14 {
        return None;
    }
    let chinese = lower.chars().any(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c));
    if chinese {
        let hit =
            |list: &str| list.split('|').any(|word| !word.is_ascii() && wide(word) && lower.contains(word));
        return [(JUNIOR, "junior"), (MID, "mid"), (SENIOR, "senior"), (STAFF, "staff")]
            .into_iter()
            .find(|(list, _)| hit(list))
            .and_then(|(_, slug)| found(slug));
    }
    let count = words.len();
    let asked = |word: &str| {
        [
            "question",
            "вопрос",
            "pregunta",
            "pergunta",
            "frage",
            "level",
            "уров",
            "nivel",
            "nível",
            "niveau",
            "أسئلة",
            "المستوى",
        ]
        .iter()
        .any(|stem| word.starts_with(stem))
    };
    for (at, word) in words.iter().enumerate() {
        let Some(slug) = rung(word) else { continue };
        let near = |offset: usize| words.get(offset).is_some_and(|word| asked(word));
        let edge = at == 0
            || at + 1 == count
            || (at == 1 && words.first().is_some_and(|w| w.chars().all(char::is_numeric)));
        let beside = near(at + 1) || (at > 0 && near(at - 1));
        let aimed = at > 0
            && words.get(at - 1).is_some_and(|word| matches!(*word, "for" | "para" | "für" | "pour" | "для"));
        let bracketed = ["(", "[", "–", "—", "|", ":", "- "].iter().any(|open| {
            lower.find(&format!("{open}{word}")).or_else(|| lower.find(&format!("{open} {word}"))).is_some()
        });
        if edge || beside || aimed || bracketed {
            return found(slug);
        }
    }
    None
}

fn wide(word: &str) -> bool {
    word.chars().all(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c))
}

fn rung(word: &str) -> Option<&'static str> {
    RUNGS.get(word).copied()
}

/// Every known word and its rung; where two lists share one, the lower has it.
static RUNGS: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let mut map = HashMap::new();
    for (list, slug) in [(JUNIOR, "junior"), (MID, "mid"), (SENIOR, "senior"), (STAFF, "staff")] {
        for word in list.split('|') {
            map.entry(word).or_insert(slug);
        }
    }
    map
});

/// "5 Years Experience", "3+ years", "2-5 лет", "10年": the first number decides.
fn years(text: &str) -> Option<&'static str> {
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let lower = text.to_lowercase();
    let unit = [
        "year",
        "yrs",
        "yoe",
        "лет",
        "год",
        "год",
        "año",
        "anos",
        "ano de",
        "jahr",
        " ans",
        "années",
        "année",
        "年",
        "سنوات",
        "سنة",
        "أعوام",
    ]
    .iter()
    .filter_map(|unit| lower.find(unit))
    .min()?;
    let before = lower.get(..unit)?;
    let start = before.char_indices().rev().take_while(|(_, c)| {
        c.is_ascii_digit()
            || matches!(c, ' ' | '+' | '-' | '–' | '—' | '~')
            || *c == 't'
            || *c == 'o'
            || *c == '\u{a0}'
    });
    let from = start.last().map(|(at, _)| at)?;
    let digits: String = before
        .get(from..)?
        .chars()
        .skip_while(|c| !c.is_ascii_digit())
        .take_while(char::is_ascii_digit)
        .collect();
    // "2025年" and "1999 years" are dates.
    let years: u32 = digits.parse().ok().filter(|years| *years <= 40)?;
    Some(match years {
        0..2 => "junior",
        2..5 => "mid",
        5..10 => "senior",
        _ => "staff",
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_name_levels() {
        for (text, slug) in [
            ("Python Interview Questions for 2 Years Experience", Some("mid")),
            ("0-2 years", Some("junior")),
            ("Questions for 5+ Years Experience", Some("senior")),
            ("10 Years of Experience", Some("staff")),
            ("Вопросы на 3 года опыта", Some("mid")),
            ("3-5年经验", Some("mid")),
            ("Junior", Some("junior")),
            ("Basic Java Questions", Some("junior")),
            ("SQL Questions for Beginners", Some("junior")),
            ("Intermediate level", Some("mid")),
            ("Advanced React", Some("senior")),
            ("React (Advanced)", Some("senior")),
            ("Средний уровень", Some("mid")),
            ("Preguntas avanzadas", Some("senior")),
            ("Perguntas para iniciantes", Some("junior")),
            ("Fragen für Fortgeschrittene", Some("senior")),
            ("Questions pour débutants", Some("junior")),
            ("高级面试题", Some("senior")),
            ("أسئلة للمبتدئين", Some("junior")),
            ("Core React", None),
            ("The lead section of an advanced and rather long heading on hard things here", None),
            ("Top questions 2025", None),
        ] {
            assert_eq!(heading(text).map(|found| found.slug), slug, "{text}");
        }
    }

    #[test]
    fn values_name_levels() {
        assert_eq!(named("Medium").map(|found| found.slug), Some("mid"));
        assert_eq!(named("★ Hard").map(|found| found.slug), Some("senior"));
        assert_eq!(named("средний").map(|found| found.slug), Some("mid"));
        assert_eq!(named("purple"), None);
    }
}
