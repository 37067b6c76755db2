use super::{
    closed::Frame,
    load::WithReview,
    over::{Over, ask_again, give_password},
    panel, picked,
    said::Refused,
    sign_list::SignList,
    stamp::{button_of, question_of},
    tries::Tries,
    typed::{
        forget_several, keep_for, keep_now, keep_typed, lay_move_aside, settle_sent, words_about_several,
    },
};
use crate::{
    api::{
        ApiError,
        review::{ApproveAll, approve_all},
    },
    ui::{Avatar, Connection, Field, Icon, Notice, TextArea, submitted},
    words,
};
use domain::{
    Failure, Field as Name, LinkId, PostId, Refusal, Spelled,
    review::Verdict,
    views::review::{Flash, FlashForm, ReviewPage as Review, ReviewPost, State},
};
use leptos::{html, prelude::*, server_fn::ServerFn, task::spawn_local};
use leptos_meta::Title;
use leptos_router::hooks::{use_location, use_navigate, use_query_map};

/// `/review/{link}/approve-all`: says what is being signed, and asks once. Shows the posts that were ticked, or all that
/// wait.
#[component]
pub fn ApproveAllPage() -> impl IntoView {
    view! { <WithReview draw=|page| view! { <Sign page /> }.into_any() /> }
}

#[component]
fn Sign(page: Review) -> impl IntoView {
    let verdict = use_query_map().with_untracked(|query| {
        let name = query.get("verdict");
        name.and_then(|name| name.parse().ok())
            .unwrap_or(Verdict::Approved)
    });
    settle_sent(&page, true);
    let ticked = picked::in_address();
    let (posts, changed) = chosen(&page, &ticked);
    let count = posts.len();
    let passed: Vec<PostId> = posts
        .iter()
        .filter(|post| page.has_passed(post))
        .map(|post| post.id)
        .collect();
    let gone = ticked.len().saturating_sub(count);
    let title = match verdict {
        Verdict::Approved => words::review::all_approve_title(count),
        Verdict::ChangesRequested => words::review::all_changes_title(count),
        Verdict::Rejected => words::review::all_reject_title(count),
    };
    let text = match verdict {
        Verdict::Approved => words::review::all_approve_text().to_owned(),
        _ => words::review::all_other_text(count, &page.asked_by),
    };
    let back = picked::address(page.link, posts.iter().filter(|_| !ticked.is_empty()));
    // Of this very form, about these posts.
    let here = format!("/approve-all?{}", use_location().search.get_untracked());
    let flash = page.flash.clone().filter(|flash| flash.page == here);
    if count == 0 {
        // Why this form was refused is that they wait no more, which is told with the words it held.
        let typed = flash.map(|flash| flash.words().to_owned()).unwrap_or_default();
        let typed = (!typed.is_empty()).then(|| {
            view! {
                <Notice kind="warn">{words::review::left_unsent()}</Notice>
                <p class="rv-note" dir="auto">{typed}</p>
            }
        });
        let others = page.open().count();
        return view! {
            <Title text=words::review::decision() />
            <Frame wide=true>
                <header class="access-head">
                    <h1>{if others == 0 { words::review::all_none() } else { words::review::all_none_chosen() }}</h1>
                    {(others > 0).then(|| view! { <p>{words::review::all_others(others)}</p> })}
                </header>
                {(gone > 0).then(|| view! { <Notice kind="warn">{words::review::all_gone(gone)}</Notice> })}
                {typed}
                <LeftSeveral link=page.link verdict />
                <p class="access-after"><a href=back>{words::review::look_again()}</a></p>
            </Frame>
        }
        .into_any();
    }
    view! {
        <Title text=title.clone() />
        <Frame wide=true>
            <header class="access-head">
                <Avatar name=page.project.clone() hue=page.hue class="lg square" />
                <h1>{title}</h1>
                <p>{text}</p>
            </header>
            {(gone > 0).then(|| view! { <Notice kind="warn">{words::review::all_gone(gone)}</Notice> })}
            <div class="card">
                <div class="card-body">
                    <p class="rv-zone">{words::review::times_in(&page.expires.zone)}</p>
                    <SignList link=page.link posts=posts.clone() passed label=words::review::all_list() hue=page.hue changed />
                    <SignForm page posts verdict flash />
                    <a class="button quiet block" href=back>{words::review::all_back()}</a>
                </div>
            </div>
        </Frame>
    }
    .into_any()
}

/// The posts to decide on, and those of them that changed since they were ticked, each written as [`picked::name_of`] does.
fn chosen(page: &Review, ticked: &[String]) -> (Vec<ReviewPost>, Vec<PostId>) {
    let tick = |post: &ReviewPost| {
        ticked
            .iter()
            .find(|text| text.split(':').next() == Some(&*post.id.to_string()))
    };
    let open = page.posts.iter().filter(|post| post.state == State::Open);
    let posts: Vec<_> = open
        .filter(|post| ticked.is_empty() || tick(post).is_some())
        .cloned()
        .collect();
    let changed = |post: &&ReviewPost| tick(post).is_some_and(|text| *text != picked::name_of(post));
    let changed = posts.iter().filter(changed).map(|post| post.id).collect();
    (posts, changed)
}

#[component]
fn SignForm(
    page: Review,
    posts: Vec<ReviewPost>,
    verdict: Verdict,
    /// What came of it as a plain form.
    flash: Option<Flash>,
) -> impl IntoView {
    let (link, drawn, count) = (page.link, page.request_key, posts.len());
    let (form_of, tries) = (FlashForm::Several(verdict), Tries::new(link));
    let signed: Vec<String> = posts.iter().map(picked::name_of).collect();
    let (refused, typed) = flash
        .map(|flash| (flash.failure, flash.typed))
        .unwrap_or_default();
    let failure = RwSignal::new(refused);
    let connection = Connection::current();
    let busy = RwSignal::new(false);
    let over = RwSignal::new(false);
    let form = NodeRef::<html::Form>::new();
    let opened = move |()| {
        let button = form
            .get_untracked()
            .and_then(|form| form.query_selector("button").ok().flatten());
        if let Some(button) = button {
            panel::bring(&button);
        }
    };
    let navigate = use_navigate();
    let sent = signed.clone();
    let decides: Vec<PostId> = posts.iter().map(|post| post.id).collect();
    let names: String = signed.iter().map(|name| format!("&post={name}")).collect();
    let again = format!("/review/{link}/approve-all?verdict={}{names}", verdict.as_str());
    let submit = move |event| {
        let note = submitted(&event).remove("note").unwrap_or_default();
        if busy.get_untracked() {
            return;
        }
        if let Some(offline) = connection.failure() {
            // Of what was sent before nobody knows more than before.
            if failure.with_untracked(|told| *told != Some(Failure::Unanswered)) {
                failure.set(Some(offline));
            }
            return;
        }
        busy.set(true);
        let (posts, navigate, again) = (sent.clone(), navigate.clone(), again.clone());
        let decides = decides.clone();
        let key = tries.key(None, form_of, note.clone(), (drawn, 0));
        let text = note.clone();
        spawn_local(async move {
            let answer = approve_all(link, posts, Some(verdict), note, key).await;
            tries.answered(key, &answer);
            // Who went back to the posts stays there.
            let here = busy.try_get_untracked().is_some();
            let decided = |stayed: &[PostId]| {
                keep_for(link, stayed, verdict, &text);
                forget_several(link, verdict);
                let decided = decides.iter().filter(|id| !stayed.contains(id));
                // As where one post is approved.
                for id in decided.filter(|_| verdict == Verdict::Approved) {
                    lay_move_aside(link, *id);
                }
                if here {
                    navigate(&format!("/review/{link}/done"), Default::default());
                }
            };
            match &answer {
                Ok(()) => decided(&[]),
                // That page says which are not.
                Err(ApiError(Failure::Refused(Refusal::Partly(stayed)))) => decided(stayed),
                // The page as it is now, with what was chosen.
                Err(ApiError(Failure::Refused(
                    Refusal::PostChanged | Refusal::PostMoved | Refusal::AlreadyDecided { .. },
                ))) => {
                    if here {
                        go_again(&again);
                    }
                }
                Err(error) => {
                    let ended = error.0 == Failure::SignedOut;
                    failure.set(Some(error.0.clone()));
                    if ended {
                        ask_again(link, over).await;
                        give_password(over);
                    }
                }
            }
            busy.try_set(false);
        });
    };
    let send = match verdict {
        Verdict::Approved => words::review::all_approve(count),
        Verdict::ChangesRequested => words::review::all_changes(count),
        Verdict::Rejected => words::review::all_reject(count),
    };
    view! {
        <form class="settle" method="post" action=ApproveAll::url() on:submit=submit node_ref=form>
            <input type="hidden" name="link" value=link.to_string() />
            <input type="hidden" name="request_key" value=drawn.to_string() />
            <input type="hidden" name="verdict" value=verdict.as_str() />
            {signed.into_iter().map(|text| view! { <input type="hidden" name="posts[]" value=text /> }).collect_view()}
            {if verdict.needs_note() {
                view! { <Reason verdict typed failure /> }.into_any()
            } else {
                view! { <Statement name=page.approver /> }.into_any()
            }}
            <Refused failure />
            <button class=button_of(verdict) aria-busy=move || busy.get().to_string()>
                {(verdict == Verdict::Approved).then(|| view! { <Icon name="check-double" /> })} {send}
            </button>
        </form>
        <Over link over opened />
    }
}

/// Words for several posts of which none waits any more: they were not sent.
#[component]
fn LeftSeveral(link: LinkId, verdict: Verdict) -> impl IntoView {
    let words = RwSignal::new(None);
    Effect::new(move |_| words.set(words_about_several(link, verdict)));
    move || {
        let text = words.get()?;
        Some(view! {
            <div class="notice warn"><Icon name="alert" /><div>{words::review::left_unsent()}</div></div>
            <p class="rv-note" dir="auto">{text}</p>
        })
    }
}

/// Loads this page anew, with these posts chosen.
fn go_again(address: &str) {
    #[cfg(feature = "hydrate")]
    {
        let location = window().location();
        let here = location.pathname().unwrap_or_default() + &location.search().unwrap_or_default();
        // A browser that refuses leaves the page as it is.
        let _ = if here == address {
            location.reload()
        } else {
            location.replace(address)
        };
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = address;
}

/// Why several posts go back.
#[component]
fn Reason(verdict: Verdict, typed: String, failure: RwSignal<Option<Failure>>) -> impl IntoView {
    let area = NodeRef::<html::Textarea>::new();
    keep_typed(area, false);
    view! {
        <Field label=question_of(verdict).to_owned() id="all-note" name=Name::Note failure>
            <TextArea
                text=typed
                typed=move |_| keep_now(area)
                node_ref=area
                attr:id="all-note"
                attr:name="note"
                attr:rows="3"
                attr:required=true
                attr:aria-describedby="all-note-problem"
            />
        </Field>
    }
}

/// What the button means.
#[component]
fn Statement(name: String) -> impl IntoView {
    view! {
        <p class="notice"><Icon name="info" /><span>{words::review::all_signed(name)}</span></p>
    }
}
