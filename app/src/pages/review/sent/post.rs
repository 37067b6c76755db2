//! A post of a review, packed.

use super::changes::Changes;
use domain::{
    PostId, RequestKey, RevisionId, Spelled,
    civil::Date,
    platform::Platform,
    post::title,
    review::Verdict,
    views::{
        NoteView, Picture, Preview, ShownDay, Twin, When,
        review::{ApprovedFor, DecisionView, ReviewPost, State},
    },
};
use serde::{Deserialize, Serialize};

/// Identifier, revision, key if it is not the page's, state, title if it is not the first look's, looks, pictures,
/// time, campaign, note of staff, changes, changed pictures, end of the thread, how many lines come before.
#[derive(Serialize, Deserialize)]
pub(super) struct Post(
    PostId,
    RevisionId,
    Option<RequestKey>,
    Stands,
    Option<String>,
    Vec<Look>,
    Vec<Shown>,
    Option<Moment>,
    String,
    String,
    Option<Changes>,
    bool,
    Vec<Line>,
    usize,
);

/// Instant, and whether its year is another; date and time where they are not those of the instant; zone where it is not the
/// page's; which of two equal times it is, and its name.
#[derive(Serialize, Deserialize)]
pub(super) struct Moment(String, bool, Vec<String>);

#[derive(Serialize, Deserialize)]
enum Stands {
    Open,
    Decided(Decision, bool),
    InWork,
    Out(Option<Decision>),
}

/// Verdict, by whom, when, what was written with it, and the time that was approved if it is not the post's: none stands
/// for a post without a date.
#[derive(Serialize, Deserialize)]
struct Decision(Verdict, String, Option<Moment>, String, Vec<Option<Moment>>);

/// Network, handle, and the text if it is not the first one's.
#[derive(Serialize, Deserialize)]
struct Look(Platform, String, Option<String>);

/// Address or what makes it, small address if it does not follow, description, width, height, whether it moved.
#[derive(Serialize, Deserialize)]
struct Shown(String, Option<String>, String, u32, u32, bool);

/// Author, staff, verdict, text, time.
#[derive(Serialize, Deserialize)]
struct Line(String, bool, Option<Verdict>, String, Moment);

/// What the parts of a page have in common.
pub(super) struct Around<'a> {
    pub pictures: String,
    pub zone: &'a str,
    pub key: RequestKey,
}

impl Around<'_> {
    pub(super) fn pack_post(&self, post: ReviewPost) -> Post {
        let text = post
            .previews
            .first()
            .map(|look| look.caption.clone())
            .unwrap_or_default();
        let looks = post.previews.into_iter().enumerate().map(|(index, look)| {
            let own = index == 0 || look.caption != text;
            Look(look.platform, look.handle, own.then_some(look.caption))
        });
        Post(
            post.id,
            post.revision,
            (post.request_key != self.key).then_some(post.request_key),
            match post.state {
                State::Open => Stands::Open,
                State::Decided { decision, undo } => Stands::Decided(self.pack_decision(decision), undo),
                State::InWork => Stands::InWork,
                State::Out { decision } => Stands::Out(decision.map(|decision| self.pack_decision(decision))),
            },
            (post.title != title(&text)).then_some(post.title),
            looks.collect(),
            post.pictures
                .into_iter()
                .map(|picture| self.pack_picture(picture))
                .collect(),
            post.when.map(|when| self.pack_when(when)),
            post.campaign,
            post.creator_note,
            post.changes.map(|pieces| Changes::pack(pieces, &text)),
            post.pictures_changed,
            post.notes.into_iter().map(|note| self.pack_note(note)).collect(),
            post.earlier_notes,
        )
    }

    pub(super) fn unpack_post(&self, post: Post) -> ReviewPost {
        let text = post.5.first().and_then(|look| look.2.clone()).unwrap_or_default();
        let looks = post.5.into_iter().map(|Look(platform, handle, own)| Preview {
            platform,
            handle,
            caption: own.unwrap_or_else(|| text.clone()),
        });
        ReviewPost {
            id: post.0,
            revision: post.1,
            request_key: post.2.unwrap_or(self.key),
            state: match post.3 {
                Stands::Open => State::Open,
                Stands::Decided(decision, undo) => State::Decided {
                    decision: self.unpack_decision(decision),
                    undo,
                },
                Stands::InWork => State::InWork,
                Stands::Out(decision) => State::Out {
                    decision: decision.map(|decision| self.unpack_decision(decision)),
                },
            },
            title: post.4.unwrap_or_else(|| title(&text)),
            previews: looks.collect(),
            pictures: post
                .6
                .into_iter()
                .map(|picture| self.unpack_picture(picture))
                .collect(),
            when: post.7.map(|when| self.unpack_when(when)),
            campaign: post.8,
            creator_note: post.9,
            changes: post.10.map(|changes| changes.unpack(&text)),
            pictures_changed: post.11,
            notes: post.12.into_iter().map(|note| self.unpack_note(note)).collect(),
            earlier_notes: post.13,
        }
    }

    fn pack_decision(&self, decision: DecisionView) -> Decision {
        let when = decision.when.map(|when| self.pack_when(when));
        let approved_for = decision.approved_for.map(|planned| match planned {
            ApprovedFor::Undated => None,
            ApprovedFor::Time(when) => Some(self.pack_when(when)),
        });
        let approved_for = approved_for.into_iter().collect();
        Decision(decision.verdict, decision.by, when, decision.note, approved_for)
    }

    fn unpack_decision(&self, Decision(verdict, by, when, note, mut approved_for): Decision) -> DecisionView {
        let approved_for = approved_for.pop().map(|when| {
            when.map_or(ApprovedFor::Undated, |when| {
                ApprovedFor::Time(self.unpack_when(when))
            })
        });
        DecisionView {
            verdict,
            by,
            when: when.map(|when| self.unpack_when(when)),
            note,
            approved_for,
        }
    }

    pub(super) fn pack_when(&self, when: When) -> Moment {
        let foreign = when.zone != self.zone || when.twin.is_some();
        let date = when.day.date.to_string();
        let mut parts = Vec::new();
        if foreign || of_instant(&when.utc) != (&date, &when.time) {
            parts.extend([date, when.time]);
        }
        if foreign {
            parts.push(when.zone);
        }
        if let Some(twin) = when.twin {
            parts.extend([twin.turn.as_str().to_owned(), twin.name]);
        }
        Moment(when.utc, when.day.other_year, parts)
    }

    pub(super) fn unpack_when(&self, Moment(utc, other_year, parts): Moment) -> When {
        let mut parts = parts.into_iter();
        let (date, time) = of_instant(&utc);
        let date = parts.next().unwrap_or_else(|| date.to_owned());
        let time = parts.next().unwrap_or_else(|| time.to_owned());
        let zone = parts.next().unwrap_or_else(|| self.zone.to_owned());
        let turn = parts.next().and_then(|name| name.parse().ok());
        let twin = turn.zip(parts.next()).map(|(turn, name)| Twin { turn, name });
        When {
            utc,
            day: ShownDay {
                date: date.parse().unwrap_or(Date::MIN),
                other_year,
            },
            time,
            zone,
            twin,
        }
    }

    fn pack_picture(&self, picture: Picture) -> Shown {
        let name = picture
            .url
            .strip_prefix(&self.pictures)
            .and_then(|rest| rest.strip_suffix("/display"));
        let name =
            name.filter(|name| !name.contains('/') && picture.thumbnail == self.address(name, "thumbnail"));
        let (url, thumbnail) = match name {
            Some(name) => (name.to_owned(), None),
            None => (picture.url, Some(picture.thumbnail)),
        };
        Shown(
            url,
            thumbnail,
            picture.alt,
            picture.width,
            picture.height,
            picture.still_of_animation,
        )
    }

    fn unpack_picture(&self, shown: Shown) -> Picture {
        let Shown(url, thumbnail, alt, width, height, still_of_animation) = shown;
        let (url, thumbnail) = match thumbnail {
            Some(thumbnail) => (url, thumbnail),
            None => (self.address(&url, "display"), self.address(&url, "thumbnail")),
        };
        Picture {
            url,
            thumbnail,
            alt,
            width,
            height,
            still_of_animation,
        }
    }

    fn address(&self, name: &str, rendition: &str) -> String {
        format!("{}{name}/{rendition}", self.pictures)
    }

    fn pack_note(&self, note: NoteView) -> Line {
        Line(
            note.author,
            note.staff,
            note.verdict,
            note.body,
            self.pack_when(note.when),
        )
    }

    fn unpack_note(&self, Line(author, staff, verdict, body, when): Line) -> NoteView {
        NoteView {
            author,
            staff,
            verdict,
            body,
            when: self.unpack_when(when),
        }
    }
}

/// Date and time of `2026-11-24T18:00:00Z`.
fn of_instant(utc: &str) -> (&str, &str) {
    (
        utc.get(..10).unwrap_or_default(),
        utc.get(11..16).unwrap_or_default(),
    )
}
