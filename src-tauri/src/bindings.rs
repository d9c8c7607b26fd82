//! Writes the window's side of the command list: every type that crosses, and one typed function per command.
//! `ui/src/ipc/bindings.ts` is its output, committed; a test compares the two, and `UPDATE=1` rewrites the file.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use ts_rs::{Config, TS, TypeVisitor};

/// One command as the window calls it.
struct Wrapper {
    name: &'static str,
    arguments: Vec<(&'static str, String)>,
    returns: String,
}

#[derive(Default)]
struct Types {
    config: Config,
    declarations: BTreeMap<String, String>,
}

impl Types {
    /// The type's name in TypeScript; its declaration, and those of all it is made of, are kept.
    fn name<T: TS + 'static + ?Sized>(&mut self) -> String {
        self.visit::<T>();
        T::name(&self.config)
    }
}

impl TypeVisitor for Types {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if T::output_path().is_some() {
            let ident = T::ident(&self.config);
            if self.declarations.contains_key(&ident) {
                return;
            }
            self.declarations.insert(ident, T::decl(&self.config));
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}

macro_rules! commands {
    ($($kind:ident $name:ident($($arg:ident: $ty:ty),* $(,)?) $(-> $ret:ty)?;)*) => {
        fn wrappers(types: &mut Types) -> Vec<Wrapper> {
            vec![$(Wrapper {
                name: stringify!($name),
                arguments: vec![$((stringify!($arg), types.name::<$ty>())),*],
                returns: commands!(@returns types $($ret)?),
            }),*]
        }
    };
    (@returns $types:ident $ret:ty) => { $types.name::<$ret>() };
    (@returns $types:ident) => { $types.name::<Changes>() };
}

use crate::crossing::*;
include!("command_list.rs");

/// The whole file.
#[must_use]
pub fn bindings() -> String {
    let mut types = Types::default();
    let wrappers = wrappers(&mut types);
    types.visit::<crate::failure::Failure>();
    types.visit::<ImportProgress>();
    let mut out = String::from(
        "// Made from the command list of the shell by `UPDATE=1 cargo test -p evenhand --lib bindings`. Do not edit.\n\
         import { invoke } from \"@tauri-apps/api/core\";\n\n",
    );
    for declaration in types.declarations.values() {
        let _ = writeln!(out, "export {declaration}");
    }
    out.push_str("\nexport const commands = {\n");
    for Wrapper { name, arguments, returns } in wrappers {
        let typed: Vec<String> = arguments.iter().map(|(n, t)| format!("{}: {t}", camel(n))).collect();
        let names: Vec<String> = arguments.iter().map(|(n, _)| camel(n)).collect();
        let payload = if names.is_empty() { String::new() } else { format!(", {{ {} }}", names.join(", ")) };
        let returns = if returns == "null" { "void".to_owned() } else { returns };
        let _ = writeln!(
            out,
            "  {}: ({}): Promise<{returns}> => invoke(\"{name}\"{payload}),",
            camel(name),
            typed.join(", ")
        );
    }
    out.push_str("};\n");
    out
}

/// `rate_answer` as `rateAnswer`, which is how Tauri names arguments on the wire.
fn camel(snake: &str) -> String {
    let mut upper = false;
    snake
        .chars()
        .filter_map(|c| match (c, std::mem::take(&mut upper)) {
            ('_', _) => {
                upper = true;
                None
            }
            (c, true) => Some(c.to_ascii_uppercase()),
            (c, false) => Some(c),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_committed_bindings_are_those_of_the_command_list() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../ui/src/ipc/bindings.ts");
        let made = super::bindings();
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(path, &made).unwrap();
        }
        let kept = std::fs::read_to_string(path).unwrap_or_default();
        assert!(
            kept == made,
            "ui/src/ipc/bindings.ts is out of date; run `UPDATE=1 cargo test -p evenhand --lib bindings`"
        );
    }
}
