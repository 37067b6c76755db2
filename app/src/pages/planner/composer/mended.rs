//! Which problems somebody has just mended.

use domain::{Failure, Field, Problem, views::planner::Draft};

/// The fields in which `now` is not what `before` was, as far as `failure` names them.
#[must_use]
pub fn mended(before: &Draft, now: &Draft, failure: &Failure) -> Vec<Field> {
    let alts = |draft: &Draft| draft.media.iter().map(|m| m.alt.clone()).collect::<Vec<_>>();
    // Where words are missing, a picture is as good.
    let pictured = now.media.len() > before.media.len()
        && failure.problem_of(Field::Caption) == Some(&Problem::Required);
    let changes = [
        (
            Field::Caption,
            pictured || (&now.caption, &now.variants) != (&before.caption, &before.variants),
        ),
        (Field::Channels, now.channels != before.channels),
        (
            Field::Media,
            now.media.len() != before.media.len()
                || now.media.iter().zip(&before.media).any(|(a, b)| a.id != b.id),
        ),
        (Field::AltText, alts(now) != alts(before)),
        (
            Field::Schedule,
            (&now.date, &now.time, now.turn) != (&before.date, &before.time, before.turn),
        ),
        (Field::Campaign, now.campaign != before.campaign),
        (Field::Note, now.creator_note != before.creator_note),
    ];
    let named = changes
        .into_iter()
        .filter(|(field, changed)| *changed && failure.problem_of(*field).is_some());
    named.map(|(field, _)| field).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{FieldError, views::planner::DraftMedia};

    fn failure(field: Field, problem: Problem) -> Failure {
        Failure::Invalid(vec![
            FieldError { field, problem },
            FieldError {
                field: Field::Channels,
                problem: Problem::Required,
            },
        ])
    }

    fn picture() -> DraftMedia {
        DraftMedia {
            id: "01920000-0000-7000-8000-000000000001".parse().expect("an id"),
            alt: String::new(),
        }
    }

    #[test]
    fn only_what_was_changed_and_named_is_mended() {
        let before = Draft::default();
        let now = Draft {
            caption: "words".to_owned(),
            campaign: "Winter".to_owned(),
            ..Draft::default()
        };
        assert_eq!(
            mended(&before, &now, &failure(Field::Caption, Problem::Required)),
            [Field::Caption]
        );
        assert!(mended(&before, &before, &failure(Field::Caption, Problem::Required)).is_empty());
    }

    #[test]
    fn a_picture_mends_missing_words_and_not_too_many() {
        let now = Draft {
            media: vec![picture()],
            ..Draft::default()
        };
        let of = |problem| mended(&Draft::default(), &now, &failure(Field::Caption, problem));
        assert_eq!(of(Problem::Required), [Field::Caption]);
        assert!(of(Problem::TooLong(9)).is_empty());
    }

    #[test]
    fn a_description_mends_descriptions_only() {
        let with = |alt: &str| Draft {
            media: vec![DraftMedia {
                alt: alt.to_owned(),
                ..picture()
            }],
            ..Draft::default()
        };
        assert_eq!(
            mended(
                &with(""),
                &with("A cup"),
                &failure(Field::AltText, Problem::TooLong(9))
            ),
            [Field::AltText]
        );
        assert!(
            mended(
                &with(""),
                &with("A cup"),
                &failure(Field::Media, Problem::Unknown)
            )
            .is_empty()
        );
    }
}
