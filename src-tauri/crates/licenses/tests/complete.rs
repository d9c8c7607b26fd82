//! Whoever passes the program on passes on the work of others: each of it is named, with what its license asks to be said.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "all of it is tests, which only the harness would tell"
)]

use std::path::{Path, PathBuf};
use std::process::Command;

use licenses::{Package, notices};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..")
}

/// What is said of a package, under any version where none is given.
fn said(name: &str, version: Option<&str>) -> Option<(&'static Package, String)> {
    let is = |package: &&Package| package.name == name && version.is_none_or(|v| package.version == v);
    notices().packages.iter().find(is).map(|package| (package, notices().text(package)))
}

#[test]
fn every_crate_in_the_program_is_named_with_its_text() {
    let tree = Command::new(env!("CARGO"))
        .args(["tree", "--locked", "-p", "evenhand", "-p", "cli", "-e", "normal", "--prefix", "none"])
        .current_dir(root())
        .output()
        .unwrap();
    let tree = String::from_utf8(tree.stdout).unwrap();
    let mut missing = Vec::new();
    let mut looked_at = 0;
    for line in tree.lines().filter(|line| !line.is_empty() && !line.contains(" (/")) {
        let mut words = line.split(' ');
        let (name, version) = (words.next().unwrap(), words.next().unwrap().trim_start_matches('v'));
        looked_at += 1;
        if said(name, Some(version))
            .is_none_or(|(package, text)| text.len() < 200 || package.license.is_empty())
        {
            missing.push(format!("{name} {version}"));
        }
    }
    assert!(looked_at > 300, "cargo names what is built: {tree}");
    missing.sort();
    missing.dedup();
    assert!(missing.is_empty(), "their licenses ask to be shown, and these are not: {missing:?}");
}

#[test]
fn a_crate_without_a_text_has_the_standard_one_with_those_who_made_it() {
    let (_, text) = said("pdf-extract", None).unwrap();
    assert!(text.contains("Permission is hereby granted"), "it names the MIT license only: {text}");
    assert!(
        text.contains("Copyright (c) Jeff Muizelaar"),
        "the license asks for the copyright notice: {text}"
    );
    assert!(!notices().texts.iter().any(|text| text.contains("(c) <year>")), "no blank is left to fill in");
}

#[test]
fn who_gets_a_file_under_the_mpl_learns_where_its_source_is() {
    let weak: Vec<_> = notices().packages.iter().filter(|package| package.license.contains("MPL")).collect();
    assert!(weak.len() > 4, "{weak:?}");
    for Package { name, version, source, .. } in weak {
        assert!(
            source.contains(name.as_str()) && source.ends_with(version.as_str()),
            "of {name}, not {source}"
        );
    }
}

#[test]
fn every_typeface_of_the_scorecard_is_named_with_its_own_license() {
    let fonts = root().join("src-tauri/crates/report/fonts/package.json");
    let fonts: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(fonts).unwrap()).unwrap();
    let fonts = fonts["dependencies"].as_object().unwrap();
    assert!(fonts.len() > 10);
    for name in fonts.keys() {
        let (_, text) = said(name, None).unwrap_or_else(|| panic!("{name} is in every PDF and not named"));
        assert!(
            text.contains("SIL OPEN FONT LICENSE"),
            "{name} is under the OFL, which wants to go along: {text}"
        );
        assert!(text.contains("Copyright 20"), "and says whose it is: {text}");
    }
}

#[test]
fn what_no_lock_names_is_named_too() {
    assert_eq!(notices().packages[0].name, "Evenhand", "first of all the program itself");
    assert!(notices().text(&notices().packages[0]).contains("the Evenhand developers"));
    let (sqlite, blessing) = said("SQLite", None).unwrap();
    assert!(sqlite.version.starts_with("3."), "{sqlite:?}");
    assert!(blessing.contains("May you do good and not evil."), "{blessing}");
    let (rust, text) = said("Rust standard library", None).unwrap();
    assert!(rust.version.starts_with("1."), "{rust:?}");
    assert!(text.contains("The Rust Project Developers") && text.contains("Apache License"), "{text}");
    let (_, profile) = said("printpdf", None).unwrap();
    assert!(
        profile.contains("COLOR PROFILE"),
        "a file inside a package may have terms of its own: {profile}"
    );
}

#[test]
fn equal_texts_are_said_once_and_all_can_be_printed() {
    let texts = &notices().texts;
    let words = |text: &String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut different: Vec<String> = texts.iter().map(words).collect();
    different.sort();
    different.dedup();
    assert_eq!(different.len(), texts.len(), "hundreds of packages share a text: it is not said again");
    let paper = notices().to_string();
    assert!(!paper.chars().any(|c| c.is_control() && c != '\n' && c != '\t'), "a terminal would obey it");
    for Package { name, version, .. } in &notices().packages {
        assert!(paper.contains(&format!("{name} {version}")), "{name} is on the printed list");
    }
    assert!(paper.len() < 3_000_000, "{} bytes are in every program", paper.len());
}
