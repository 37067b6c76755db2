//! Seals: what the audit log binds.
//!
//! An event that changes a workspace, a post, a revision or a decision carries a seal of it: SHA-256 over the row as the
//! event left it. The chain covers the seals, so a row that is not what its last seal says was changed past the program.

use crate::{
    DecisionId, PostId, RevisionId, Spelled, UnixMillis, WorkspaceId,
    audit::{Hash, digest, optional},
    post::{Post, Revision},
};
use std::{
    fmt::{self, Write},
    str::FromStr,
};

/// What has a seal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Sealed {
    Workspace(WorkspaceId),
    Post(PostId),
    Revision(RevisionId),
    Decision(DecisionId),
}

impl fmt::Display for Sealed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Workspace(id) => write!(f, "workspace {id}"),
            Self::Post(id) => write!(f, "post {id}"),
            Self::Revision(id) => write!(f, "revision {id}"),
            Self::Decision(id) => write!(f, "decision {id}"),
        }
    }
}

impl FromStr for Sealed {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        fn id<T: FromStr>(text: &str) -> Result<T, ()> {
            text.parse().map_err(|_| ())
        }
        match text.split_once(' ').ok_or(())? {
            ("workspace", text) => id(text).map(Self::Workspace),
            ("post", text) => id(text).map(Self::Post),
            ("revision", text) => id(text).map(Self::Revision),
            ("decision", text) => id(text).map(Self::Decision),
            _ => Err(()),
        }
    }
}

/// A row as it was left. Belongs into the event of the same transaction.
#[must_use = "a change is bound by the event that carries its seal"]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seal {
    /// Whose.
    pub of: Sealed,
    /// SHA-256 over its fields, each preceded by its length.
    pub hash: Hash,
}

impl Seal {
    /// The seal of what has these fields.
    pub fn new(of: Sealed, fields: impl IntoIterator<Item = String>) -> Self {
        let name = std::iter::once(format!("countersign-seal-1 {of}"));
        Self {
            of,
            hash: digest(&[], name.chain(fields)),
        }
    }

    /// Of a revision: what a client would see, and who made it when.
    pub fn of_revision(revision: &Revision) -> Self {
        let content = serde_json::to_string(&revision.content).unwrap_or_default();
        Self::new(
            Sealed::Revision(revision.id),
            [
                revision.post_id.to_string(),
                revision.number.to_string(),
                content,
                revision.created_at.0.to_string(),
                revision.created_by.to_string(),
            ],
        )
    }

    /// Of a post: where it stands, with its current revision. What counts saves and serves searches is left out.
    pub fn of_post(post: &Post, deleted_at: Option<UnixMillis>) -> Self {
        let instant = |at: Option<UnixMillis>| optional(at.map(|at| at.0.to_string()).as_deref());
        let decided = post.decided.as_ref();
        Self::new(
            Sealed::Post(post.id),
            [
                post.workspace_id.to_string(),
                post.project_id.to_string(),
                hex(&Self::of_revision(&post.revision).hash),
                post.review.as_str().to_owned(),
                optional(decided.map(|decided| decided.by.as_str())),
                instant(decided.map(|decided| decided.at)),
                post.publication.as_str().to_owned(),
                instant(post.scheduled_at),
                post.campaign.clone(),
                post.creator_note.clone(),
                post.created_by.to_string(),
                post.created_at.0.to_string(),
                instant(deleted_at),
            ],
        )
    }
}

/// Seals as an event keeps them: one a line, `post ID HASH`.
#[must_use]
pub fn written(seals: &[Seal]) -> String {
    let lines: Vec<String> = seals
        .iter()
        .map(|seal| format!("{} {}", seal.of, hex(&seal.hash)))
        .collect();
    lines.join("\n")
}

/// What [`written`] wrote; `None` for anything else.
#[must_use]
pub fn read(text: &str) -> Option<Vec<Seal>> {
    let seal = |line: &str| {
        let (of, hash) = line.rsplit_once(' ')?;
        Some(Seal {
            of: of.parse().ok()?,
            hash: unhex(hash)?,
        })
    };
    let seals: Vec<Seal> = text.lines().map(seal).collect::<Option<_>>()?;
    (written(&seals) == text).then_some(seals)
}

fn hex(hash: &Hash) -> String {
    let mut text = String::with_capacity(64);
    for byte in hash {
        // Writing to a string does not fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

fn unhex(text: &str) -> Option<Hash> {
    let mut hash = [0; 32];
    if text.len() != 64 || !text.is_ascii() {
        return None;
    }
    for (byte, at) in hash.iter_mut().zip((0..64).step_by(2)) {
        *byte = u8::from_str_radix(&text[at..at + 2], 16).ok()?;
    }
    Some(hash)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        ChannelId, MediaId, UserId,
        post::{Content, Decided, MediaRef, Publication, Variant},
        review::Review,
    };
    use uuid::Uuid;

    fn post() -> Post {
        let id = Uuid::from_u128;
        Post {
            id: PostId(id(1)),
            workspace_id: WorkspaceId(id(2)),
            project_id: crate::ProjectId(id(3)),
            revision: Revision {
                id: RevisionId(id(4)),
                post_id: PostId(id(1)),
                number: 2,
                content: Content {
                    caption: "Beans".into(),
                    channels: vec![ChannelId(id(5)), ChannelId(id(6))],
                    variants: vec![Variant {
                        channel: ChannelId(id(6)),
                        caption: "Beans, for work".into(),
                    }],
                    media: vec![MediaRef {
                        id: MediaId(id(7)),
                        hash: "ab".repeat(32),
                        alt: "A cup".into(),
                        width: 800,
                        height: 600,
                        still_of_animation: false,
                    }],
                },
                created_at: UnixMillis(10),
                created_by: UserId(id(8)),
            },
            review: Review::Approved,
            decided: Some(Decided {
                by: "Tom".into(),
                at: UnixMillis(20),
            }),
            publication: Publication::Waiting,
            scheduled_at: Some(UnixMillis(30)),
            campaign: "Winter".into(),
            creator_note: String::new(),
            created_by: UserId(id(8)),
            created_at: UnixMillis(9),
            version: 3,
        }
    }

    /// Databases hold seals that were made with this: it may not change.
    #[test]
    fn a_seal_stays_what_it_is() {
        assert_eq!(
            written(&[Seal::of_revision(&post().revision), Seal::of_post(&post(), None)]),
            "revision 00000000-0000-0000-0000-000000000004 \
             8ef39c6cce8169d0f5356a9d57f924fba744bb1e3f184f8c02a236febf27371f\n\
             post 00000000-0000-0000-0000-000000000001 \
             2b4fe84e42ed108f98a0bc4345ea4a029d81f180a0fb2d541409405298bbc0cb"
        );
    }

    #[test]
    fn each_thing_that_was_approved_is_in_the_seal() {
        let change: &[fn(&mut Post)] = &[
            |p| p.revision.content.caption.push('!'),
            |p| p.revision.content.channels.swap(0, 1),
            |p| p.revision.content.variants[0].caption.push('!'),
            |p| p.revision.content.variants.clear(),
            |p| p.revision.content.media[0].hash.replace_range(..1, "0"),
            |p| p.revision.content.media[0].alt.clear(),
            |p| p.revision.content.media.clear(),
            |p| p.revision.number = 1,
            |p| p.revision.created_at = UnixMillis(11),
            |p| p.review = Review::Pending,
            |p| p.decided = None,
            |p| p.decided.as_mut().expect("a decision").by.push('!'),
            |p| p.decided.as_mut().expect("a decision").at = UnixMillis(21),
            |p| p.publication = Publication::Published,
            |p| p.scheduled_at = None,
            |p| p.scheduled_at = Some(UnixMillis(31)),
            |p| p.campaign.clear(),
            |p| p.creator_note.push('!'),
        ];
        let right = Seal::of_post(&post(), None);
        for (number, change) in change.iter().enumerate() {
            let mut other = post();
            change(&mut other);
            assert_ne!(Seal::of_post(&other, None), right, "change {number}");
        }
        assert_ne!(Seal::of_post(&post(), Some(UnixMillis(1))), right);
    }

    #[test]
    fn seals_are_read_as_they_were_written_and_no_other_way() {
        let seals = vec![Seal::of_post(&post(), None), Seal::of_revision(&post().revision)];
        assert_eq!(read(&written(&seals)), Some(seals.clone()));
        assert_eq!(read(""), Some(Vec::new()));
        let text = written(&seals);
        for wrong in [
            text.to_uppercase(),
            format!("{text}\n"),
            text.replace(' ', "  "),
            text.replace("post", "note"),
            text.replace("\n", "\n\n"),
            "post 1 2".to_owned(),
        ] {
            assert_eq!(read(&wrong), None, "{wrong}");
        }
    }
}
