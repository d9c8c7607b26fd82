//! Fetches the typefaces as locked packages, once per checkout, and writes the table that embeds them, so that
//! the program carries its fonts and needs no network and no folder when it runs.

use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// Family as the file calls itself, package, and file in it. The order is the order of fallback.
const FACES: &[(&str, &str, &str)] = &[
    ("Noto Sans", "noto-sans", "400Regular/NotoSans_400Regular"),
    ("Noto Sans", "noto-sans", "700Bold/NotoSans_700Bold"),
    ("Noto Sans", "noto-sans", "400Regular_Italic/NotoSans_400Regular_Italic"),
    ("Noto Sans Arabic", "noto-sans-arabic", "400Regular/NotoSansArabic_400Regular"),
    ("Noto Sans Arabic", "noto-sans-arabic", "700Bold/NotoSansArabic_700Bold"),
    ("Noto Sans Hebrew", "noto-sans-hebrew", "400Regular/NotoSansHebrew_400Regular"),
    ("Noto Sans Hebrew", "noto-sans-hebrew", "700Bold/NotoSansHebrew_700Bold"),
    ("Noto Sans Devanagari", "noto-sans-devanagari", "400Regular/NotoSansDevanagari_400Regular"),
    ("Noto Sans Devanagari", "noto-sans-devanagari", "700Bold/NotoSansDevanagari_700Bold"),
    ("Noto Sans Thai", "noto-sans-thai", "400Regular/NotoSansThai_400Regular"),
    ("Noto Sans Thai", "noto-sans-thai", "700Bold/NotoSansThai_700Bold"),
    ("Noto Sans Bengali", "noto-sans-bengali", "400Regular/NotoSansBengali_400Regular"),
    ("Noto Sans Tamil", "noto-sans-tamil", "400Regular/NotoSansTamil_400Regular"),
    ("Noto Sans Georgian", "noto-sans-georgian", "400Regular/NotoSansGeorgian_400Regular"),
    ("Noto Sans Armenian", "noto-sans-armenian", "400Regular/NotoSansArmenian_400Regular"),
    ("Noto Sans Math", "noto-sans-math", "400Regular/NotoSansMath_400Regular"),
    ("Noto Emoji", "noto-emoji", "400Regular/NotoEmoji_400Regular"),
    ("Noto Sans Symbols 2", "noto-sans-symbols-2", "400Regular/NotoSansSymbols2_400Regular"),
    ("Noto Sans Symbols", "noto-sans-symbols", "400Regular/NotoSansSymbols_400Regular"),
    ("Noto Sans Mono", "noto-sans-mono", "400Regular/NotoSansMono_400Regular"),
    ("Noto Sans SC", "noto-sans-sc", "400Regular/NotoSansSC_400Regular"),
    ("Noto Sans JP", "noto-sans-jp", "400Regular/NotoSansJP_400Regular"),
    ("Noto Sans KR", "noto-sans-kr", "400Regular/NotoSansKR_400Regular"),
];

fn main() -> Result<(), Box<dyn Error>> {
    let home = PathBuf::from(std::env::var("CARGO_MANIFEST_DIR")?).join("fonts");
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed={}", home.join("package-lock.json").display());
    npm::install(&home)?;

    let mut table = String::from("&[\n");
    for (family, package, file) in FACES {
        let path = home.join(format!("node_modules/@expo-google-fonts/{package}/{file}.ttf"));
        if !path.is_file() {
            return Err(
                format!("{} is missing; delete {} and build again.", path.display(), home.display()).into()
            );
        }
        println!("cargo::rerun-if-changed={}", path.display());
        let name = file
            .rsplit('/')
            .next()
            .unwrap_or(file)
            .replace("_400", "-")
            .replace("_700", "-")
            .replace('_', "");
        writeln!(
            table,
            "    Face {{ family: {family:?}, name: {name:?}, data: include_bytes!({path:?}) }},"
        )?;
    }
    table.push_str("]\n");
    fs::write(Path::new(&std::env::var("OUT_DIR")?).join("faces.rs"), table)?;
    Ok(())
}
