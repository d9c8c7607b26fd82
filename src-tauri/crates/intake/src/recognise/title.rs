//! What a heading's words say of the part below it: a table of contents, advice, a footer, a list of questions.

use super::{label, mark};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// What is known of a part from its heading alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// A table of contents: what stands below it, up to the next heading, repeats the document.
    Contents,
    /// Credits, advice, links: nothing below is a question.
    Aside,
    /// Questions about the page rather than of it.
    Faq,
    /// The heading itself speaks of questions, tasks or an interview.
    Questions,
    /// Nothing is known.
    Any,
}

const CONTENTS: &str = "\
you said|chat history|table of contents|contents|toc|content|index|overview of contents|содержание|оглавление|índice|\
indice|contenido|contenidos|tabla de contenido|tabla de contenidos|sumário|conteúdo|inhalt|inhaltsverzeichnis|sommaire|table des matières|目录|目錄|المحتويات|جدول المحتويات|الفهرس";

const ASIDES: &str = "contributors|contributing|contribution|how to contribute|contribute|\
license|licence|credits|acknowledgements|acknowledgments|references|reference|resources|further reading|related|related articles|related posts|\
related questions|related content|related reading|related links|see also|learn more|more articles|more resources|recommended|recommended reading|recommended articles|\
you may also like|you might also like|read next|read more|up next|share this|share|share this article|share this post|comments|leave a comment|\
leave a reply|about the author|about author|about us|about|author|authors|maintainers|conclusion|conclusions|final words|final thoughts|wrapping up|wrap up|\
wrap-up|bottom line|summary|newsletter|subscribe|stay updated|categories|tags|archives|recent posts|popular posts|latest posts|trending|\
trending articles|sponsors|support|donate|disclaimer|privacy policy|terms of service|contact|contact us|follow us|quick links|company|\
footer|navigation|menu|explore|courses|languages|star history|stargazers|translations|thank you|thanks|feedback|changelog|links|useful links|external links|\
other answers|solucionario|key takeaways|takeaways|installation|getting started|how to use|how to use this|how to use this guide|usage|expected usage|similar reads|explore more|keep reading|improve|\
cookie settings|cookies|we use cookies|\
авторы|лицензия|благодарности|ссылки|полезные ссылки|литература|источники|заключение|выводы|итог|читайте также|похожие статьи|\
смотрите также|комментарии|об авторе|поделиться|ресурсы|полезные ресурсы|материалы|\
autores|licencia|referencias|recursos|conclusión|artículos relacionados|véase también|\
comentarios|sobre el autor|enlaces|\
licença|referências|conclusão|artigos relacionados|veja também|comentários|sobre o autor|leia também|\
autoren|lizenz|quellen|literatur|fazit|verwandte artikel|siehe auch|kommentare|über den autor|weiterführende links|\
auteurs|licence|références|ressources|articles similaires|articles liés|voir aussi|commentaires|à propos de l'auteur|à lire aussi|\
参考|参考资料|参考文献|相关文章|延伸阅读|结语|总结|总结语|结论|贡献者|作者|许可证|评论|关于作者|推荐阅读|\
المراجع|الخاتمة|خاتمة|مقالات ذات صلة|المؤلف|التعليقات|الرخصة";

const ADVICE: &str = "\
tips|tip|advice|how to prepare|preparation|do's|dos|don'ts|common mistakes|mistakes to avoid|\
best practices|checklist|советы|совет|подготовка|как подготовиться|consejos|consejo|cómo prepararse|\
dicas|dica|como se preparar|tipps|vorbereitung|ratschläge|conseils|conseil|comment se préparer|نصائح|\
نصيحة|كيف تستعد";

/// Likewise in scripts without spaces.
const ADVICE_INSIDE: &str = "技巧|建议|小贴士|准备";

/// Ends of headings above lists of links.
const LISTINGS: &str =
    " links| resources| references| articles| posts| ссылки| enlaces| recursos| ressourcen| liens";

const FAQ: &str = "faq|faqs|frequently asked questions|frequently asked questions (faqs)|frequently asked questions (faq)|people also ask|common questions about this article|\
часто задаваемые вопросы|preguntas frecuentes|perguntas frequentes|häufig gestellte fragen|häufige fragen|foire aux questions|questions fréquentes|常见问题解答|الأسئلة الشائعة";

/// Stems of words with which a heading speaks of questions.
const ASKING: &str = "\
question|interview|вопрос|собеседован|задач|задани|pregunta|entrevista|pergunta|frage|entretien|أسئلة|\
مقابلة|quiz|exercise|challenge|problem|coding|q&a|qna|q_a|puzzle|mcq|ejercicio|exercício|aufgabe|exercice|\
упражнен|domande|pytania|питання|vragen|soru|task|trivia|examples|queries|programs";

/// Likewise in scripts without spaces.
const ASKING_INSIDE: &str = "面试|面試|问题|題|题|質問|질문";

/// Judges a heading.
pub fn part(text: &str) -> Part {
    let marked = mark::read(text);
    let text = mark::bare(marked.rest.as_ref());
    let lower = text.to_lowercase().replace('’', "'");
    let word = lower.trim_matches(|c: char| !c.is_alphanumeric() && c != ')');
    let known = FURNITURE.get(word).copied();
    if known == Some(Part::Faq) || lower.starts_with("faqs ") || lower.starts_with("faq ") {
        return Part::Faq;
    }
    if known == Some(Part::Contents) {
        return Part::Contents;
    }
    if known == Some(Part::Aside) || LISTINGS.split('|').any(|end| word.ends_with(end)) {
        return Part::Aside;
    }
    let (mut asking, mut advice) = (false, false);
    for (at, word) in words(&lower) {
        let begins = |list: &'static LazyLock<Stems>, whole: bool| {
            let initial = word.chars().next().unwrap_or(' ');
            list.get(&initial).is_some_and(|stems| {
                let tail = lower.get(at..).unwrap_or_default();
                stems.iter().any(|stem| {
                    let rest = tail.strip_prefix(stem);
                    rest.is_some_and(|rest| !whole || !rest.starts_with(char::is_alphanumeric))
                })
            })
        };
        asking = asking || begins(&ASKING_STEMS, false);
        advice = advice || begins(&ADVICE_STEMS, true);
    }
    if !lower.is_ascii() {
        asking = asking || ASKING_INSIDE.split('|').any(|stem| lower.contains(stem));
        advice = advice || ADVICE_INSIDE.split('|').any(|stem| lower.contains(stem));
    }
    let plural = ["questions", "вопросы", "preguntas", "perguntas", "fragen", "问题", "أسئلة"];
    if advice && !plural.iter().any(|word| lower.contains(word)) && lower.chars().count() < 80 {
        return Part::Aside;
    }
    if asking { Part::Questions } else { Part::Any }
}

/// Stems by the letter they begin with.
pub type Stems = FxHashMap<char, Vec<&'static str>>;

static ASKING_STEMS: LazyLock<Stems> = LazyLock::new(|| stems(ASKING));
static ADVICE_STEMS: LazyLock<Stems> = LazyLock::new(|| stems(ADVICE));

/// Sorts a list of stems, so that a text is compared with few of them.
pub fn stems(list: &'static str) -> Stems {
    let mut map = Stems::default();
    for stem in list.split('|') {
        if let Some(initial) = stem.chars().next() {
            map.entry(initial).or_default().push(stem);
        }
    }
    map
}

/// The words of a text, each with the place it begins at.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split(|c: char| !c.is_alphanumeric() && c != '\'')
        .filter(|word| !word.is_empty())
        .map(move |word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
}

/// The titles of parts that pages put around their content.
static FURNITURE: LazyLock<FxHashMap<&'static str, Part>> = LazyLock::new(|| {
    let lists = [(ASIDES, Part::Aside), (CONTENTS, Part::Contents), (FAQ, Part::Faq)];
    lists.into_iter().flat_map(|(list, part)| list.split('|').map(move |word| (word, part))).collect()
});

/// Whether a heading only says who speaks, as in what chat assistants let people save: "Assistant said:".
pub fn speaks(text: &str) -> bool {
    text.trim_end_matches([':', '：']).ends_with(" said")
}

/// Whether a line only says how many questions follow: "9 questions".
pub fn counts(text: &str) -> bool {
    let bare = mark::bare(text);
    bare.starts_with(|c: char| mark::digit(c).is_some())
        && bare.split_whitespace().count() == 2
        && bare.len() < 40
        && part(bare) == Part::Questions
}

/// Whether a text offers to go on writing, as assistants end their replies.
pub fn offers(text: &str) -> bool {
    const OFFERS: &str = "\
would you like me |let me know if|let me know whether|do you want me |want me to |shall i |should i |if you'd like, i|\
if you want, i|if you like, i|хотите, я |если хотите, я|¿quieres que |si quieres, puedo|quer que eu |se quiser, posso|\
möchtest du, dass ich|soll ich |souhaitez-vous que je|voulez-vous que je|需要我|要不要我";
    static STEMS: LazyLock<Stems> = LazyLock::new(|| stems(OFFERS));
    let initial = text.chars().next().and_then(|c| c.to_lowercase().next());
    let Some(stems) = initial.and_then(|initial| STEMS.get(&initial)).filter(|_| text.len() < 400) else {
        return false;
    };
    let start: String = text.chars().take(40).flat_map(char::to_lowercase).collect();
    let start = start.replace('’', "'");
    stems.iter().any(|known| start.starts_with(known))
}

/// Whether a text is exactly such a title.
pub fn furniture(text: &str) -> bool {
    let bare = mark::bare(text);
    if bare.len() > 100 {
        return false;
    }
    let lower = bare.to_lowercase();
    FURNITURE.contains_key(lower.trim_matches(|c: char| !c.is_alphanumeric()))
}

/// Whether a line on its own may be the title of a part: short, no sentence, no label.
pub fn titular(text: &str) -> bool {
    let bare = mark::bare(text);
    let count = bare.chars().count();
    (2..=90).contains(&count)
        && !bare.ends_with(['.', ',', ';', '!', '。', '，', '；', '…'])
        && !bare.contains('\n')
        && label::label(text).is_none()
        && bare.chars().any(char::is_alphabetic)
}

/// Lines that pages put around their text and that ask, without asking a candidate.
pub fn chrome(text: &str) -> bool {
    const CHROME: &str = "\
privacy policy|newsletter|subscribe|sign up|sign in|log in|forgot password|forgot your password|\
was this helpful|was this article helpful|was this page helpful|did you find this|still have questions|\
have questions?|have a question?|any questions?|got questions|need help|ready to |looking for |want to |\
don't have an account|already have an account|interested in |did you like|found a |what do you think?|\
new here|login|register|free trial|enjoyed this|leave a comment|what are you waiting for|\
who is this for|copyright|all rights reserved|are you looking for|are you preparing|are you ready|\
do you want to |do you want me |would you like me |would you like to receive|let me know |are we done";
    // All that is known of this kind is written in Latin letters and short.
    let start = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    if start.len() > 200 || !start.starts_with(|c: char| c.is_ascii()) {
        return false;
    }
    let lower = start.to_ascii_lowercase();
    static STEMS: LazyLock<Stems> = LazyLock::new(|| stems(CHROME));
    let initial = lower.chars().next().unwrap_or(' ');
    STEMS.get(&initial).is_some_and(|stems| stems.iter().any(|known| lower.starts_with(known)))
        || ["newsletter", "this article", "your inbox"].iter().any(|known| lower.contains(known))
        || lower.contains("cookie")
            && [
                "use cookies",
                "uses cookies",
                "cookie policy",
                "cookie settings",
                "accept cookies",
                "all cookies",
            ]
            .iter()
            .any(|known| lower.contains(known))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_known_by_their_headings() {
        for (text, expected) in [
            ("Table of Contents", Part::Contents),
            ("<a name='x'>Содержание", Part::Any),
            ("Содержание", Part::Contents),
            ("🎯 Interview Tips & Tricks (Must Read!)", Part::Aside),
            ("Conclusion", Part::Aside),
            ("FAQs", Part::Faq),
            ("Frequently Asked Python Questions", Part::Questions),
            ("Вопросы по CSS:", Part::Questions),
            ("Core React", Part::Any),
            ("Multiple inheritance", Part::Any),
        ] {
            assert_eq!(part(text), expected, "{text}");
        }
    }
}
