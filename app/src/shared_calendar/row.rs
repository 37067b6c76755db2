use super::{
    calendar::Mark,
    details::{AccountName, opener},
};
use crate::{called, dates, ui::Glyph};
use domain::views::shared_calendar::SharedPost;
use leptos::prelude::*;

/// A post in the list.
#[component]
pub(super) fn Row(post: SharedPost) -> impl IntoView {
    let title = called::shared_post(&post);
    let accounts = post.texts.iter().flat_map(|text| &text.accounts);
    let accounts = accounts.map(|account| {
        view! { <span class="sc-account"><Glyph platform=account.platform /><AccountName account=account.clone() /></span> }
    });
    let thumbnail = post.pictures.first().map(|picture| {
        view! { <img src=picture.thumbnail.clone() alt="" width="56" height="56" loading="lazy" /> }
    });
    view! {
        <li>
            <button class="sc-row" type="button" popovertarget=opener(&post)>
                <span class="sc-time">{dates::clock(&post.when)}</span>
                <span class="sc-what">
                    <b class="truncate" dir="auto">{title}</b>
                    <span class="sc-accounts">{accounts.collect_view()}</span>
                </span>
                <Mark status=post.status />
                {thumbnail}
            </button>
        </li>
    }
}
