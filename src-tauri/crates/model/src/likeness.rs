//! How alike two prompts are: the same question in other words. Words count by what they are likely to carry (long
//! ones more than short ones, the words every question is framed with hardly at all), so that it needs no corpus, no
//! dictionary and no network, and gives two texts the same figure whatever else is in the bank.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::LazyLock;

/// From here on two prompts deserve a look side by side. On the hard pairs of `likeness/pairs.txt` it finds about four
/// paraphrases in five, and nine of ten pairs it finds are paraphrases.
pub const RESEMBLES: f64 = 0.6;

/// Keeps rounding from losing a text that lies exactly on a line.
const SLACK: f64 = 1e-9;

/// Letters of a word that are compared: enough to tell words apart, few enough to drop most endings, in most
/// languages that have endings.
const STEM: usize = 5;
/// Letters from which a word has its full weight.
const FULL: f64 = 6.0;

/// The share of its weight that a framing word keeps, so that "Why not?" can still be compared with "Why?".
const FRAMING: f64 = 0.1;

/// Words that frame a question rather than say what it is about, in languages many lists of questions are kept in;
/// pairs of characters for scripts without spaces. A language that is missing loses some precision, nothing else.
static FRAME: LazyLock<HashSet<&str>> =
    LazyLock::new(|| include_str!("likeness/frame.txt").lines().flat_map(str::split_whitespace).collect());

/// What a text is compared by: each stem with its weight, above 0 and at most 1.
fn features(text: &str) -> BTreeMap<String, f64> {
    let mut found = BTreeMap::new();
    for word in words(text) {
        let frames = FRAME.contains(word.as_str());
        for (feature, weight) in stems(&word) {
            let weight = if frames || FRAME.contains(feature.as_str()) { FRAMING * weight } else { weight };
            let kept = found.entry(feature).or_insert(0.0_f64);
            *kept = kept.max(weight);
        }
    }
    found
}

/// Words in lower case, runs of a script without spaces, and operators of two characters or more.
fn words(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut last = Sort::Gap;
    for c in text.chars().flat_map(char::to_lowercase) {
        let sort = sort(c);
        if sort != last {
            words.push(String::new());
        }
        if let (Some(word), false) = (words.last_mut(), sort == Sort::Gap) {
            word.push(c);
        }
        last = sort;
    }
    words.retain(|w| !(w.is_empty() || w.len() == 1 && w.chars().all(|c| sort(c) == Sort::Operator)));
    words
}

#[derive(PartialEq, Eq, Clone, Copy)]
enum Sort {
    Letter,
    /// Of a script that puts no spaces between words, or so many endings on them that pieces compare better.
    Unspaced,
    Operator,
    Gap,
}

fn sort(c: char) -> Sort {
    match c {
        '\u{0e00}'..='\u{0eff}'
        | '\u{1000}'..='\u{109f}'
        | '\u{1100}'..='\u{11ff}'
        | '\u{1780}'..='\u{17ff}'
        | '\u{3040}'..='\u{30ff}'
        | '\u{3400}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7ff}'
        | '\u{20000}'..='\u{3ffff}' => Sort::Unspaced,
        // Marks on letters, and the vowel signs of India without its full stops: Rust does not count all as letters.
        '\u{300}'..='\u{36f}'
        | '\u{64b}'..='\u{65f}'
        | '\u{900}'..='\u{963}'
        | '\u{966}'..='\u{dff}'
        | '_' => Sort::Letter,
        '=' | '<' | '>' | '+' | '-' | '*' | '/' | '%' | '&' | '|' | '!' => Sort::Operator,
        _ if c.is_alphanumeric() => Sort::Letter,
        _ => Sort::Gap,
    }
}

/// The stem of a word, or the pairs of neighbouring characters where a script has no spaces.
fn stems(word: &str) -> Vec<(String, f64)> {
    let chars: Vec<char> = word.chars().collect();
    if chars.first().is_some_and(|c| sort(*c) == Sort::Unspaced) {
        let pairs = chars.windows(2.min(chars.len()));
        return pairs.map(|pair| (pair.iter().collect(), unspaced_weight(pair))).collect();
    }
    let mut stem = chars.as_slice();
    // The Arabic article, alone or after "and", is written onto the word.
    for article in ["وال", "ال"] {
        if word.starts_with(article) && stem.len() > article.chars().count() + 1 {
            stem = stem.get(article.chars().count()..).unwrap_or(stem);
            break;
        }
    }
    if let [rest @ .., before, 's'] = stem
        && rest.len() >= 2
        && *before != 's'
    {
        stem = stem.get(..stem.len() - 1).unwrap_or(stem);
    }
    let weight = (chars.len() as f64 / FULL).min(1.0);
    vec![(stem.iter().take(STEM).collect(), weight)]
}

/// Hiragana mostly spells endings and particles, the other scripts mostly what is talked about.
fn unspaced_weight(pair: &[char]) -> f64 {
    if pair.iter().any(|c| matches!(c, '\u{3040}'..='\u{309f}')) { 0.2 } else { 0.7 }
}

/// How alike two texts are, from 0 (nothing in common) to 1 (the same words): the weight of the words they share
/// against the weight of all their words (the coefficient of Dice, on weights).
#[must_use]
pub fn likeness(a: &str, b: &str) -> f64 {
    let (a, b) = (features(a), features(b));
    let shared: f64 = a.iter().filter_map(|(f, w)| b.get(f).map(|v| v.min(*w))).sum();
    dice(shared, a.values().sum(), b.values().sum())
}

fn dice(shared: f64, a: f64, b: f64) -> f64 {
    if a + b > 0.0 { 2.0 * shared / (a + b) } else { 0.0 }
}

/// Texts that can be asked for those that resemble another. Exact, and near-linear: only texts that share one of
/// the rarer words of the query are compared at all.
#[derive(Debug, Default)]
pub struct Index {
    numbers: HashMap<String, usize>,
    texts_with: Vec<Vec<usize>>,
    texts: Vec<Text>,
}

/// A text by its numbered stems, in order, with their weights and the sum of these.
#[derive(Debug, Default)]
struct Text {
    stems: Vec<(usize, f64)>,
    weight: f64,
}

impl Index {
    /// An index of these texts, numbered from 0 in their order.
    pub fn of<T: AsRef<str>>(texts: impl IntoIterator<Item = T>) -> Self {
        let mut index = Self::default();
        for text in texts {
            index.add(text.as_ref());
        }
        index
    }

    /// Adds a text and says its number.
    pub fn add(&mut self, text: &str) -> usize {
        let number = self.texts.len();
        let mut added = Text::default();
        for (stem, weight) in features(text) {
            let next = self.numbers.len();
            let stem = *self.numbers.entry(stem).or_insert(next);
            if self.texts_with.len() == stem {
                self.texts_with.push(Vec::new());
            }
            if let Some(list) = self.texts_with.get_mut(stem) {
                list.push(number);
            }
            added.stems.push((stem, weight));
            added.weight += weight;
        }
        added.stems.sort_by_key(|(stem, _)| *stem);
        self.texts.push(added);
        number
    }

    /// The texts at least so much like this one, with their likeness, the most alike first.
    #[must_use]
    pub fn alike(&self, text: &str, at_least: f64) -> Vec<(usize, f64)> {
        let mut found = self.compare(&self.query(text), at_least, self.texts.len());
        found.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        found
    }

    /// The most alike of these, and of several the first. Quick also where thousands are copies of one another.
    #[must_use]
    pub fn nearest(&self, text: &str, at_least: f64) -> Option<(usize, f64)> {
        self.search(&self.query(text), at_least).0
    }

    /// The nearest text, and how many were compared word by word: those that can still be nearer than the nearest so
    /// far. A text met in no rarer list has nothing to share but what the lists from there on hold.
    fn search(&self, query: &Text, at_least: f64) -> (Option<(usize, f64)>, usize) {
        let (mut best, mut compared) = (None::<(usize, f64)>, 0);
        for (list, left) in self.rare_first(query, at_least) {
            for at in list {
                let Some(text) = self.texts.get(*at) else { continue };
                let most = dice(left.min(text.weight), query.weight, text.weight) + SLACK;
                if best.map_or(most < at_least, |(first, like)| {
                    most < like || first < *at && most < like + 2.0 * SLACK
                }) {
                    continue;
                }
                compared += 1;
                let like = dice(shared(&query.stems, &text.stems), query.weight, text.weight);
                let nearer = best.is_none_or(|(first, least)| like > least || like == least && *at < first);
                if like >= at_least && nearer {
                    best = Some((*at, like));
                }
            }
        }
        (best, compared)
    }

    fn query(&self, text: &str) -> Text {
        let features = features(text);
        let mut query = Text { weight: features.values().sum(), stems: Vec::new() };
        query.stems = features.iter().filter_map(|(stem, w)| Some((*self.numbers.get(stem)?, *w))).collect();
        query.stems.sort_by_key(|(stem, _)| *stem);
        query
    }

    /// Every two texts at least so much alike, as (earlier, later, likeness), in the order of the later one.
    #[must_use]
    pub fn pairs(&self, at_least: f64) -> Vec<(usize, usize, f64)> {
        let each = self.texts.iter().enumerate();
        each.flat_map(|(later, text)| {
            self.compare(text, at_least, later).into_iter().map(move |(at, like)| (at, later, like))
        })
        .collect()
    }

    fn compare(&self, query: &Text, at_least: f64, before: usize) -> Vec<(usize, f64)> {
        self.candidates(query, at_least, before)
            .into_iter()
            .filter_map(|at| {
                let text = self.texts.get(at)?;
                // Even if the shorter lay wholly in the longer, most would not be alike enough.
                if dice(query.weight.min(text.weight), query.weight, text.weight) < at_least {
                    return None;
                }
                let like = dice(shared(&query.stems, &text.stems), query.weight, text.weight);
                (like >= at_least).then_some((at, like))
            })
            .collect()
    }

    fn candidates(&self, query: &Text, at_least: f64, before: usize) -> Vec<usize> {
        let lists = self.rare_first(query, at_least);
        let mut found: Vec<usize> =
            lists.flat_map(|(list, _)| list.iter().take_while(|at| **at < before)).copied().collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The texts that hold each of the query's stems, the rarest first, with the weight of that stem and all commoner
    /// ones. A text of likeness `t` shares at least `t / (2 - t)` of the query's weight, so it is found even when the
    /// commonest stems up to that weight are left out.
    fn rare_first(&self, query: &Text, at_least: f64) -> impl Iterator<Item = (&[usize], f64)> {
        let mut lists: Vec<(&[usize], f64)> = query
            .stems
            .iter()
            .filter_map(|(stem, w)| Some((self.texts_with.get(*stem)?.as_slice(), *w)))
            .collect();
        lists.sort_by_key(|(list, _)| list.len());
        let mut left: f64 = lists.iter().map(|(_, w)| w).sum();
        let needed = at_least / (2.0 - at_least) * query.weight;
        let with_rest = lists.into_iter().map(move |(list, weight)| {
            left -= weight;
            (list, left + weight)
        });
        with_rest.take_while(move |(_, left)| left + SLACK >= needed)
    }
}

/// The weight two texts share; both lists are in order.
fn shared(a: &[(usize, f64)], b: &[(usize, f64)]) -> f64 {
    let mut rest = b.iter().peekable();
    let mut sum = 0.0;
    for (stem, weight) in a {
        while rest.next_if(|(other, _)| other < stem).is_some() {}
        if let Some((_, other)) = rest.next_if(|(other, _)| other == stem) {
            sum += weight.min(*other);
        }
    }
    sum
}

#[cfg(test)]
mod tests;
