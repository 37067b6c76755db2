use super::{
    typed::all_unsent,
    unlock::{Key, Unlock},
};
use crate::{
    api::ApiError,
    dates,
    ui::{Icon, TextArea, Unavailable},
    words,
};
use domain::{
    Failure, LinkId, Refusal,
    link::LinkStatus,
    views::review::{Late as Held, Return},
};
use leptos::prelude::*;
use leptos_meta::{Stylesheet, Title};

/// The frame of a page that is one card.
#[component]
pub(super) fn Frame(
    /// For lists.
    #[prop(optional)]
    wide: bool,
    /// The card, and what stands round it.
    children: Children,
) -> impl IntoView {
    view! {
        <MoreStyles />
        <div class="access">
            <main id="main" class=wide.then_some("wide")>{children()}</main>
            <footer class="access-foot">{words::review::foot()}</footer>
        </div>
    }
}

/// The style of everything but the posts, which do not wait for it: see `style/review-more.css`. Links from the posts to
/// a page with this load a document, so that no page is seen without its style.
#[component]
pub(super) fn MoreStyles() -> impl IntoView {
    view! { <Stylesheet href="/pkg/review-more.css" /> }
}

/// A page that says one thing.
#[component]
pub(super) fn Says(
    icon: &'static str,
    title: &'static str,
    text: &'static str,
    /// What can be done about it.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <Title text=title />
        <Frame>
            <div class="card">
                <div class="empty">
                    <Icon name=icon />
                    <h1>{title}</h1>
                    <p>{text}</p>
                    {children.map(|children| children())}
                </div>
            </div>
        </Frame>
    }
}

/// Unknown, malformed or revoked: not told apart.
#[component]
pub(super) fn Invalid() -> impl IntoView {
    status(404);
    view! { <Says icon="link" title=words::review::invalid_title() text=words::review::invalid_text() /> }
}

/// A review without a live session in this browser.
#[component]
pub(super) fn Left(link: Option<LinkId>, found: Return) -> impl IntoView {
    match (found, link) {
        (Return::Over { asker, late }, Some(link)) => view! {
            <Unlock key=Key::Link(link) asker>
                <Late late />
            </Unlock>
        }
        .into_any(),
        (Return::Expired { left }, link) => expired(link, left).into_any(),
        (found, link) => {
            status(404);
            let left = match found {
                Return::Unknown { left } => left,
                _ => None,
            };
            view! {
                <Says icon="link" title=words::review::outside_title() text=words::review::outside_text()>
                    <Leftover link left />
                </Says>
            }
            .into_any()
        }
    }
}

/// Words about the posts of a link that does not open: they were not sent.
#[component]
fn Leftover(
    link: Option<LinkId>,
    /// Those of a form that the server keeps for this browser; it keeps others itself.
    left: Option<String>,
) -> impl IntoView {
    let kept = RwSignal::new(Vec::new());
    Effect::new(move |_| kept.set(link.map(all_unsent).unwrap_or_default()));
    move || {
        let mut texts = kept.get();
        texts.extend(left.clone().filter(|left| !texts.contains(left)));
        (!texts.is_empty()).then(|| {
            let texts = texts
                .into_iter()
                .map(|text| view! { <p class="rv-note" dir="auto">{text}</p> });
            view! {
                <div class="notice warn"><Icon name="alert" /><div>{words::review::left_unsent()}</div></div>
                {texts.collect_view()}
            }
        })
    }
}

/// The session is over; what was typed in a form that came too late is there, to be read and copied.
#[component]
fn Late(late: Option<Held>) -> impl IntoView {
    let text = match late {
        Some(Held::Pressed) => words::review::over_pressed(),
        _ => words::review::over_text(),
    };
    let (words, moved) = match late {
        Some(Held::Words(text)) => (Some(text), None),
        Some(Held::Move(when)) => (
            None,
            Some(words::review::over_move(dates::moment(&when), when.zone)),
        ),
        Some(Held::Pressed) | None => (None, None),
    };
    let words = words.map(|text| {
        view! {
            <label class="field">
                <span class="field-label">{words::review::over_typed()}</span>
                <TextArea text attr:rows="5" attr:readonly=true />
            </label>
        }
    });
    view! {
        <div class="notice warn">
            <Icon name="clock" />
            <div><b>{words::review::over_title()}</b> " " {text} " " {moved}</div>
        </div>
        {words}
    }
}

fn expired(link: Option<LinkId>, left: Option<String>) -> impl IntoView {
    status(410);
    // Only the message holds the token that a request needs.
    view! {
        <Says icon="clock" title=words::review::expired_title() text=words::review::expired_inside()>
            <Leftover link left />
        </Says>
    }
}

/// Why a review does not open.
#[component]
pub(super) fn Closed(
    error: ApiError,
    /// The link, where that is known.
    #[prop(optional_no_strip)]
    link: Option<LinkId>,
) -> impl IntoView {
    match error.0 {
        Failure::SignedOut
        | Failure::NotFound
        | Failure::Refused(Refusal::LinkNotActive(LinkStatus::Revoked)) => view! { <Invalid /> }.into_any(),
        Failure::Refused(Refusal::LinkNotActive(_)) => expired(link, None).into_any(),
        _ => view! {
            <Title text=words::failure::title() />
            <Frame>
                <Unavailable error />
            </Frame>
        }
        .into_any(),
    }
}

/// The status of the page that is being made.
pub(super) fn status(code: u16) {
    #[cfg(feature = "ssr")]
    crate::request::set_status(code);
    #[cfg(not(feature = "ssr"))]
    let _ = code;
}
