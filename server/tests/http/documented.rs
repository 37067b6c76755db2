//! `docs/HTTP.md` says what the server does.

use crate::rows::{Gate, House, server_fn_takes_json};
use app::routes::{Audience, PAGES};
use std::collections::{BTreeMap, BTreeSet};

const DOCUMENT: &str = include_str!("../../../docs/HTTP.md");

/// The cells of the rows of the table in a section, without its head.
fn rows(section: &str) -> Vec<Vec<&'static str>> {
    let (_, after) = DOCUMENT
        .split_once(&format!("\n## {section}\n"))
        .expect("the section");
    let section = after.split("\n## ").next().unwrap_or_default();
    let lines = section.lines().filter(|line| line.starts_with("| "));
    lines
        .skip(1)
        .map(|line| line.trim_matches('|').split('|').map(str::trim).collect())
        .collect()
}

/// What stands between backquotes in a cell.
fn names(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('`').skip(1).step_by(2)
}

#[test]
fn every_page_is_in_the_document() {
    let written: BTreeMap<String, bool> = rows("Pages")
        .into_iter()
        .flat_map(|row| {
            let staff = matches!(row[1], "staff" | "manager");
            names(row[0]).map(move |path| (path.to_owned(), staff))
        })
        .map(|(path, staff)| (path.split('?').next().unwrap_or_default().to_owned(), staff))
        .collect();
    let served: BTreeMap<String, bool> = PAGES
        .iter()
        .map(|(path, audience)| {
            let parts = path.split('/').map(|part| match part.strip_prefix(':') {
                Some(name) => format!("{{{name}}}"),
                None => part.to_owned(),
            });
            (parts.collect::<Vec<_>>().join("/"), *audience == Audience::Staff)
        })
        .collect();
    assert_eq!(written, served);
}

#[tokio::test]
async fn every_server_function_is_in_the_document() {
    let written: BTreeSet<(String, String, bool)> = rows("Server functions")
        .into_iter()
        .flat_map(|row| {
            let (json, who) = (row[1] == "J", row[2].split(',').next().unwrap_or_default());
            names(row[0]).map(move |name| (name.to_owned(), who.to_owned(), json))
        })
        .collect();
    let house = House::new().await;
    for row in &house.rows {
        let said = written.iter().find(|(name, ..)| name == row.path);
        let missing = format!("{} is not in docs/HTTP.md", row.path);
        let (_, who, json) = said.expect(&missing);
        let right = match row.gate {
            Gate::Open => who == "anyone" || who.starts_with("who "),
            Gate::Look => who == "staff",
            Gate::Edit => who == "editor",
            Gate::Links => who == "linker",
            Gate::Manage => who == "manager",
            Gate::Client => who == "client",
        };
        assert!(right, "{}: docs/HTTP.md says {who}", row.path);
        assert_eq!(*json, server_fn_takes_json(row.path), "{}", row.path);
    }
    assert_eq!(written.len(), house.rows.len(), "docs/HTTP.md has more");
}
