//! Cases from the field: what people typed, and what the networks make of it. `docs/TESTING.md` says how one is added.

#![expect(clippy::unwrap_used, reason = "a test")]

use domain::{
    platform::Platform,
    post::title,
    text::{Unit, count::count, cut, marks::marks},
};
use serde::Deserialize;
use strum::VariantArray;
use unicode_segmentation::UnicodeSegmentation;

#[derive(Deserialize)]
struct Counted {
    id: String,
    network: Platform,
    text: String,
    right: usize,
    unit: Option<Unit>,
}

#[test]
fn texts_are_as_long_as_their_networks_say() {
    let cases: Vec<Counted> = serde_json::from_str(include_str!("cases/counters.json")).unwrap();
    for case in cases {
        let unit = case.unit.unwrap_or(case.network.limits().text[0].unit);
        assert_eq!(count(case.network, unit, &case.text), case.right, "{}", case.id);
    }
}

#[derive(Deserialize)]
struct Marked {
    network: Platform,
    text: String,
    right: Vec<String>,
}

#[test]
fn networks_colour_what_their_grammar_says() {
    let cases: Vec<Marked> = serde_json::from_str(include_str!("cases/marks.json")).unwrap();
    for case in cases {
        let found = marks(case.network, &case.text);
        let found: Vec<_> = found.into_iter().map(|mark| &case.text[mark.range]).collect();
        assert_eq!(found, case.right, "{} on {:?}", case.text, case.network);
    }
}

/// Whether each character of `part` is one of `whole`: nothing was cut in two.
fn is_of(part: &str, whole: &str) -> bool {
    let all: Vec<&str> = whole.graphemes(true).collect();
    part.graphemes(true)
        .all(|cluster| cluster == "…" || all.contains(&cluster))
}

#[test]
fn no_cut_goes_through_what_people_see_as_one_character() {
    let flags = "🇬🇧".repeat(90);
    let families = "👨‍👩‍👧‍👦".repeat(30);
    let accents = "e\u{301}\u{323}".repeat(60);
    for text in [&flags, &families, &accents, &format!("A{flags}")] {
        let short = title(text);
        assert!(short.chars().count() <= 60 && is_of(&short, text), "{short}");
        for platform in Platform::VARIANTS.iter().copied() {
            let (shown, rest) = cut::fold(text, platform.limits().fold);
            assert_eq!(format!("{shown}{rest}"), **text);
            assert!(is_of(shown, text) && is_of(rest, text), "{shown}");
        }
    }
    assert!(title(&format!("A{flags}")).ends_with("🇬🇧…"));
}

#[test]
fn initials_are_whole_characters() {
    for (name, right) in [
        ("🇬🇧 Embassy", "🇬🇧E"),
        ("e\u{301}lodie", "E\u{301}"),
        ("Maya Lindqvist", "ML"),
        ("ana maria b", "AB"),
        ("", ""),
    ] {
        assert_eq!(cut::initials(name), right);
    }
}

proptest::proptest! {
    /// Whatever is typed is counted, and its marks lie one behind the other.
    #[test]
    fn anything_can_be_typed(text in "(\\PC|[#@$./:( )a-z?é_-]|https://|👨‍👩‍👧|🇬🇧|\u{200D}|\u{FE0F}|\u{301}){0,40}") {
        for platform in Platform::VARIANTS.iter().copied() {
            for measure in platform.limits().text {
                let _ = count(platform, measure.unit, &text);
            }
            let mut end = 0;
            for mark in marks(platform, &text) {
                proptest::prop_assert!(end <= mark.range.start && !text[mark.range.clone()].is_empty());
                end = mark.range.end;
            }
            let (shown, rest) = cut::fold(&text, 12);
            proptest::prop_assert_eq!(format!("{shown}{rest}"), text.clone());
        }
        proptest::prop_assert!(title(&text).chars().count() <= 60);
    }
}
