use super::calendar::Mark;
use crate::{
    called, dates,
    ui::{Glyph, Icon},
    words,
};
use domain::views::shared_calendar::{Account, SharedPost, SharedText};
use leptos::prelude::*;

/// The `id` of what opens for a post.
pub(super) fn opener(post: &SharedPost) -> String {
    format!("p-{}", post.id)
}

/// What a click on a post opens: the main information, and nothing else.
#[component]
pub(super) fn Details(post: SharedPost) -> impl IntoView {
    let id = opener(&post);
    let heading = format!("{id}-title");
    let (target, labelled) = (id.clone(), heading.clone());
    let when = dates::moment(&post.when);
    let many = post.texts.len() > 1;
    let texts = post.texts.iter().cloned();
    let texts = texts.map(|text| view! { <Text text many /> }).collect_view();
    let pictures = post.pictures.iter().zip(1..).map(|(picture, number)| {
        let alt = if picture.alt.is_empty() { words::shared_calendar::picture(number) } else { picture.alt.clone() };
        view! { <img src=picture.url.clone() alt=alt width=picture.width height=picture.height loading="lazy" /> }
    });
    view! {
        <dialog class="sc-post" popover="auto" id=id aria-labelledby=labelled>
            <div class="sc-head">
                <Mark status=post.status />
                <button class="button quiet icon-only" type="button" popovertarget=target popovertargetaction="hide" aria-label=words::shared_calendar::close()>
                    <Icon name="x" />
                </button>
            </div>
            <h2 id=heading class="truncate" dir="auto">{called::shared_post(&post)}</h2>
            <dl>
                <div>
                    <dt>{words::shared_calendar::when()}</dt>
                    <dd>
                        <time datetime=post.when.utc.clone()>{when}</time>
                        " " <span class="muted">{post.when.zone.clone()}</span>
                        // Filled in by script, where the reader is in another zone.
                        <span class="sc-yours" data-utc=post.when.utc.clone() data-label=words::shared_calendar::your_time() hidden></span>
                    </dd>
                </div>
            </dl>
            {texts}
            {(!post.pictures.is_empty())
                .then(|| view! { <div class="sc-pictures">{pictures.collect_view()}</div> })}
        </dialog>
    }
}

/// An account beside the mark of its network: its name, or the network's where that is all that is told.
#[component]
pub(super) fn AccountName(account: Account) -> impl IntoView {
    let network = account.platform.name();
    match account.handle {
        Some(handle) => {
            view! { <span class="visually-hidden">{network}" "</span><bdi>{handle}</bdi> }.into_any()
        }
        None => view! { <span>{network}</span> }.into_any(),
    }
}

/// A text, under the accounts that get it.
#[component]
fn Text(text: SharedText, many: bool) -> impl IntoView {
    let accounts = text.accounts.iter().map(|account| {
        view! {
            <li class="sc-account">
                <Glyph platform=account.platform />
                <AccountName account=account.clone() />
            </li>
        }
    });
    let caption = (!text.caption.is_empty())
        .then(|| view! { <p class="sc-caption" dir="auto">{text.caption.clone()}</p> });
    view! {
        <section class="sc-text" data-many=many.then_some("")>
            <ul class="sc-accounts" aria-label=words::shared_calendar::goes_to()>{accounts.collect_view()}</ul>
            {caption}
        </section>
    }
}
