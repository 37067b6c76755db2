//! The review as it lies in the document, for the client that takes the page over. Everything in it stands in the
//! document a second time, as HTML, so it is packed: arrays in place of objects, and nothing that follows from the rest.

mod changes;
mod post;

use crate::api::ApiError;
use domain::{
    LinkId, RequestKey,
    views::review::{Flash, Return, ReviewPage},
};
use post::{Around, Moment, Post};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// What became of loading a review; as text, packed.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Sent(pub Result<ReviewPage, Shut>);

/// Why there is no review.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) enum Shut {
    /// This browser has no live session.
    Left(Return),
    /// Anything else.
    Failed(ApiError),
}

impl fmt::Display for Sent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let packed = self.0.as_ref().map(Page::pack);
        f.write_str(&serde_json::to_string(&packed).map_err(|_| fmt::Error)?)
    }
}

impl FromStr for Sent {
    type Err = serde_json::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let packed: Result<Page, Shut> = serde_json::from_str(text)?;
        Ok(Self(packed.map(Page::unpack)))
    }
}

/// Link, who asks, agency, project, hue, title, message, approver, posts, key, flash, expiry, zone, earliest move, mark.
#[derive(Serialize, Deserialize)]
struct Page(
    LinkId,
    String,
    String,
    String,
    i64,
    String,
    String,
    String,
    Vec<Post>,
    RequestKey,
    Option<Flash>,
    Moment,
    String,
    String,
    String,
);

impl Page {
    fn pack(page: &ReviewPage) -> Self {
        let page = page.clone();
        let zone = page.expires.zone.clone();
        let around = Around {
            pictures: format!("/review/{}/media/", page.link),
            zone: &zone,
            key: page.request_key,
        };
        let posts = page
            .posts
            .into_iter()
            .map(|post| around.pack_post(post))
            .collect();
        let expires = around.pack_when(page.expires);
        Self(
            page.link,
            page.asked_by,
            page.workspace,
            page.project,
            page.hue,
            page.title,
            page.message,
            page.approver,
            posts,
            page.request_key,
            page.flash,
            expires,
            zone,
            page.earliest,
            page.mark,
        )
    }

    fn unpack(self) -> ReviewPage {
        let around = Around {
            pictures: format!("/review/{}/media/", self.0),
            zone: &self.12,
            key: self.9,
        };
        ReviewPage {
            link: self.0,
            asked_by: self.1,
            workspace: self.2,
            project: self.3,
            hue: self.4,
            title: self.5,
            message: self.6,
            approver: self.7,
            posts: self.8.into_iter().map(|post| around.unpack_post(post)).collect(),
            request_key: self.9,
            flash: self.10,
            expires: around.unpack_when(self.11),
            earliest: self.13,
            mark: self.14,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{
        Failure,
        diff::words,
        platform::Platform,
        review::Verdict,
        time::Turn,
        views::{
            NoteView, Picture, Preview, ShownDay, Twin, When,
            review::{ApprovedFor, DecisionView, ReviewPost, State},
        },
    };

    fn id<T: FromStr<Err: fmt::Debug>>(number: u32) -> T {
        format!("01a1e468-40c0-71f5-88e9-{number:012}")
            .parse()
            .expect("an identifier")
    }

    fn when(utc: &str, date: &str, time: &str, zone: &str) -> When {
        When {
            utc: utc.into(),
            day: ShownDay {
                date: date.parse().expect("a date"),
                other_year: utc.is_empty(),
            },
            time: time.into(),
            zone: zone.into(),
            twin: None,
        }
    }

    fn post(number: u32, state: State, captions: [&str; 2], before: &str) -> ReviewPost {
        let look = |platform, caption: &str| Preview {
            platform,
            handle: "north".into(),
            caption: caption.into(),
        };
        let picture = |url: &str, thumbnail: &str| Picture {
            url: url.into(),
            thumbnail: thumbnail.into(),
            alt: "A “bag” <of> beans".into(),
            width: 4,
            height: 5,
            still_of_animation: thumbnail.ends_with("b/thumbnail"),
        };
        let at = format!("/review/{}/media/", id::<LinkId>(1));
        ReviewPost {
            id: id(number),
            revision: id(number + 1),
            request_key: id(number % 2),
            state,
            title: "Title".into(),
            previews: vec![
                look(Platform::X, captions[0]),
                look(Platform::Facebook, captions[1]),
            ],
            pictures: vec![
                picture(&format!("{at}a/display"), &format!("{at}a/thumbnail")),
                picture(&format!("{at}a/display"), &format!("{at}b/thumbnail")),
                picture("https://elsewhere.example/1", ""),
            ],
            when: Some(When {
                twin: (number > 25).then(|| Twin {
                    turn: Turn::Second,
                    name: "GMT".into(),
                }),
                ..when("2026-11-26T23:30:00Z", "2026-11-27", "00:30", "Paris")
            }),
            campaign: String::new(),
            creator_note: "A note\nof two lines".into(),
            changes: Some(words(before, captions[0])),
            pictures_changed: number > 10,
            notes: vec![NoteView {
                author: "Tom".into(),
                staff: false,
                verdict: Some(Verdict::Rejected),
                body: "No.".into(),
                when: when("2026-11-26T09:00:00Z", "2026-11-26", "09:00", "London"),
            }],
            earlier_notes: 3,
        }
    }

    #[test]
    fn nothing_is_lost_on_the_way() {
        let decision = DecisionView {
            verdict: Verdict::Approved,
            by: "Tom".into(),
            when: None,
            note: "Lovely".into(),
            approved_for: Some(ApprovedFor::Undated),
        };
        let moved = DecisionView {
            approved_for: Some(ApprovedFor::Time(when(
                "2026-11-26T09:00:00Z",
                "2026-11-26",
                "09:00",
                "London",
            ))),
            ..decision.clone()
        };
        let decided = State::Decided {
            decision: decision.clone(),
            undo: true,
        };
        let mut other = post(20, State::InWork, ["", "Own"], "");
        other.changes = Some(words("before", "of no channel"));
        let page = ReviewPage {
            link: id(1),
            asked_by: "Maya".into(),
            workspace: "Lumen".into(),
            project: "Northwind".into(),
            hue: 3,
            title: "November".into(),
            message: "Hi \"Tom\" </script>".into(),
            approver: "Tom".into(),
            posts: vec![
                post(
                    10,
                    State::Open,
                    ["Small größer 🖤, calm.", "Small größer 🖤, calm."],
                    "Big größer 🖤 calm!",
                ),
                post(15, decided, ["One", "Two"], "One"),
                other,
                post(
                    30,
                    State::Out {
                        decision: Some(moved),
                    },
                    ["", ""],
                    "gone",
                ),
            ],
            request_key: id(0),
            flash: None,
            expires: when("2026-12-19T11:10:00Z", "2026-12-19", "11:10", "London"),
            earliest: "2026-11-22T07:50".into(),
            mark: "0123456789abcdef".into(),
        };
        let sent = Sent(Ok(page));
        assert_eq!(sent.to_string().parse::<Sent>().expect("packed text"), sent);
        let failed = Sent(Err(Shut::Failed(ApiError(Failure::NotFound))));
        assert_eq!(failed.to_string().parse::<Sent>().expect("packed text"), failed);
    }
}
