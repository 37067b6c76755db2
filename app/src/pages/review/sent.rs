//! The review as it lies in the document, for the client that takes the page over. Everything in it stands in the
//! document a second time, as HTML, so it is packed: arrays in place of objects, and nothing that follows from the rest.

use crate::api::ApiError;
use domain::{
    LinkId, PostId, RequestKey, RevisionId,
    diff::Piece,
    platform::Platform,
    post::title,
    review::Verdict,
    views::{
        NoteView, Picture, Preview, When,
        review::{Flash, ReviewPage, ReviewPost, State},
    },
};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// What became of loading a review; as text, packed.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Sent(pub Result<ReviewPage, ApiError>);

impl fmt::Display for Sent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let packed = self.0.as_ref().map(Page::pack);
        f.write_str(&serde_json::to_string(&packed).map_err(|_| fmt::Error)?)
    }
}

impl FromStr for Sent {
    type Err = serde_json::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let packed: Result<Page, ApiError> = serde_json::from_str(text)?;
        Ok(Self(packed.map(Page::unpack)))
    }
}

/// Link, who asks, agency, project, hue, title, message, approver, posts, key, flash, expiry, zone, earliest move.
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
);

/// Identifier, revision, key if it is not the page's, state, title if it is not the first look's, looks, pictures, time, campaign, note of staff,
/// changes, changed pictures, thread.
#[derive(Serialize, Deserialize)]
struct Post(
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
);

/// Instant and day; date and time where they are not those of the instant; zone where it is not the page's.
#[derive(Serialize, Deserialize)]
struct Moment(Vec<String>);

#[derive(Serialize, Deserialize)]
enum Stands {
    Open,
    Decided(Verdict, String, Moment, bool),
    InWork,
    Out,
}

/// Network, handle, and the text if it is not the first one's.
#[derive(Serialize, Deserialize)]
struct Look(Platform, String, Option<String>);

/// Address or what makes it, small address if it does not follow, description, width, height.
#[derive(Serialize, Deserialize)]
struct Shown(String, Option<String>, String, u32, u32);

/// Lengths of runs of the first look's text, in bytes: above zero the same, below it added. Zero stands for the next of
/// the removed texts.
#[derive(Serialize, Deserialize)]
enum Changes {
    Runs(Vec<i32>, Vec<String>),
    Whole(Vec<Piece>),
}

/// Author, staff, verdict, text, time.
#[derive(Serialize, Deserialize)]
struct Line(String, bool, Option<Verdict>, String, Moment);

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
        }
    }
}

/// What the parts of a page have in common.
struct Around<'a> {
    pictures: String,
    zone: &'a str,
    key: RequestKey,
}

impl Around<'_> {
    fn pack_post(&self, post: ReviewPost) -> Post {
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
                State::Decided {
                    verdict,
                    by,
                    when,
                    undo,
                } => Stands::Decided(verdict, by, self.pack_when(when), undo),
                State::InWork => Stands::InWork,
                State::Out => Stands::Out,
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
            post.changes.map(|pieces| pack_changes(pieces, &text)),
            post.pictures_changed,
            post.notes.into_iter().map(|note| self.pack_note(note)).collect(),
        )
    }

    fn unpack_post(&self, post: Post) -> ReviewPost {
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
                Stands::Decided(verdict, by, when, undo) => State::Decided {
                    verdict,
                    by,
                    when: self.unpack_when(when),
                    undo,
                },
                Stands::InWork => State::InWork,
                Stands::Out => State::Out,
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
            changes: post.10.map(|changes| unpack_changes(changes, &text)),
            pictures_changed: post.11,
            notes: post.12.into_iter().map(|note| self.unpack_note(note)).collect(),
        }
    }

    fn pack_when(&self, when: When) -> Moment {
        let foreign = when.zone != self.zone;
        let mut parts = vec![when.utc, when.day];
        if foreign || of_instant(&parts[0]) != (&when.date, &when.time) {
            parts.extend([when.date, when.time]);
        }
        if foreign {
            parts.push(when.zone);
        }
        Moment(parts)
    }

    fn unpack_when(&self, Moment(parts): Moment) -> When {
        let mut parts = parts.into_iter();
        let (utc, day) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        let (date, time) = of_instant(&utc);
        let date = parts.next().unwrap_or_else(|| date.to_owned());
        let time = parts.next().unwrap_or_else(|| time.to_owned());
        let zone = parts.next().unwrap_or_else(|| self.zone.to_owned());
        When {
            utc,
            date,
            time,
            day,
            zone,
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
        Shown(url, thumbnail, picture.alt, picture.width, picture.height)
    }

    fn unpack_picture(&self, Shown(url, thumbnail, alt, width, height): Shown) -> Picture {
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

fn pack_changes(pieces: Vec<Piece>, text: &str) -> Changes {
    let (mut runs, mut removed, mut rest) = (Vec::new(), Vec::new(), text);
    for piece in &pieces {
        let (Piece::Same(run) | Piece::Added(run)) = piece else {
            runs.push(0);
            removed.extend(match piece {
                Piece::Removed(run) => Some(run.clone()),
                _ => None,
            });
            continue;
        };
        match (rest.strip_prefix(&**run), i32::try_from(run.len())) {
            (Some(after), Ok(length)) if length > 0 => {
                rest = after;
                runs.push(if matches!(piece, Piece::Same(_)) {
                    length
                } else {
                    -length
                });
            }
            // A channel has words of its own; or they are no words of that text at all.
            _ => return Changes::Whole(pieces),
        }
    }
    Changes::Runs(runs, removed)
}

fn unpack_changes(changes: Changes, text: &str) -> Vec<Piece> {
    let (runs, removed) = match changes {
        Changes::Whole(pieces) => return pieces,
        Changes::Runs(runs, removed) => (runs, removed),
    };
    let (mut rest, mut removed) = (text, removed.into_iter());
    let piece = |run: i32| {
        if run == 0 {
            return Piece::Removed(removed.next().unwrap_or_default());
        }
        let length = usize::try_from(run.unsigned_abs()).unwrap_or(usize::MAX);
        let (now, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
        rest = after;
        if run > 0 {
            Piece::Same(now.to_owned())
        } else {
            Piece::Added(now.to_owned())
        }
    };
    runs.into_iter().map(piece).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{Failure, diff::words};

    fn id<T: FromStr<Err: fmt::Debug>>(number: u32) -> T {
        format!("01a1e468-40c0-71f5-88e9-{number:012}")
            .parse()
            .expect("an identifier")
    }

    fn when(utc: &str, date: &str, time: &str, zone: &str) -> When {
        When {
            utc: utc.into(),
            date: date.into(),
            time: time.into(),
            day: "Thu 26 Nov".into(),
            zone: zone.into(),
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
            when: Some(when("2026-11-26T23:30:00Z", "2026-11-27", "00:30", "Paris")),
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
        }
    }

    #[test]
    fn nothing_is_lost_on_the_way() {
        let decided = State::Decided {
            verdict: Verdict::Approved,
            by: "Tom".into(),
            when: when("", "", "", ""),
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
                post(30, State::Out, ["", ""], "gone"),
            ],
            request_key: id(0),
            flash: None,
            expires: when("2026-12-19T11:10:00Z", "2026-12-19", "11:10", "London"),
            earliest: "2026-11-22T07:50".into(),
        };
        let sent = Sent(Ok(page));
        assert_eq!(sent.to_string().parse::<Sent>().expect("packed text"), sent);
        let failed = Sent(Err(ApiError(Failure::NotFound)));
        assert_eq!(failed.to_string().parse::<Sent>().expect("packed text"), failed);
    }
}
