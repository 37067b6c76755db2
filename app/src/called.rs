//! What a post is called that has no words of its own: made here, once, on the way out of the server, so that every page,
//! dialog, list and log calls it the same.

use crate::words;
use domain::{
    platform::Platform,
    views::{
        Unnamed,
        history::{Line, Log},
        links::{LinkDetail, LinkOffer, OfferedPost},
        people::Removal,
        planner::{Calendar, Card, Found, PostDetail},
        review::{NotesPage, ReviewPage, ReviewPost},
        shared_calendar::SharedPost,
    },
};

/// Something that may hold posts without a name.
pub trait Named: Sized {
    /// Names them.
    fn name(&mut self);

    /// The same, named.
    #[must_use]
    fn named(mut self) -> Self {
        self.name();
        self
    }
}

impl<T: Named> Named for Vec<T> {
    fn name(&mut self) {
        self.iter_mut().for_each(Named::name);
    }
}

/// Puts what was told about a post without words into the place of its title.
fn fill(title: &mut String, unnamed: &mut Option<Unnamed>) {
    if let Some(unnamed) = unnamed.take() {
        *title = words::of_unnamed(&unnamed);
    }
}

impl Named for Card {
    fn name(&mut self) {
        fill(&mut self.title, &mut self.unnamed);
    }
}

impl Named for OfferedPost {
    fn name(&mut self) {
        fill(&mut self.title, &mut self.unnamed);
    }
}

impl Named for Line {
    fn name(&mut self) {
        if let Some((_, title)) = &mut self.post {
            fill(title, &mut self.unnamed);
        }
    }
}

impl Named for Log {
    fn name(&mut self) {
        self.lines.name();
    }
}

impl Named for ReviewPost {
    fn name(&mut self) {
        if self.title.is_empty() {
            self.title = words::of_unnamed(&Unnamed {
                pictures: self.pictures.len(),
                networks: self.previews.iter().map(|preview| preview.platform).collect(),
                day: self.when.as_ref().map(|when| when.day),
            });
        }
    }
}

impl Named for Calendar {
    fn name(&mut self) {
        self.posts.name();
        self.unscheduled.name();
    }
}

impl Named for PostDetail {
    fn name(&mut self) {
        self.card.name();
        self.history.name();
    }
}

impl Named for LinkOffer {
    fn name(&mut self) {
        self.posts.name();
        self.left_out.name();
    }
}

impl Named for Found {
    fn name(&mut self) {
        self.months.iter_mut().for_each(|month| month.posts.name());
    }
}

impl Named for Removal {
    fn name(&mut self) {
        self.posts.name();
    }
}

impl Named for LinkDetail {
    fn name(&mut self) {
        self.posts.iter_mut().for_each(|(post, _)| post.name());
        self.history.name();
    }
}

impl Named for ReviewPage {
    fn name(&mut self) {
        self.posts.name();
    }
}

impl Named for NotesPage {
    fn name(&mut self) {
        fill(&mut self.title, &mut self.unnamed);
    }
}

/// What a post of a shared calendar is called. Where captions are not shown it has no name but its networks.
#[must_use]
pub fn shared_post(post: &SharedPost) -> String {
    if !post.title.is_empty() {
        return post.title.clone();
    }
    let accounts = || post.texts.iter().flat_map(|text| &text.accounts);
    let networks: Vec<Platform> = accounts().map(|account| account.platform).collect();
    if accounts().all(|account| account.handle.is_none()) {
        let mut names: Vec<_> = networks.iter().map(|network| network.name()).collect();
        names.dedup();
        return names.join(", ");
    }
    words::of_unnamed(&Unnamed {
        pictures: post.pictured,
        networks,
        day: Some(post.when.day),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::views::ShownDay;

    fn called(pictures: usize, networks: &[Platform], day: Option<&str>) -> String {
        words::of_unnamed(&Unnamed {
            pictures,
            networks: networks.to_vec(),
            day: day.map(|day| ShownDay {
                date: day.parse().expect("a date"),
                other_year: false,
            }),
        })
    }

    #[test]
    fn a_post_without_words_is_called_by_what_it_is() {
        use Platform::{Instagram, LinkedIn, Mastodon};
        let day = Some("2027-01-12");
        assert_eq!(called(1, &[Instagram], day), "Picture for Instagram, Tue 12 Jan");
        assert_eq!(called(1, &[Instagram], None), "Picture for Instagram");
        assert_eq!(
            called(3, &[Instagram, LinkedIn], day),
            "3 pictures for Instagram and LinkedIn, Tue 12 Jan"
        );
        assert_eq!(
            called(1, &[Instagram, Instagram, LinkedIn, Mastodon], day),
            "Picture for Instagram and 2 more, Tue 12 Jan"
        );
        assert_eq!(called(2, &[], day), "2 pictures, Tue 12 Jan");
        assert_eq!(called(0, &[], None), "Post");
    }
}
