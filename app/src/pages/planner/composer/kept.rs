//! What is typed in the composer, as this browser keeps it until it is saved or discarded.

use super::merge::{Merged, differing, merge};
use crate::{pages::planner::query::Open, ui::keep};
use domain::{
    Field, ProjectId, UserId,
    post::DEFAULT_TIME,
    views::{Picture, planner::Draft},
};
use serde::{Deserialize, Serialize};

/// A draft with what is needed to show it again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptDraft {
    /// As it would have been saved; it names the version that was opened.
    pub draft: Draft,
    /// Its pictures, in order.
    pub pictures: Vec<Picture>,
    /// The post as it was opened: what differs was typed. Older builds did not keep it.
    #[serde(default)]
    pub from: Option<Draft>,
}

/// What it is to a composer that was opened since.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Return {
    /// Nothing is lost without it.
    Nothing,
    /// It goes on from here.
    GoesOn(Draft),
    /// It goes on from here, with what was changed in other fields since.
    Joined(Draft),
    /// These fields were changed since, and had been typed into: the person has to choose.
    Overtaken(Draft, Vec<Field>),
}

impl KeptDraft {
    /// For a composer that holds `opened` as it came from the server.
    #[must_use]
    pub fn back(&self, opened: &Draft) -> Return {
        let mut draft = self.draft.clone();
        let version = std::mem::replace(&mut draft.post, opened.post);
        // A day that was just chosen counts; one that is only in the address again does not undo what was typed.
        let begun = self.from.as_ref().map(|from| &from.date);
        if version.is_none() && !opened.date.is_empty() && begun.is_some_and(|date| *date != opened.date) {
            draft.date.clone_from(&opened.date);
            draft.turn = None;
            if draft.time.is_empty() {
                DEFAULT_TIME.clone_into(&mut draft.time);
            }
        }
        // The same version, and yet another time of day: the project's zone was changed.
        let same = |from: &Draft| (&from.date, &from.time) == (&opened.date, &opened.time);
        if version == opened.post && (version.is_none() || self.from.as_ref().is_none_or(same)) {
            return if is_same(&draft, opened) {
                Return::Nothing
            } else {
                Return::GoesOn(draft)
            };
        }
        let Merged { draft: merged, both } = match &self.from {
            Some(from) => merge(from, &draft, opened),
            // Nobody knows which of the two changed what.
            None => Merged {
                both: differing(&draft, opened),
                draft: draft.clone(),
            },
        };
        if is_same(&merged, opened) {
            Return::Nothing
        } else if !both.is_empty() {
            Return::Overtaken(merged, both)
        } else if is_same(&merged, &draft) {
            Return::GoesOn(merged)
        } else {
            Return::Joined(merged)
        }
    }
}

/// Whether saving the one leaves what saving the other does.
fn is_same(one: &Draft, other: &Draft) -> bool {
    differing(one, other).is_empty()
}

/// The texts that are kept there.
#[must_use]
pub fn words_at(place: &str) -> Vec<String> {
    let kept = keep::kept(place).and_then(|text| serde_json::from_str::<KeptDraft>(&text).ok());
    let draft = kept.map(|kept| kept.draft).unwrap_or_default();
    let own = draft.variants.into_iter().map(|own| own.caption);
    let alts = draft.media.into_iter().map(|media| media.alt);
    let mut texts: Vec<String> = [draft.caption].into_iter().chain(own).chain(alts).collect();
    texts.push(draft.creator_note);
    texts.extend(removed_at(place));
    texts.retain(|text| !text.trim().is_empty());
    texts
}

/// Words for channels that were removed from the project since, which are kept there too: until they are put away, whatever
/// becomes of the rest.
#[must_use]
pub fn removed_at(place: &str) -> Vec<String> {
    let kept = keep::kept(&removed(place));
    kept.and_then(|text| serde_json::from_str(&text).ok())
        .unwrap_or_default()
}

/// Keeps these there, or none any more.
pub fn keep_removed(place: &str, words: &[String]) {
    match serde_json::to_string(words) {
        Ok(text) if !words.is_empty() => keep::keep(&removed(place), &text),
        _ => keep::forget(&removed(place)),
    }
}

fn removed(place: &str) -> String {
    format!("{place}:removed")
}

/// Where one person's words for one post, or for the new post of a project, are kept.
#[must_use]
pub fn key(person: UserId, project: ProjectId, open: &Open) -> String {
    match open {
        Open::New(_) => format!("{person}:{project}:new"),
        Open::Post(id) => format!("{person}:{project}:{id}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::PostId;

    fn post() -> PostId {
        "01920000-0000-7000-8000-000000000001".parse().expect("an id")
    }

    fn kept(post: Option<(PostId, i64)>, caption: &str) -> KeptDraft {
        KeptDraft {
            draft: Draft {
                post,
                caption: caption.to_owned(),
                date: "2027-01-07".to_owned(),
                time: "09:00".to_owned(),
                ..Draft::default()
            },
            pictures: Vec::new(),
            from: Some(Draft {
                post,
                ..begun("2027-01-05")
            }),
        }
    }

    fn begun(date: &str) -> Draft {
        Draft {
            date: date.to_owned(),
            ..Draft::default()
        }
    }

    #[test]
    fn a_new_post_goes_on_where_it_was_left() {
        let kept = kept(None, "words");
        // The same address again, or the button that names no day.
        for asked in ["2027-01-05", ""] {
            assert_eq!(kept.back(&begun(asked)), Return::GoesOn(kept.draft.clone()));
        }
    }

    #[test]
    fn a_day_that_is_chosen_anew_is_taken() {
        let mut kept = kept(None, "words");
        let back = |kept: &KeptDraft| match kept.back(&begun("2027-01-12")) {
            Return::GoesOn(draft) => Some((draft.date, draft.time)),
            _ => None,
        };
        let at = |time: &str| Some(("2027-01-12".to_owned(), time.to_owned()));
        assert_eq!(back(&kept), at("09:00"));
        kept.draft.time = String::new();
        assert_eq!(back(&kept), at(DEFAULT_TIME));
    }

    #[test]
    fn a_post_that_changed_since_is_not_written_over() {
        let kept = kept(Some((post(), 3)), "words");
        let now = |version| Draft {
            post: Some((post(), version)),
            caption: "theirs".to_owned(),
            ..begun("2027-01-05")
        };
        assert_eq!(kept.back(&now(3)), Return::GoesOn(kept.draft.clone()));
        // Once chosen, it is saved over the version that was seen: in the fields that both changed.
        let over = Draft {
            post: Some((post(), 4)),
            ..kept.draft.clone()
        };
        let both = vec![Field::Caption];
        assert_eq!(kept.back(&now(4)), Return::Overtaken(over, both));
    }

    #[test]
    fn a_time_that_another_zone_moved_is_not_put_back() {
        // The version is the same, and what was not touched is the project's.
        let kept = kept(Some((post(), 3)), "words");
        let typed = KeptDraft {
            draft: Draft {
                date: "2027-01-05".to_owned(),
                time: String::new(),
                ..kept.draft.clone()
            },
            ..kept
        };
        let now = Draft {
            post: Some((post(), 3)),
            time: "20:00".to_owned(),
            ..begun("2027-01-05")
        };
        let joined = Draft {
            time: "20:00".to_owned(),
            ..typed.draft.clone()
        };
        assert_eq!(typed.back(&now), Return::Joined(joined));
    }

    #[test]
    fn what_others_changed_elsewhere_stays() {
        let kept = kept(Some((post(), 3)), "words");
        let now = Draft {
            post: Some((post(), 4)),
            campaign: "Winter".to_owned(),
            ..begun("2027-01-05")
        };
        let joined = Draft {
            post: now.post,
            campaign: now.campaign.clone(),
            ..kept.draft.clone()
        };
        assert_eq!(kept.back(&now), Return::Joined(joined));
    }

    #[test]
    fn a_version_that_changed_nothing_that_is_typed_is_not_told_of() {
        // A decision, or a change that was taken back.
        let kept = kept(Some((post(), 3)), "words");
        let now = Draft {
            post: Some((post(), 4)),
            ..begun("2027-01-05")
        };
        let kept_now = Draft {
            post: now.post,
            time: String::new(),
            ..kept.draft.clone()
        };
        let untimed = KeptDraft {
            draft: Draft {
                post: Some((post(), 3)),
                ..kept_now.clone()
            },
            ..kept
        };
        assert_eq!(untimed.back(&now), Return::GoesOn(kept_now));
    }

    #[test]
    fn of_what_an_older_build_kept_all_that_differs_is_chosen() {
        let kept = kept(Some((post(), 3)), "words");
        let old = KeptDraft { from: None, ..kept };
        let now = Draft {
            post: Some((post(), 4)),
            campaign: "Winter".to_owned(),
            ..old.draft.clone()
        };
        let typed = Draft {
            post: now.post,
            ..old.draft.clone()
        };
        assert_eq!(old.back(&now), Return::Overtaken(typed, vec![Field::Campaign]));
        // A new post keeps its day.
        let new = KeptDraft {
            draft: Draft {
                post: None,
                ..old.draft
            },
            ..old
        };
        assert_eq!(new.back(&begun("2027-01-12")), Return::GoesOn(new.draft.clone()));
    }

    #[test]
    fn it_comes_back_under_its_own_key() {
        let key = |n| Some(domain::RequestKey::from_random([n; 16]));
        let mut kept = kept(None, "words");
        kept.draft.request_key = key(1);
        let fresh = Draft {
            request_key: key(2),
            ..begun("")
        };
        assert_eq!(kept.back(&fresh), Return::GoesOn(kept.draft.clone()));
        let saved = Draft {
            request_key: key(2),
            ..kept.draft.clone()
        };
        assert_eq!(kept.back(&saved), Return::Nothing);
    }

    #[test]
    fn what_was_saved_meanwhile_is_nothing_new() {
        let kept = kept(Some((post(), 3)), "words");
        let mut saved = kept.draft.clone();
        saved.post = Some((post(), 4));
        assert_eq!(kept.back(&saved), Return::Nothing);
    }

    #[test]
    fn a_kept_draft_is_round() {
        let kept = kept(Some((post(), 3)), "wörds\n👩‍🌾");
        let text = serde_json::to_string(&kept).expect("text");
        assert_eq!(serde_json::from_str::<KeptDraft>(&text).ok(), Some(kept));
    }
}
