//! Which problems somebody has just mended.

use super::merge::differing;
use domain::{Failure, Field, Problem, views::planner::Draft};

/// The fields in which `now` is not what `before` was, as far as `failure` names them.
#[must_use]
pub fn mended(before: &Draft, now: &Draft, failure: &Failure) -> Vec<Field> {
    let mut changed = differing(before, now);
    // Where words are missing, a picture is as good.
    let pictured = now.media.len() > before.media.len()
        && failure.problem_of(Field::Caption) == Some(&Problem::Required);
    if pictured {
        changed.push(Field::Caption);
    }
    changed.retain(|field| failure.problem_of(*field).is_some());
    changed
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
