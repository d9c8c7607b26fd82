//! Whether code below a question belongs to the question or is already the answer.

use super::body::Custom;
use super::face::Face;
use super::label::Label;
use crate::block::{Kind, Marker};

/// Words with which a question points at code that follows.
const POINTERS: &str = "\
output|following|below|this code|the code|snippet|logged|will log|printed|will print|does it print|\
be the result|the result of|returned|will return|evaluate to|optimize this|optimise this|refactor|\
make this|wrong with|fix th|these|above|this function|this program|this query|this expression|\
this statement|the value of|happens here|happens when|given |this print|this log|this output|this return|does this do|code print|code log|\
code do|prints what|gets printed|be printed|выведет|выводит|вывод|ниже|этот код|\
этого кода|данный|данное|это выраж|эти |этими|вернет|вернёт|чему равн|следующ|результат|salida|\
siguiente|devuelve|imprime|este código|resultado|saída|seguinte|retorna|exibe|ausgabe|folgend|\
dieser code|diesem code|ergebnis|sortie|suivant|affiche|ce code|résultat|输出|以下|下面|结果|下列|这段代码|输出什么|打印|\
الناتج|التالي|المخرجات|هذا الكود";

/// Words with which a question asks for code.
const MAKERS: &str = "\
write|implement|create|how to|how do|how can|how would|build|design|напишите|реализуйте|escribe|escreva|\
schreibe|écrivez";

/// Judges the first code below a question; `later` is what follows it.
pub fn of_question(prompt: &str, later: &[Face], custom: Custom) -> bool {
    let lower = prompt.to_lowercase();
    if lower.ends_with([':', '：']) || POINTERS.split('|').any(|word| lower.contains(word)) {
        return true;
    }
    let told = later.iter().any(|face| {
        face.label() == Some(Label::Answer)
            || matches!(face.block.marker, Some(Marker::Task(_)))
            || (face.block.kind == Kind::Summary && face.label().is_some())
    });
    if told {
        return true;
    }
    let makes = MAKERS.split('|').any(|word| lower.starts_with(word));
    !(custom.answers || custom.coded && makes)
}
