//! What is known of the posts of a link, in one query of each kind however many posts there are.

use crate::{
    model::{Decision, LinkPost, Note},
    ports::Read,
    review::thread::LATEST,
};
use domain::{
    Failure, LinkId, PostId, RevisionId,
    post::{Content, Post, Revision},
};
use std::collections::HashMap;

/// The posts of a link and what was said of them.
pub(super) struct Contents {
    entries: Vec<LinkPost>,
    posts: HashMap<PostId, Post>,
    revisions: HashMap<RevisionId, Revision>,
    decisions: HashMap<PostId, Vec<Decision>>,
    notes: HashMap<PostId, Vec<(Note, usize)>>,
}

/// One of them.
pub(super) struct Entry<'a> {
    pub entry: &'a LinkPost,
    pub post: &'a Post,
    /// What was put on the link, until staff put the next revision there.
    pub shown: &'a Content,
    /// What the client saw in the round before.
    pub before: Option<&'a Content>,
    /// By any link, oldest first, undone ones too.
    pub decisions: &'a [Decision],
    /// The latest of them, oldest first, each with how many there are in all.
    pub notes: &'a [(Note, usize)],
}

impl Contents {
    pub(super) async fn load(db: &mut dyn Read, link: LinkId) -> Result<Self, Failure> {
        Ok(Self {
            entries: db.link_posts(link).await?,
            posts: by(db.posts_on_link(link).await?, |post| post.id),
            revisions: by(db.revisions_on_link(link).await?, |revision| revision.id),
            decisions: grouped(db.decisions_on_link(link).await?, |decision| decision.post_id),
            notes: grouped(db.latest_notes_on_link(link, LATEST).await?, |(note, _)| {
                note.post_id
            }),
        })
    }

    /// In the order of the link.
    pub(super) fn entries(&self) -> impl Iterator<Item = Entry<'_>> {
        let content = |id: RevisionId| self.revisions.get(&id).map(|revision| &revision.content);
        self.entries.iter().filter_map(move |entry| {
            Some(Entry {
                entry,
                post: self.posts.get(&entry.post_id)?,
                shown: content(entry.revision_id)?,
                before: entry.previous_revision_id.and_then(content),
                decisions: self.decisions.get(&entry.post_id).map_or(&[], Vec::as_slice),
                notes: self.notes.get(&entry.post_id).map_or(&[], Vec::as_slice),
            })
        })
    }
}

/// Each by its key.
pub(super) fn by<K: std::hash::Hash + Eq, T>(all: Vec<T>, key: impl Fn(&T) -> K) -> HashMap<K, T> {
    all.into_iter().map(|one| (key(&one), one)).collect()
}

/// All of a key together, in their order.
pub(super) fn grouped<K: std::hash::Hash + Eq, T>(all: Vec<T>, key: impl Fn(&T) -> K) -> HashMap<K, Vec<T>> {
    let mut groups: HashMap<K, Vec<T>> = HashMap::new();
    for one in all {
        groups.entry(key(&one)).or_default().push(one);
    }
    groups
}
