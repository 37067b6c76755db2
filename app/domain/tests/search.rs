//! Words that people look for, and texts that hold them or do not.

use domain::search::{fold, words};

#[derive(serde::Deserialize)]
struct Case {
    id: String,
    text: String,
    search: String,
    right: bool,
}

#[test]
fn a_word_is_found_however_it_was_typed() {
    let cases: Vec<Case> = serde_json::from_str(include_str!("cases/search.json")).expect("cases");
    for case in cases {
        let folded = fold(&case.text);
        let found = words(&case.search)
            .iter()
            .all(|word| folded.contains(word.as_str()));
        assert_eq!(found, case.right, "{}: {folded:?}", case.id);
    }
}
