//! Whether a text asks something: by its question mark, or by how it begins in the languages people import.

use super::mark;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// How surely a text asks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Asks {
    /// It states.
    #[default]
    No,
    /// It may be a task ("Write a parser"), and may be advice ("Write clean code").
    Perhaps,
    /// It asks.
    Yes,
}

/// Beginnings that ask even without a question mark, by language; each is followed by more words.
const YES: &str = "\
what|guess|whats|if so|if not|if yes|what's|what’s|what're|why|how|explain|describe|tell me|tell us|tell|compare|contrast|define|discuss|\
differentiate|difference between|differences between|difference|differences|diff between|diff|difference b/w|distinguish|the difference|can you|could you|\
would you|have you|do you|did you|are you|were you|will you|walk me|walk us|walk through|talk me|talk about|\
talk us|name|name some|give an example|give me|give some|give examples|in what|in which|under what|under which|\
on what|for what|at what|to what|elaborate|which|who|who's|whose|whom|illustrate|briefly|mention|state the|\
share an|share a|should|does|where|when would|when should|when do|when does|when is|when are|when to|\
when might|when can|when will|pros and cons|advantages|disadvantages|benefits of|is it|is there|are there|\
list the|list some|list all|list out|list three|list five|list a few|clarify|summarize|summarise|justify|\
what’re|please explain|please describe|outline|imagine|suppose|\
что|какой|какая|какое|какие|каким|какими|каких|какую|каков|какова|каково|каковы|как|почему|зачем|чем|чему|чего|\
кто|кого|кому|когда|где|куда|откуда|сколько|объясните|объясни|опишите|опиши|расскажите|расскажи|назовите|назови|\
перечислите|перечисли|сравните|сравни|приведите|приведи|дайте|дай|поясните|раскройте|для чего|в чем|в чём|\
о чем|о чём|из чего|на что|на каком|с какой|с какими|с каким|с чем|за что|можете|можно|могли|можем|может ли|приходилось|знаете|вы|есть ли|\
является ли|разница между|отличия|отличие|различия|представьте|чей|насколько|\
qué|que es|que son|que diferencia|cómo|como|por qué|por que|porqué|porque|cuál|cual|cuáles|cuales|cuándo|\
cuando|cuánto|cuántos|cuántas|dónde|donde|quién|quien|quiénes|explica|explique|explicar|describe|describa|\
describir|cuéntame|cuénteme|háblame|hábleme|nombra|nombre|menciona|mencione|enumera|enumere|define|defina|\
compara|compare|diferencia entre|diferencias entre|para qué|en qué|a qué|de qué|con qué|has|ha|tienes|\
puedes|puede|podrías|podría|discute|comenta|\
o que|o quê|qual|quais|quando|onde|quem|quanto|quantos|quantas|explique|descreva|fale|conte|cite|liste|\
diferencie|diferença entre|diferenças entre|para que|em que|você|de que|a que|com que|discorra|dê um exemplo|\
was|wie|warum|wieso|weshalb|wozu|wann|wo|wer|wen|wem|wessen|welche|welcher|welches|welchen|welchem|woran|\
wofür|womit|worin|worauf|erkläre|erklären|erläutere|erläutern|beschreibe|beschreiben|nenne|nennen|erzähle|\
erzählen|vergleiche|vergleichen|unterschied zwischen|unterschiede zwischen|was ist|können|könnten|kannst|\
haben|hast|würden|würdest|inwiefern|definiere|definieren|\
qu'est|qu’est|quel|quelle|quels|quelles|comment|pourquoi|quand|où|qui|que|combien|expliquez|explique|\
expliquer|décrivez|décris|décrire|citez|parlez|parlez-moi|racontez|nommez|donnez|comparez|définissez|\
différence entre|différences entre|quelle est|à quoi|de quoi|en quoi|dans quel|dans quelle|pouvez|pourriez|\
avez|est-ce|est-il|à quel|\
ما|ماذا|كيف|لماذا|متى|أين|هل|من|أي|كم|لم|اشرح|وضح|صف|اذكر|عرف|قارن|عدد|بين|تحدث|حدثني|أخبرني|ماهي|ماهو|فيم|بم|\
cosa|che cosa|come|perché|quale|quali|dove|chi|spiega|spiegare|descrivi|descrivere|\
що|чому|навіщо|який|яка|яке|які|як|де|коли|хто|поясніть|опишіть|розкажіть|назвіть|\
co|czym|jak|dlaczego|kiedy|gdzie|kto|jakie|jaki|jaka|wyjaśnij|opisz|\
wat|hoe|waarom|wanneer|waar|welke|wie|leg uit|beschrijf|\
ne|nedir|nasıl|neden|hangi|açıkla|açıklayın|\
τι|πώς|πως|γιατί|ποια|ποιες|ποιο|ποιος|πότε|πού|εξηγήστε|περιγράψτε|\
מה|איך|למה|מדוע|מתי|איפה|מי|הסבר|תאר|";

/// Beginnings of tasks, which advice and instructions share.
const PERHAPS: &str = "\
write|implement|create|design|build|find|make|given|show|convert|calculate|print|optimize|optimise|reverse|check|\
solve|when|is|are|consider|let's say|fix|refactor|identify|predict|any|provide|count|\
detect|merge|sort|remove|return|determine|prove|estimate|draw|complete|replace|select|get|display|what if|your|\
query|list|give|state|say|on a|code|develop|add|swap|using|in your|has|was|rank|order|delete|update|fill|will|\
compute|generate|rotate|transform|validate|parse|for|assume|think of|\
напишите|напиши|реализуйте|реализуй|создайте|создай|найдите|найди|сделайте|оптимизируйте|исправьте|\
escribe|escriba|implementa|implemente|crea|cree|encuentra|encuentre|diseña|\
escreva|implemente|crie|encontre|projete|\
schreibe|schreiben|implementiere|implementieren|erstelle|erstellen|entwickle|gegeben|\
écrivez|écrire|implémentez|créez|trouvez|concevez|\
اكتب|صمم|أنشئ|نفذ|";

/// Parts of words that ask in scripts without spaces.
const INSIDE: &str = "\
什么|什麼|如何|为什么|為什麼|怎么|怎麼|怎样|哪些|哪种|哪个|是否|区别|區別|解释|解釋|描述|说说|谈谈|介绍|简述|讲讲|多少|几种|有何|对比|比较|写出|实现一|设计一|举例|吗|呢|ですか|\
ますか|説明|とは|なぜ|どの|何|인가|무엇|설명|어떻게|차이|왜|သလဲ|နည်း။|သနည်း|ပါလဲ|ဘာလဲ|ပြောပြ|ရှင်းပြ|ပြောပါ|क्या|कैसे|क्यों|कौन|\
बताइ|समझा|वर्णन|व्याख्या|কি |কী|কেন|কিভাবে|কীভাবে|ব্যাখ্যা|বর্ণনা|อะไร|อย่างไร|ทำไม|อธิบาย|ไหม|چیست|\
چگونه|چرا|توضیح|چه ";

/// Whether a Chinese sentence is a task ("实现 RoPE 的旋转", "给定 logits，实现采样") and not the name of a part ("实现方式").
fn demands(text: &str) -> bool {
    const VERBS: [&str; 6] = ["实现", "编写", "手写", "手撕", "搭建", "设计"];
    const NAMES: [&str; 10] = ["方式", "原理", "步骤", "细节", "思路", "模式", "方案", "原则", "类", "目标"];
    VERBS.iter().any(|verb| {
        text.match_indices(verb).any(|(at, _)| {
            let head = text.get(..at).unwrap_or_default();
            let tail = text.get(at + verb.len()..).unwrap_or_default().trim_start();
            (head.is_empty() || head.ends_with(['，', '。', '、', ' ']))
                && !tail.is_empty()
                && !NAMES.iter().any(|name| tail.starts_with(name))
                && !tail.starts_with(['：', ':'])
        })
    })
}

/// Whether a Chinese sentence begins with a plea that is no reference: "请说明", but not "申请", "请求" and "请参见".
fn pleads(text: &str) -> bool {
    let begins = |at: usize| {
        text.get(..at)
            .and_then(|head| head.chars().next_back())
            .is_none_or(|before| !before.is_alphanumeric())
    };
    text.match_indices(['请', '請']).any(|(at, plea)| {
        let rest = text.get(at + plea.len()..).unwrap_or_default();
        begins(at) && !rest.starts_with(['求', '參', '参', '见', '見', '查', '勿', '注'])
    })
}

/// Judges `text`, a candidate without its number or mark.
pub fn asks(text: &str) -> Asks {
    let text = mark::bare(text);
    if text.is_empty() {
        return Asks::No;
    }
    if question_mark(text) {
        return Asks::Yes;
    }
    let begin = beginning(text);
    if begin.is_empty() {
        return Asks::No;
    }
    if !begin.is_ascii() && (INSIDE.split('|').any(|part| text.contains(part)) || pleads(text)) {
        return Asks::Yes;
    }
    let demanded = !text.is_ascii() && demands(text);
    let found = begins(&begin).max(if demanded { Asks::Perhaps } else { Asks::No });
    if found == Asks::Yes {
        return Asks::Yes;
    }
    let versus = text.contains(" v") && [" vs ", " vs. ", " versus "].iter().any(|word| text.contains(word))
        || text.contains(" contra ")
        || !text.is_ascii() && text.contains(" против ");
    if versus { Asks::Perhaps } else { found }
}

/// Whether `text` ends in a question mark, or has one before a last short remark.
pub fn question_mark(text: &str) -> bool {
    if text.is_ascii() && !text.contains('?') {
        return false;
    }
    let mark = |c: char| matches!(c, '?' | '？' | '؟' | '⁇' | '‽' | '\u{37E}');
    let tail = text.trim_end_matches(|c: char| {
        c.is_whitespace()
            || mark::ornament(c)
            || matches!(c, '*' | '_' | '"' | '”' | '»' | '\'' | '’' | ')' | '!' | '.' | ':' | '`' | ']' | '…')
    });
    // Greek writes its question mark with the key of the semicolon.
    let greek = |c: char| ('\u{370}'..='\u{3FF}').contains(&c) || ('\u{1F00}'..='\u{1FFF}').contains(&c);
    if tail.ends_with(mark) || (tail.ends_with(';') && text.chars().any(greek)) {
        return true;
    }
    let mut rest = text;
    while let Some(at) = rest.find(mark) {
        let after = rest.get(at..).unwrap_or_default();
        let after =
            after.trim_start_matches(|c: char| mark(c) || matches!(c, '"' | '”' | '*' | '_' | ')' | '»'));
        if after.starts_with([' ', '\n', '\u{a0}']) || after.starts_with(|c: char| u32::from(c) > 0x2E80) {
            return true;
        }
        rest = after;
    }
    false
}

/// The first words, lower case, without what is typed before a sentence.
fn beginning(text: &str) -> String {
    let text = text.trim_start_matches(|c: char| {
        !c.is_ascii_alphanumeric()
            && (c.is_whitespace() || mark::ornament(c) || "\"'“”«‘’([{¿¡*_-–—.,:;【「『".contains(c))
    });
    let mut out = String::with_capacity(56);
    // A remark in brackets may stand before the question.
    for c in text.chars().filter(|c| *c != '*').take(28) {
        match c {
            '\u{a0}' => out.push(' '),
            c if c.is_ascii() => out.push(c.to_ascii_lowercase()),
            c => out.extend(c.to_lowercase()),
        }
    }
    out
}

/// The phrases by their first word, each with what it says; the surer first.
static PHRASES: LazyLock<FxHashMap<&'static str, Vec<(&'static str, Asks)>>> = LazyLock::new(|| {
    let mut map: FxHashMap<&str, Vec<(&str, Asks)>> = FxHashMap::default();
    for (list, says) in [(YES, Asks::Yes), (PERHAPS, Asks::Perhaps)] {
        for phrase in list.split('|').filter(|phrase| !phrase.is_empty()) {
            let first = phrase.split(' ').next().unwrap_or(phrase);
            map.entry(first).or_default().push((phrase, says));
        }
    }
    map
});

/// What the phrase says that `begin` starts with, as whole words, with more behind them.
fn begins(begin: &str) -> Asks {
    let first = begin.split([' ', ',', ':', '(', '`']).next().unwrap_or(begin);
    let cut = first.find('-').map_or(first, |at| first.get(..at).unwrap_or(first));
    let more = |phrase: &str| {
        begin.strip_prefix(phrase).is_some_and(|rest| {
            rest.starts_with([' ', ',', ':', '-', '(', '`']) && rest.chars().any(char::is_alphanumeric)
        })
    };
    let again = (cut.len() < first.len()).then_some(cut);
    std::iter::once(first)
        .chain(again)
        .filter_map(|word| PHRASES.get(word))
        .flatten()
        .filter(|(phrase, _)| more(phrase))
        .map(|(_, says)| *says)
        .max()
        .unwrap_or(Asks::No)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_ask_in_many_languages() {
        for text in [
            "What is a mutex",
            "**Explain** deadlock.",
            "Tell me about a time you failed.",
            "What is `this`? Give an example.",
            "Difference Between Deep and Shallow",
            "Объясните делегирование событий.",
            "В чём разница между let и var",
            "¿Qué es un hilo?",
            "Explique o que é um closure.",
            "Erklären Sie den Unterschied.",
            "Expliquez la portée.",
            "什么是闭包",
            "اشرح الفرق بين",
            "Have you any regrets (and why)?",
            "\"use strict\" does what?",
        ] {
            assert_eq!(asks(text), Asks::Yes, "{text}");
        }
    }

    #[test]
    fn statements_and_titles_do_not() {
        for text in [
            "Core React",
            "Think Out Loud",
            "Know Trade-offs",
            "Master These Topics",
            "Whatever",
            "Вопросы по CSS:",
        ] {
            assert_eq!(asks(text), Asks::No, "{text}");
        }
        assert_eq!(asks("Write Clean Code"), Asks::Perhaps);
        assert_eq!(asks("Mutable vs Immutable"), Asks::Perhaps);
    }
}
