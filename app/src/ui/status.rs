use crate::{ui::Icon, words};
use domain::{Spelled, link::LinkStatus, post::PostStatus};
use leptos::prelude::*;

/// The icon of a status.
#[must_use]
pub const fn icon_of(status: PostStatus) -> &'static str {
    match status {
        PostStatus::Draft => "draft",
        PostStatus::Awaiting => "clock",
        PostStatus::Changes => "pencil",
        PostStatus::Rejected => "x",
        PostStatus::Approved => "check",
        PostStatus::Scheduled => "check-double",
        PostStatus::Missed => "missed",
        PostStatus::Publishing => "send",
        PostStatus::Published => "arrow-up-right",
        PostStatus::Failed => "x-circle",
        PostStatus::Attention => "question",
    }
}

/// A post's status: colour, icon and word.
#[component]
pub fn StatusTag(
    /// Which.
    status: PostStatus,
) -> impl IntoView {
    view! {
        <span class="status" data-status=status.as_str()>
            <Icon name=icon_of(status) />
            {words::of_status(status)}
        </span>
    }
}

/// A link's status: colour, icon and word.
#[component]
pub fn LinkStatusTag(
    /// Which.
    status: LinkStatus,
) -> impl IntoView {
    let icon = match status {
        LinkStatus::Active => "check",
        LinkStatus::Expired => "clock",
        LinkStatus::Revoked => "x",
    };
    view! {
        <span class="status" data-link=status.as_str()>
            <Icon name=icon />
            {words::of_link_status(status)}
        </span>
    }
}
