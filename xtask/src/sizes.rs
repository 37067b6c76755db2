//! What a first visit costs, against the goals.

use std::path::PathBuf;

use anyhow::Result;

use crate::command;
use crate::compress;
use crate::metadata::Project;
use crate::{site, styles};

/// The goal for the first load of a staff page: client, script and style sheet.
const STAFF_GOAL: usize = 250_000;
/// The goal for an approver's page with its style sheet: one round trip of a fresh connection.
const APPROVER_GOAL: usize = 14_000;

/// A line of the table.
struct Row {
    name: &'static str,
    raw: usize,
    brotli: usize,
}

/// Prints the sizes of the release site and of an approver's page.
pub fn print_sizes(project: &Project, approver_page: &[u8]) -> Result<()> {
    let measure = |name, file: PathBuf| -> Result<Row> {
        let compressed = command::read(&compress::copy_name(&file, "br"))?;
        Ok(Row {
            name,
            raw: command::read(&file)?.len(),
            brotli: compressed.len(),
        })
    };
    let approver_style = measure("CSS, approver", styles::approver_sheet(project))?;
    let rows = [
        measure("WASM", site::wasm(project))?,
        measure("JS", site::script(project))?,
        measure("CSS, staff", styles::staff_sheet(project))?,
    ];
    println!();
    println!("{:<28}{:>12}{:>12}", "size in bytes", "raw", "brotli");
    rows.iter().for_each(print_row);
    let sum = |size: fn(&Row) -> usize| rows.iter().map(size).sum();
    print_row(&Row {
        name: "staff, first load",
        raw: sum(|row| row.raw),
        brotli: sum(|row| row.brotli),
    });
    print_goal(sum(|row| row.brotli), STAFF_GOAL);
    let page = Row {
        name: "approver HTML",
        raw: approver_page.len(),
        brotli: compress::brotli(approver_page)?.len(),
    };
    let both = Row {
        name: "approver HTML + CSS",
        raw: page.raw + approver_style.raw,
        brotli: page.brotli + approver_style.brotli,
    };
    [&approver_style, &page, &both].into_iter().for_each(print_row);
    print_goal(both.brotli, APPROVER_GOAL);
    Ok(())
}

fn print_row(row: &Row) {
    println!("{:<28}{:>12}{:>12}", row.name, row.raw, row.brotli);
}

fn print_goal(size: usize, goal: usize) {
    let verdict = if size <= goal { "within" } else { "OVER" };
    println!("{:<28}{:>24}", format!("  {verdict} the goal of"), goal);
}
