//! The crates: everything that cargo builds into the window or the command line on this system, and what they carry along.

use std::collections::{HashMap, HashSet};
use std::error::Error;
use std::path::Path;
use std::{env, fs};

use cargo_metadata::{DependencyKind, Metadata, MetadataCommand, PackageId};

use crate::gather::{self, Gathered};

/// The packages of the workspace that people get.
const SHIPPED: &[&str] = &["evenhand", "cli"];

/// Adds all crates, and SQLite, which one of them carries.
pub fn add(gathered: &mut Gathered, root: &Path) -> Result<(), Box<dyn Error>> {
    let metadata = MetadataCommand::new()
        .manifest_path(root.join("Cargo.toml"))
        .other_options(["--locked", "--filter-platform", &env::var("TARGET")?].map(str::to_owned))
        .exec()?;
    let shipped = shipped(&metadata);
    for krate in metadata.packages.iter().filter(|krate| shipped.contains(&krate.id)) {
        // Our own have none.
        let Some(origin) = &krate.source else { continue };
        let folder = krate.manifest_path.parent().ok_or("a crate has no folder")?.as_std_path();
        let license = krate.license.as_deref().unwrap_or_default();
        let (name, version) = (krate.name.as_str(), krate.version.to_string());
        let source = if origin.is_crates_io() {
            format!("https://crates.io/crates/{name}/{version}")
        } else {
            krate.repository.clone().unwrap_or_default()
        };
        let mut texts = gather::texts(folder)?;
        if texts.is_empty() {
            let makers = krate.authors.join(", ");
            let makers = if makers.is_empty() { format!("the authors of {name}") } else { makers };
            texts = gather::standard(license, &makers);
        }
        gathered.add(gather::package(name, &version, license, &source), texts);
        if name == "libsqlite3-sys" {
            sqlite(gathered, &folder.join("sqlite3/sqlite3.h"))?;
        }
    }
    Ok(())
}

/// All that the shipped packages need when they run.
fn shipped(metadata: &Metadata) -> HashSet<&PackageId> {
    let nodes: HashMap<_, _> =
        metadata.resolve.iter().flat_map(|resolve| &resolve.nodes).map(|node| (&node.id, node)).collect();
    let ours =
        metadata.workspace_packages().into_iter().filter(|krate| SHIPPED.contains(&krate.name.as_str()));
    let mut open: Vec<&PackageId> = ours.map(|krate| &krate.id).collect();
    let mut found = HashSet::new();
    while let Some(id) = open.pop() {
        if found.insert(id) {
            let needs = nodes.get(id).into_iter().flat_map(|node| &node.deps);
            let runs =
                needs.filter(|dep| dep.dep_kinds.iter().any(|kind| kind.kind == DependencyKind::Normal));
            open.extend(runs.map(|dep| &dep.pkg));
        }
    }
    found
}

/// SQLite is in the public domain, and says so at the head of its files.
fn sqlite(gathered: &mut Gathered, header: &Path) -> Result<(), Box<dyn Error>> {
    let header = fs::read_to_string(header)?;
    let between = |from: &str, to: &str| Some(header.split_once(from)?.1.split_once(to)?.0.to_owned());
    let version = between("#define SQLITE_VERSION ", "\n").unwrap_or_default();
    let head = between("/*\n", "****").unwrap_or_default();
    let text = head.lines().map(|line| line.trim_start_matches('*')).collect::<Vec<_>>().join("\n");
    let sqlite = gather::package(
        "SQLite",
        version.trim_matches([' ', '"']),
        "Public domain",
        "https://sqlite.org/src",
    );
    gathered.add(sqlite, [text]);
    Ok(())
}
