//! Whether a post can be published as it is.

use crate::model::Channel;
use domain::{
    Failure, Field, Problem,
    fit::{self, Misfit},
    post::Post,
};

/// What of the post does not fit the networks of its channels, the worst first.
pub(crate) fn misfits_of(post: &Post, channels: &[Channel]) -> Vec<Misfit> {
    let content = &post.revision.content;
    let sizes: Vec<(u32, u32)> = content
        .media
        .iter()
        .map(|media| (media.width, media.height))
        .collect();
    let used = channels
        .iter()
        .filter(|channel| content.channels.contains(&channel.id));
    let texts = used.map(|channel| (channel.platform, content.caption_for(channel.id)));
    fit::misfits_of(texts, &sizes)
}

/// Passes if all of the posts can be published as they are, or somebody wants them asked about `anyway`; gives how many
/// cannot.
///
/// # Errors
/// [`Problem::Unfit`] with what keeps them.
pub(crate) fn require_fit<'p>(
    posts: impl IntoIterator<Item = &'p Post>,
    channels: &[Channel],
    anyway: bool,
) -> Result<usize, Failure> {
    let blocking = |post| {
        let mut found = misfits_of(post, channels);
        found.retain(|misfit| misfit.blocks);
        found
    };
    let unfit: Vec<_> = posts
        .into_iter()
        .map(blocking)
        .filter(|found| !found.is_empty())
        .collect();
    if unfit.is_empty() || anyway {
        Ok(unfit.len())
    } else {
        Err(Failure::field(Field::Posts, Problem::Unfit(unfit.concat())))
    }
}
