//! Pictures: uploading and showing them.

use strum::{EnumString, IntoStaticStr, VariantArray};
pub mod read_media;
pub mod upload_media;

use domain::{LinkId, PostId, Spelled, post::MediaRef, views::Picture};

/// Which of a picture's renditions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Rendition {
    /// As large as it is shown.
    Display,
    /// For chips and lists.
    Thumbnail,
}

/// Who looks: each has an address with a gate of its own.
#[derive(Clone, Copy, Debug)]
pub enum Audience<'a> {
    /// Staff, by session.
    Staff,
    /// The client of a link, by the link's session.
    Client(LinkId),
    /// Whoever follows a shared calendar, from the calendar's own address; the picture of a post or, without one, the
    /// calendar's logo.
    Viewer {
        /// The token in the calendar's address.
        token: &'a str,
        /// The post that shows it.
        post: Option<PostId>,
    },
}

/// A picture as it is shown to `audience`.
#[must_use]
pub fn picture(media: &MediaRef, audience: Audience<'_>) -> Picture {
    let base = match audience {
        Audience::Staff => format!("/media/{}", media.id),
        Audience::Client(link) => format!("/review/{link}/media/{}", media.id),
        Audience::Viewer {
            token,
            post: Some(post),
        } => format!("/c/{token}/media/{post}/{}", media.id),
        Audience::Viewer { token, post: None } => format!("/c/{token}/logo/{}", media.id),
    };
    Picture {
        url: format!("{base}/{}", Rendition::Display.as_str()),
        thumbnail: format!("{base}/{}", Rendition::Thumbnail.as_str()),
        alt: media.alt.clone(),
        width: media.width,
        height: media.height,
        still_of_animation: media.still_of_animation,
    }
}

/// The key of a rendition in object storage.
pub(crate) fn key(hash: &str, rendition: Rendition) -> String {
    format!(
        "media/{}/{hash}.{}.jpg",
        &hash[..2.min(hash.len())],
        rendition.as_str()
    )
}
