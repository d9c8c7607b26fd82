//! What the build script writes and the program shows: the packages, and each text once, however many packages it is for.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Something of others in the program; the first one is the program itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Package {
    /// As crates.io, npm or its makers call it.
    pub name: String,
    /// Which one.
    pub version: String,
    /// Its license as an SPDX expression: "MIT OR Apache-2.0".
    pub license: String,
    /// Where its source code is; empty for the program itself.
    pub source: String,
    /// Places in [`Notices::texts`].
    pub texts: Vec<usize>,
}

/// Everything that has to be said.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Notices {
    /// The program, then the others by their names.
    pub packages: Vec<Package>,
    /// License texts and notices, as they were found.
    pub texts: Vec<String>,
}

impl Notices {
    /// All texts of a package, one below the other.
    #[must_use]
    pub fn text(&self, package: &Package) -> String {
        let texts: Vec<&str> =
            package.texts.iter().filter_map(|at| self.texts.get(*at)).map(String::as_str).collect();
        texts.join(&format!("\n\n{}\n\n", "-".repeat(72)))
    }
}

/// All of it on paper: the packages in lines, then each text below the packages that it is for.
impl fmt::Display for Notices {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        writeln!(
            out,
            "What is in Evenhand, under which license, and where its source code is. The texts follow below.\n"
        )?;
        for Package { name, version, license, source, .. } in &self.packages {
            writeln!(out, "{}", format!("{name} {version}: {license} {source}").trim_end())?;
        }
        for (at, text) in self.texts.iter().enumerate() {
            let of: Vec<String> = self
                .packages
                .iter()
                .filter(|package| package.texts.contains(&at))
                .map(|package| format!("{} {}", package.name, package.version))
                .collect();
            let lines: Vec<String> = of.chunks(5).map(|some| some.join(", ")).collect();
            writeln!(out, "\n{}\n{}\n\n{text}", "=".repeat(72), lines.join(",\n"))?;
        }
        Ok(())
    }
}
