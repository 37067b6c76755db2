//! Compiles the crate again when a migration was added; `sqlx::migrate!` only watches the files it found.

fn main() {
    println!("cargo::rerun-if-changed=migrations");
}
