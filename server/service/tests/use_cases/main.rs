//! Each use case where it lives: what it changes, what it tells, and whom it refuses. Over HTTP, and on both databases,
//! they are tested by `server/tests/http`.

#![expect(clippy::unwrap_used, reason = "a test")]

mod history;
mod jobs;
mod links;
mod media;
mod posts;
mod projects;
mod review;
mod shared_calendars;
mod staff;

/// Every use case is named by a test here.
#[test]
fn each_use_case_has_a_test() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let texts = |folder: &std::path::Path| -> Vec<(String, String)> {
        let files = folder.read_dir().unwrap().flatten();
        let files = files.filter(|file| file.path().extension().is_some_and(|name| name == "rs"));
        files
            .map(|file| {
                let text = std::fs::read_to_string(file.path()).unwrap();
                (file.path().display().to_string(), text)
            })
            .collect()
    };
    let tests: String = texts(&root.join("tests/use_cases"))
        .into_iter()
        .map(|(_, text)| text)
        .collect();
    let mut missing = Vec::new();
    for folder in [
        "history",
        "jobs",
        "links",
        "media",
        "posts",
        "projects",
        "review",
        "shared_calendars",
        "staff",
    ] {
        for (file, text) in texts(&root.join("src").join(folder)) {
            let names = text.split("\npub async fn ").skip(1);
            let names = names.filter_map(|rest| rest.split(['(', '<']).next());
            missing.extend(
                names
                    .filter(|name| !tests.contains(&format!("{name}(")))
                    .map(|name| format!("{file}: {name}")),
            );
        }
    }
    assert!(missing.is_empty(), "without a test here: {missing:#?}");
}
